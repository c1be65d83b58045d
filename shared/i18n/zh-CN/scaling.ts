/** Chinese texts (master language) of the area "scaling": a typed scale, and places read in degrees. Keys are `scaling.…`. */
export const scaling = {
  'scaling.placeholder': '自动取整，或写 1:2500',
  'scaling.notUnderstood': '看不懂此比例尺；写成 1:2500 或 2500，从 1:10 到 1:1 亿。',
  'scaling.degrees': '{system}（度分秒；地图仍在平面上画）',
} as const;
