/** English texts of the area "columns"; the same keys as zh-CN/columns.ts. */
import type { columns as master } from '../zh-CN/columns.ts';

export const columns: Record<keyof typeof master, string> = {
  'columns.hint': '{name}: right button or Alt+↓ for the column’s menu',
  'columns.ascending': 'Sort ascending',
  'columns.descending': 'Sort descending',
  'columns.unsorted': 'Do not sort',
  'columns.filter': 'Filter this column',
  'columns.clear': 'Clear this filter',
  'columns.hide': 'Hide column',
  'columns.freeze': 'Keep columns up to here in place',
  'columns.release': 'Keep no columns in place',
  'columns.fit': 'Fit width',
  'columns.mark': 'Highlight',
  'columns.markFirst': 'First type a condition into this column’s filter',
  'columns.mark.danger': 'Mark what meets “{condition}” ◆ red',
  'columns.mark.warning': 'Mark what meets “{condition}” ▲ yellow',
  'columns.mark.success': 'Mark what meets “{condition}” ● green',
  'columns.unmark': 'Highlight no more',
  'columns.marked': 'Meets “{condition}”',
  'columns.textHelp': 'Searched as text; where all values are numbers also: >5, ≤20, 1~9',
  'columns.asNumbers': 'All values of “{name}” are numbers: compared as numbers',
  'columns.asText': 'Not all values of “{name}” are numbers: searched as text',
  'columns.keys': 'With the focus on a table’s head: the column’s menu',
};
