/** Chinese texts (master language) of the annex that lets every number be checked. Keys are `basis.…`; placeholders are `{name}`. */
export const basis = {
  'basis.checksum-note': '文件核对码为主文件内容 SHA-256 值的前 12 位，核对码相同的是同一份文件。',
  'basis.within': '{subject} {metres} m 范围内',
} as const;
