/** English texts of the area "total"; the same keys as zh-CN/total.ts. */
import type { total as master } from '../zh-CN/total.ts';

export const total: Record<keyof typeof master, string> = {
  'total.measures': 'Total: {mines} mines with measures, {measures} measures',
  'total.both-rights': ' An overlap of two mining rights is listed under both; count it once in totals.',
};
