/** Chinese texts (master language) of the area "scaling": a typed scale. Keys are `scaling.…`. */
export const scaling = {
  'scaling.placeholder': '自动取整，或写 1:2500',
  'scaling.notUnderstood': '看不懂此比例尺；写成 1:2500 或 2500，从 1:10 到 1:1 亿。',
} as const;
