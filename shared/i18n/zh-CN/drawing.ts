/** Chinese texts (master language) of the area "drawing": 井上井下. Keys are `drawing.…`; placeholders are `{name}`. */
export const drawing = {
  'drawing.did.receive': '收图：{mine} {period} {file}',
  'drawing.did.remove': '移除{mine} {period} 的 {file}',
  'drawing.did.check': '核查{mine} {period} 的 {file}',
} as const;
