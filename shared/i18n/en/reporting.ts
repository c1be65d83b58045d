/** English texts of the area "reporting"; the same keys as zh-CN/reporting.ts. */
import type { reporting as master } from '../zh-CN/reporting.ts';

export const reporting: Record<keyof typeof master, string> = {
  'reporting.method': 'Mining',
  'reporting.method.underground': 'Underground',
  'reporting.method.open-pit': 'Open pit',
  'reporting.method.all': 'All',
  'reporting.methodNote.underground': 'Licences for underground or mixed mining or without a stated method, and mines that have handed drawings in',
  'reporting.methodNote.open-pit': 'Licences for open-pit or mixed mining',
  'reporting.methodNote.all': 'All mines, whatever their method',
  'reporting.note.underground': '{mines} of {all} mines work underground (or state no method, or have handed drawings in); {missing} drawings missing',
  'reporting.note.open-pit': '{mines} of {all} mines are open pits; {missing} drawings missing',
  'reporting.note.all': '{mines} mines of every method; {missing} drawings missing',
};
