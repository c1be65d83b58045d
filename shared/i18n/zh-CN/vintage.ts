/** Chinese texts (master language) of the area "vintage": a year in the attributes, offered as the date of a layer. Keys are `vintage.…`; placeholders are `{name}`. */
export const vintage = {
  'vintage.proposal': '字段 {field} 的前 {rows} 行都是 {year}，可能是资料的年份，也可能是认定、核定或更新的年份，软件不能断定。',
  'vintage.take': '填入 {year}',
} as const;
