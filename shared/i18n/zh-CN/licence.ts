/** Chinese texts (master language) of the area "licence": what a licence number tells. */
export const licence = {
  'licence.fact': '许可证号含义',
  'licence.words': '{level}发证（行政区代码 {code}）',
  'licence.words-issued': '{level}发证（行政区代码 {code}），首次颁发 {issued}',
  'licence.level.ministry': '部级',
  'licence.level.province': '省级',
  'licence.level.city': '市级',
  'licence.level.county': '县级',
  'licence.exploration': '“{number}”以 T 开头，是勘查许可证号，不是采矿许可证号；核对图层是否混有探矿权。',
} as const;
