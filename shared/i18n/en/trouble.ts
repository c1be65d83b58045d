/** English texts of the area "trouble"; the same keys as zh-CN/trouble.ts. */
import type { trouble as master } from '../zh-CN/trouble.ts';

export const trouble: Record<keyof typeof master, string> = {
  'trouble.backup': 'The automatic backup was not written; the data in the workspace are not affected. Check the free space of this machine’s disk; the next change tries again.',
  'trouble.gone': 'What this tells of is no longer in the workspace: it was undone, cleared or removed.',
  'trouble.reload': 'Load the window anew',
};
