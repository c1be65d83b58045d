/** English texts of the area "blanks"; the same keys as zh-CN/blanks.ts. */
import type { blanks as master } from '../zh-CN/blanks.ts';

export const blanks: Record<keyof typeof master, string> = {
  'blanks.head': 'Still empty in the plan: {fields}. Fill in first, or hand it on and write it as it is.',
  'blanks.ofMines': 'Still empty in the plans of {count} mines: {fields}. Fill in first, or write them as they are.',
  'blanks.field': '{field} {count}×',
  'blanks.cost': 'Cost (10k yuan)',
  'blanks.fill': 'Fill in',
};
