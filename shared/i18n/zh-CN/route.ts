/** Chinese texts (master language) of a proposed route and of what it depends on. Keys are `route.…`. */
export const route = {
  'route.overlap.L01': '永久基本农田',
  'route.overlap.L07': '湿地',
  'route.proposal.safety-rectification': '认定成立的问题中有超出登记矿区范围或者开采标高的采掘工程，矿山安全法实施条例第十三条禁止越层、越界开采，拟按安全隐患整治办理。',
  'route.proposal.other': '待定：认定成立的问题中没有可以据以提出安全隐患整治、矿业权整合或者矿业权退出的情形，整改路线由承办人提出；各项问题按所列措施整改。',
  'route.open.expired': '采矿许可证有效期已届满，先核实续期情况：已经依法续期的，按续期后的采矿权办理；未申请续期或者依法不予续期的，矿业权消灭（矿产资源法第二十四条），选矿业权退出。',
  'route.open.occupied': '与{overlaps}重叠的，走哪条路线取决于现场核查：已占用的停止占用并恢复；未占用、按措施申请变更矿区范围核减重叠部分的，选部分退出。',
  'route.proposed': '本路线由软件按认定结果提出，由主管部门审定。',
} as const;
