/** English texts of the window's frame: manual, name of the workspace, first start. Keys are `shell.…`; placeholders are `{name}`. */
export const shell = {
  'shell.manual.title': 'Manual',
  'shell.manual.text': 'Text of the manual',
} as const;
