/** What keeps a working the same from period to period: its kind and its name without year, half-year and figures. */
import type { WorkingKind } from '../../model/mine-drawing.ts';

/** Years with what follows them, elevations, thicknesses: they change while the working stays. */
const CHANGING = [
  /(19[5-9]\d|20\d\d)(年?度?)(上半年|下半年|上|下|H[12]|[-./年]\d{1,2}月?)?/gu,
  /(采厚|煤厚|厚度?|M)[=:]?\d+(\.\d+)?M?/gu,
  /(底板)?(标高|高程|H)[=:]?[+-]?\d+(\.\d+)?M?/gu,
  // A `-` between digits counts the faces of a panel (1301-2), it is no elevation.
  /(\+|(?<!\d)-)\d+(\.\d+)?M?/gu,
];

/** Words that name the kind and not the one. */
const GENERIC = new Set(['', '采空区', '老空区', '老窑', '老窑区', '工作面', '采场', '采面', '露天坑', '采坑', '坑底', '巷道', '台阶', '平台']);

/** The name that stays; '' for workings that only bear the word of their kind, which are told together. */
export function lastingName(name: string): string {
  let rest = name.normalize('NFKC').toUpperCase().replace(/\s+/gu, '');
  for (const pattern of CHANGING) rest = rest.replace(pattern, '');
  rest = rest.replace(/[()[\]【】,，、;；:：]/gu, '');
  return GENERIC.has(rest) ? '' : rest;
}

/** The same in every period while the drawing keeps the name; workings without one share their kind's. */
export function workingKey(kind: WorkingKind, name: string): string {
  return `${kind}:${lastingName(name)}`;
}
