/** Chinese texts (master language) of what the report room is about to write. Keys are `exported.…`; placeholders are `{name}`. */
export const exported = {
  'exported.several': '{count} 个矿',
  'exported.button': '{action}（{subject}）',
  'exported.unseen': '预览的是{shown}，没有勾选，不在导出之列；将导出的是{subject}。',
  'exported.onlyShown': '只导出预览的矿',
} as const;
