/** English texts of the area "formats"; the same keys as zh-CN/formats.ts. */
import type { formats as master } from '../zh-CN/formats.ts';

export const formats: Record<keyof typeof master, string> = {
};
