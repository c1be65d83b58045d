/** English texts of the area "base"; the same keys as zh-CN/base.ts. */
import type { base as master } from '../zh-CN/base.ts';

export const base: Record<keyof typeof master, string> = {
};
