/** Chinese texts (master language) of the area "trouble": what could not be done in the background, what is there no more. Keys are `trouble.…`. */
export const trouble = {
  'trouble.backup': '自动备份没有写成，工作区里的数据没有受影响；检查本机磁盘空间，下次改动后会再试。',
  'trouble.gone': '所说的内容已不在工作区（已撤销、清空或移除）。',
  'trouble.reload': '重新载入窗口',
} as const;
