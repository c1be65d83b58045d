/** English texts of the area "project"; the same keys as zh-CN/project.ts. */
import type { project as master } from '../zh-CN/project.ts';

export const project: Record<keyof typeof master, string> = {
};
