/** English texts of the area "tiny"; the same keys as zh-CN/tiny.ts. */
import type { tiny as master } from '../zh-CN/tiny.ts';

export const tiny: Record<keyof typeof master, string> = {
  'tiny.tag': 'Tiny',
  'tiny.hint': 'Its area is below the bound for slivers, {area} m², but it is wider than a sliver: a finding all the same, listed after the others.',
  'tiny.place': '{place}; below the bound for slivers, {area} m²',
};
