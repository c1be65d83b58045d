/** Chinese texts (master language) of the annex that lets every number be checked. Keys are `basis.…`; placeholders are `{name}`. */
export const basis = {
  'basis.checksum-note': '文件核对码为主文件内容 SHA-256 值的前 12 位，核对码相同的是同一份文件。',
  'basis.method-note': '扣除系数取自图斑属性表的扣除系数字段（一般为 KCXS）。“文件未注明”的，指文件没有载明坐标系（如缺 .prj 文件），由使用人声明。平面面积在分析坐标系的平面上计算。',
  'basis.changed-working': '{number} {title}：认定时超出部分 {before} 亩，最近一次图形比对为 {now} 亩；原认定是否仍然适用，由承办人复核。',
  'basis.within': '{subject} {metres} m 范围内',
} as const;
