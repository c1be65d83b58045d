/** English texts of the area "drawing". */
import type { drawing as master } from '../zh-CN/drawing.ts';

export const drawing: Record<keyof typeof master, string> = {
  'drawing.did.receive': 'Received {file} of {mine}, {period}',
  'drawing.did.remove': 'Removed {file} of {mine}, {period}',
  'drawing.did.check': 'Checked {file} of {mine}, {period}',
};
