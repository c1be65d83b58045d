/** English texts of the area "report"; the same keys as zh-CN/report.ts. */
import type { report as master } from '../zh-CN/report.ts';

export const report: Record<keyof typeof master, string> = {
};
