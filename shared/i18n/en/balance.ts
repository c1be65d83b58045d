/** English texts of the area "balance"; the same keys as zh-CN/balance.ts. */
import type { balance as master } from '../zh-CN/balance.ts';

export const balance: Record<keyof typeof master, string> = {
  'balance.note': 'Hectares, mu and share are of the ellipsoidal area, the net area is the ellipsoidal one; parts are balanced: they sum to the subtotal, each within one unit of its last digit. Layers overlap one another and are not added up.',
  'balance.method': 'Parts in the table of overlaps and in the ledger’s overlap summary are balanced: each is rounded, and the difference goes by single units of the last digit to those that rounding changed most, so that parts sum to the whole; areas of findings are as computed.',
  'balance.method-none': 'Areas are not balanced; rounded parts may differ from the whole in the last digits.',
  'balance.correction': '{layer} {class} {column} {by}',
  'balance.separator': ', ',
  'balance.corrections': ' {count} numbers corrected by balancing: {told}.',
  'balance.corrections-more': ' {count} numbers corrected by balancing, among them: {told}.',
  'balance.corrections-none': ' Rounded parts sum to the subtotals already: nothing was corrected.',
  'balance.column.planar': 'planar m²',
  'balance.column.ellipsoidal': 'ellipsoidal m²',
  'balance.column.net': 'net m²',
  'balance.column.hectares': 'ha',
  'balance.column.mu': 'mu',
  'balance.ledger-note': 'Areas of this sheet are balanced by mine and layer: parts sum to the whole; “Correction” is the printed ellipsoidal area minus its plain rounding, {count} of them; areas of findings are as computed.',
  'balance.ledger-none': 'Areas are as computed, not balanced.',
  'balance.ledger.correction': 'Correction m²',
  'balance.option': 'Balance areas',
  'balance.option-note': 'parts in the report’s table and the ledger’s overlap summary sum to the whole; corrections are told',
};
