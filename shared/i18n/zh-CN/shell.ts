/** Chinese (master language) texts of the window's frame: manual, name of the workspace, first start. Keys are `shell.…`; placeholders are `{name}`. */
export const shell = {
  'shell.manual.title': '使用说明',
  'shell.manual.text': '使用说明全文',
  'shell.did.sample': '打开虚构样例“青石县”（{count} 个图层）',
  'shell.sample.opened': '已打开虚构样例“青石县”，供练习；改用本县数据：文件 › 清空样例，开始本县工作',
  'shell.action.nameWorkspace': '工作区名称',
  'shell.name.label': '县（市、区）或单位名称',
  'shell.name.note': '显示在标题栏，随备份保存；留空则显示“{name}”。',
  'shell.name.keep': '保存名称',
  'shell.name.is': '工作区：',
  'shell.reason.sampleName': '虚构样例的名称不能改；清空样例后写本县或单位的名称。',
  'shell.home.undated': '有效期未载明',
  'shell.home.undatedLine': '登记的有效期止缺失或不是日期',
  'shell.import.twinInside': '与“{container}”里的图层“{name}”是同一文件，勾选才再次导入',
  'shell.jobs.cancelled': '已取消：{what}',
} as const;
