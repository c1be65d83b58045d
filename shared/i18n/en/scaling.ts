/** English texts of the area "scaling". */
import type { scaling as master } from '../zh-CN/scaling.ts';

export const scaling: Record<keyof typeof master, string> = {
  'scaling.placeholder': 'Fitted, or type 1:2500',
  'scaling.notUnderstood': 'This scale is not understood; type 1:2500 or 2500, from 1:10 to 1:100 000 000.',
  'scaling.degrees': '{system} (degrees; the map stays drawn in the plane)',
};
