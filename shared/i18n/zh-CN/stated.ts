/** Chinese texts (master language) of the area "stated": what a drawing's own texts say, beside what is chosen for it. */
export const stated = {
  'stated.words': '图上注记：{list}',
  'stated.taken': '取自图上注记{list}，可以改',
  'stated.both': '图上注记不一致，没有预选：{list}；按实际选择。',
  'stated.otherSystem': '图上注记{list}，与所选的 {system} 不同；核实后再收。',
  'stated.otherThanRights': '图上注记{list}，与登记的 {system} 不同，没有预选；按实际选择坐标系。',
  'stated.otherChoice': '图上注记{list}，与所选不同；核实后再收。',
  'stated.strayTexts': '{count} 处文字写在图形之外（如图签、图例），另列，不取；其中的注记照样读',
  'stated.incomplete': '图件不完整，仍然收下',
  'stated.question.incomplete': '图件不完整，确认是否仍然收下',
} as const;
