/** Chinese texts (master language) of the area "callout": elevations and tiny areas on the map and beside it. */
export const callout = {
  'callout.range': '{top} ~ {bottom}',
  'callout.ranges': '{ranges} m',
  'callout.ranges-of-many': '{ranges} m 等 {count} 个矿体',
  'callout.rest': '·{mu}·{hectares} 公顷（椭球）',
} as const;
