/** Chinese texts (master language) of leaving the fictional sample county. Keys are `sample.…`; placeholders are `{name}`. */
export const sampleCounty = {
  'sample.action.clear': '清空样例，开始本县工作',
  'sample.reason.none': '工作区里没有样例。',
  'sample.clear.title': '清空样例，开始本县工作',
  'sample.clear.question': '把虚构的样例县和由它得出的成果全部清空？',
  'sample.clear.goes': '清空',
  'sample.clear.goesWhat': '图层 {layers} 个、套合结果 {runs} 次、问题 {findings} 项、认定 {decisions} 项、整改方案 {plans} 份、图件 {drawings} 份',
  'sample.clear.stays': '保留',
  'sample.clear.staysLayers': '自己的图层 {count} 个：{names}；底图、转换参数和设置',
  'sample.clear.staysNone': '底图、转换参数和设置',
  'sample.clear.undo': '清空后可以撤销，撤销后样例和成果原样回来；样例县也可以随时重新打开。',
  'sample.clear.confirm': '清空样例',
  'sample.clear.did': '已清空样例',
  'sample.sheet.leftOff': '套合 {run} 的冲突区有 {count} 处没有印：得出它们的图层（“{name}”等 {layers} 个）已移除；重新套合后再印。',
  'sample.overlay.undated': '与“{name}”用途相同、范围重叠，且没有注明数据时间，仍由“{name}”（{date}）参加；要用新数据，在这里改选',
} as const;
