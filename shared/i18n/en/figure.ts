/** English texts of the area "figure"; the same keys as zh-CN/figure.ts. */
import type { figure as master } from '../zh-CN/figure.ts';

export const figure: Record<keyof typeof master, string> = {
};
