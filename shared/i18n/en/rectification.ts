/** English texts of the area "rectification"; the same keys as zh-CN/rectification.ts. */
import type { rectification as master } from '../zh-CN/rectification.ts';

export const rectification: Record<keyof typeof master, string> = {
};
