/** Chinese texts (master language) of the area "flow": a plan's official steps, its versions and its trail. Keys are `flow.…`; placeholders are `{name}`. */
export const flow = {
  'flow.ledger.noPlan': '未立方案',
} as const;
