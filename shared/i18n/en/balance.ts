/** English texts of the area "balance"; the same keys as zh-CN/balance.ts. */
import type { balance as master } from '../zh-CN/balance.ts';

export const balance: Record<keyof typeof master, string> = {
  'balance.note': 'Hectares, mu and share are of the ellipsoidal area, the net area is the ellipsoidal one; parts are balanced: they sum to the subtotal, each within one unit of its last digit. Layers overlap one another and are not added up.',
  'balance.method': 'Parts in the table of overlaps are balanced: each is rounded, and the difference goes by single units of the last digit to those that rounding changed most, so that parts sum to the whole; areas of findings and ledger are as computed.',
  'balance.method-none': 'Areas are not balanced; rounded parts may differ from the whole in the last digits.',
  'balance.option': 'Balance areas',
  'balance.option-note': 'parts in the report’s table sum to the whole, and the report says so',
};
