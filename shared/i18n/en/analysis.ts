/** English texts of the area "analysis"; the same keys as zh-CN/analysis.ts. */
import type { analysis as master } from '../zh-CN/analysis.ts';

export const analysis: Record<keyof typeof master, string> = {
};
