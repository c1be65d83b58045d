/** Chinese texts (master language) of the area "columns": the menu of a column in a table. Keys are `columns.…`; placeholders are `{name}`. */
export const columns = {
  'columns.hint': '{name}：右键或 Alt+↓ 打开列菜单',
  'columns.ascending': '升序',
  'columns.descending': '降序',
  'columns.unsorted': '不排序',
  'columns.filter': '筛选本列',
  'columns.clear': '清除本列筛选',
  'columns.hide': '隐藏此列',
  'columns.freeze': '固定到此列',
  'columns.release': '不固定左侧各列',
  'columns.fit': '列宽适合内容',
  'columns.textHelp': '按文字查找；本列都是数字时也可写：>5、≤20、1~9',
  'columns.asNumbers': '“{name}”的值都是数字，按数值比较',
  'columns.asText': '“{name}”的值不全是数字，按文字查找',
} as const;
