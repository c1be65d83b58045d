/** Chinese texts (master language) of what is said where the user looks: why an export failed, which zone a coordinate was read in. Keys are `wording.…`. */
export const wording = {
  'wording.report.layersGone': '套合用的图层已不在工作区：{names}。报告不能导出；撤销移除，或者重新套合后再导出。',
  'wording.report.failed': '没有导出：',
  'wording.search.goToInZone': '缺带号，按本图 {zone} 带：到 X {north} · Y {east}',
  'wording.search.wentInZone': '坐标缺带号，已按本图 {zone} 带定位。',
  'wording.vertex.inZone': '缺带号，按本图 {zone} 带。',
  'wording.encoding.byte': '{encoding}（{byte}）',
  'wording.encoding.unknownByte': '不认识（{byte}）',
  'wording.selection.taken': '选自 {count} 个图层，只选一个在地图左上“选择于”里指定：{layers}',
} as const;
