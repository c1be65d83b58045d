/** English texts of the area "naming"; the same keys as zh-CN/naming.ts. */
import type { naming as master } from '../zh-CN/naming.ts';

export const naming: Record<keyof typeof master, string> = {
  'naming.label': 'Name of your county',
  'naming.placeholder': 'May be left empty',
  'naming.note': 'Shown in the title bar once the sample is cleared, and kept with backups; click the name there to change it later.',
};
