/** Chinese (master language) texts of the window's frame: manual, name of the workspace, first start. Keys are `shell.…`; placeholders are `{name}`. */
export const shell = {
  'shell.manual.title': '使用说明',
  'shell.manual.text': '使用说明全文',
} as const;
