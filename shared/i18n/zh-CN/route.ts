/** Chinese texts (master language) of a proposed route that the site visit decides. Keys are `route.…`. */
export const route = {
  'route.overlap.L01': '永久基本农田',
  'route.overlap.L07': '湿地',
  'route.proposal.open':
    '认定成立的问题含与{overlaps}重叠，走哪条路线取决于现场核查：已占用的停止占用并恢复，可以在现有矿区范围内整改，暂按此提出；未占用、按措施申请变更矿区范围核减重叠部分的，改选部分退出。本路线由软件按认定结果提出，由主管部门审定。',
} as const;
