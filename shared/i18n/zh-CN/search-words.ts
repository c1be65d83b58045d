/** Chinese words (master language) by which the search box finds commands beside their titles, apart by spaces. Keys are `words.…`. */
export const searchWords = {
  'words.sheets': '打印 制图 PDF 图纸',
  'words.saveBackup': '保存 存盘 备份',
  'words.exportWord': '保存 报告 docx 文档',
  'words.exportPdf': '保存 报告 打印',
  'words.exportLedger': '保存 报告 Excel xlsx 表格',
  'words.manual': '说明 手册 帮助 怎么用 教程',
  'words.home': '到期 过期 逾期 即将到期 有效期',
  'words.goToCoordinate': '坐标定位 定位 坐标 经纬度',
  'words.check': '越界 超层 超深 越层',
  'words.undecided': '越界 占用 压占 重叠 冲突',
  'words.nameWorkspace': '县名 单位名称 改名',
  'words.shortcuts': '帮助 手册 说明 按键',
  'words.about': '帮助 手册 说明 版本',
  'words.diagnostics': '帮助 故障 日志',
  'words.layer': '图层',
} as const;
