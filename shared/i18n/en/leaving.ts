/** English texts of the area "leaving"; the same keys as zh-CN/leaving.ts. */
import type { leaving as master } from '../zh-CN/leaving.ts';

export const leaving: Record<keyof typeof master, string> = {
  'leaving.question': 'What was filled in and chosen is not kept yet; leaving gives it up.',
  'leaving.stay': 'Go on',
  'leaving.leave': 'Give it up',
};
