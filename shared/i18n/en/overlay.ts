/** English texts of the area "overlay"; the same keys as zh-CN/overlay.ts. */
import type { overlay as master } from '../zh-CN/overlay.ts';

export const overlay: Record<keyof typeof master, string> = {
};
