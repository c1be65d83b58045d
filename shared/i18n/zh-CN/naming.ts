/** Chinese texts (master language) of the area "naming": what the own county is called once the sample is gone. */
export const naming = {
  'naming.label': '本县（市、区）名称',
  'naming.placeholder': '可留空',
  'naming.note': '清空后显示在标题栏，随备份保存；以后在标题栏上点名称也可以改。',
} as const;
