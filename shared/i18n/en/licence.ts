/** English texts of the area "licence"; the same keys as zh-CN/licence.ts. */
import type { licence as master } from '../zh-CN/licence.ts';

export const licence: Record<keyof typeof master, string> = {
  'licence.fact': 'Told by the number',
  'licence.words': 'issued by the {level} (division {code})',
  'licence.words-issued': 'issued by the {level} (division {code}), first in {issued}',
  'licence.level.ministry': 'ministry',
  'licence.level.province': 'province',
  'licence.level.city': 'city',
  'licence.level.county': 'county',
  'licence.exploration': '“{number}” begins with T: it is an exploration licence and no mining licence. Check whether the layer holds exploration rights.',
};
