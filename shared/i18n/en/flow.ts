/** English texts of the area "flow"; the same keys as zh-CN/flow.ts. */
import type { flow as master } from '../zh-CN/flow.ts';

export const flow: Record<keyof typeof master, string> = {
  'flow.ledger.noPlan': 'No plan',
};
