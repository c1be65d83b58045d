/** English texts of the area "cli"; the same keys as zh-CN/cli.ts. */
import type { cli as master } from '../zh-CN/cli.ts';

export const cli: Record<keyof typeof master, string> = {
};
