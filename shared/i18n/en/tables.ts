/** English texts of the attribute tables. */
import type { tables as master } from '../zh-CN/tables.ts';

export const tables: Record<keyof typeof master, string> = {
  'tables.number': '>5, 1~9',
  'tables.numberHelp': 'Type >20000, ≥20000, <5, ≤5 or 20000~50000; a number alone finds what equals it to the decimals typed; =20000 is exact',
  'tables.least': '≥, 1~9',
  'tables.leastHelp': 'Type 0.5 (at least 0.5), >0.5, <5, ≤5, =5 or 0.5~5',
  'tables.notUnderstood': 'This condition is not understood, nothing is filtered by it; type >20000, ≥5, <5 or 20000~50000',
  'tables.reason.noTable': 'Open an attribute table first',
  'tables.reason.noRows': 'The table has no rows to copy',
  'tables.total.selected': 'Registered area of the selected',
  'tables.total.shown': 'Registered area of those shown',
  'tables.total.all': 'Registered area in all',
  'tables.empty.no-layer': 'No layer of mining rights yet. Import one, and its rights are listed here.',
  'tables.empty.empty-layer': 'The layer “{name}” has no mining rights.',
  'tables.empty.reading': 'The mining rights are being read.',
  'tables.empty.none-selected': 'No mining right is selected.',
  'tables.empty.filters': 'None of {total} mining rights passes the filters.',
  'tables.empty.not-in-view': 'No mining right is in view.',
  'tables.empty.features': 'The layer “{name}” has no features yet.',
  'tables.empty.in-view': 'No feature of “{name}” is in view.',
  'tables.showAll': 'Show all',
  'tables.rightsHint': 'Ctrl+J zooms to the selection · Ctrl+C copies',
};
