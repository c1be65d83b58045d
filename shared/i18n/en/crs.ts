/** English texts of the area "crs"; the same keys as zh-CN/crs.ts. */
import type { crs as master } from '../zh-CN/crs.ts';

export const crs: Record<keyof typeof master, string> = {
};
