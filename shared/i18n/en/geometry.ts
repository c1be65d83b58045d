/** English texts of the area "geometry"; the same keys as zh-CN/geometry.ts. */
import type { geometry as master } from '../zh-CN/geometry.ts';

export const geometry: Record<keyof typeof master, string> = {
};
