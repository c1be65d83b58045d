/** Chinese texts (master language) of the area "geometry". Keys are `geometry.…`; placeholders are `{name}`. */
export const geometry = {
  'geometry.stage.judging': '检查图形：{file}',
  'geometry.row-self-crossing': '{file} 第 {row} 行：图形自相交，修正后面积变化 {change} m²；套合时按修正后的图形计算，原图层不改动。',
  'geometry.row-spike': '{file} 第 {row} 行：界线往返重叠成尖刺，修正后面积变化 {change} m²；套合时按修正后的图形计算，原图层不改动。',
  'geometry.row-rings-cross': '{file} 第 {row} 行：内外环相交或重叠，修正后面积变化 {change} m²；套合时按修正后的图形计算，原图层不改动。',
  'geometry.row-hole-outside': '{file} 第 {row} 行：内环不在外环之内，修正后面积变化 {change} m²；套合时按修正后的图形计算，原图层不改动。',
  'geometry.row-parts-overlap': '{file} 第 {row} 行：多个部分互相重叠，修正后面积变化 {change} m²；套合时按修正后的图形计算，原图层不改动。',
  'geometry.more-rows-unsound': '{file} 另有 {count} 行图形自相交或重叠；套合时按修正后的图形计算，原图层不改动。',
} as const;
