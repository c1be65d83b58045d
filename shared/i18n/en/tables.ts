/** English texts of the attribute tables. */
import type { tables as master } from '../zh-CN/tables.ts';

export const tables: Record<keyof typeof master, string> = {
  'tables.number': '>5, 1~9',
  'tables.numberHelp': 'Type >20000, ≥20000, <5, ≤5 or 20000~50000; a number alone finds what equals it to the decimals typed; =20000 is exact',
  'tables.least': '≥, 1~9',
  'tables.leastHelp': 'Type 0.5 (at least 0.5), >0.5, <5, ≤5, =5 or 0.5~5',
  'tables.notUnderstood': 'This condition is not understood, nothing is filtered by it; type >20000, ≥5, <5 or 20000~50000',
};
