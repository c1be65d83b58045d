/** English texts of the map desk: commands and marks of the tree, the map and the tables. Keys are `desk.…`; placeholders are `{name}`. */
import type { desk as master } from '../zh-CN/desk.ts';

export const desk: Record<keyof typeof master, string> = {
  'desk.action.undecided': 'Findings to decide',
};
