/** English texts of the area "vintage"; the same keys as zh-CN/vintage.ts. */
import type { vintage as master } from '../zh-CN/vintage.ts';

export const vintage: Record<keyof typeof master, string> = {
  'vintage.proposal': 'Field {field} says {year} in the first {rows} rows: perhaps the year of the data, perhaps that of a decision or an update; the program cannot tell.',
  'vintage.take': 'Fill in {year}',
};
