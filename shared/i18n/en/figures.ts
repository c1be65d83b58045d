/** English texts of the area "figures". */
import type { figures as master } from '../zh-CN/figures.ts';

export const figures: Record<keyof typeof master, string> = {
  'figures.choose': 'Figures of a column',
  'figures.none': 'No figures',
  'figures.sum': 'Show the sum of this column',
  'figures.unsum': 'Hide the sum of this column',
  'figures.selected': '{count} values selected',
  'figures.shown': '{count} values listed',
  'figures.all': '{count} values',
  'figures.values': 'sum {sum} · least {least} · most {most} · mean {mean}',
  'figures.empty': '{count} empty cells left out',
};
