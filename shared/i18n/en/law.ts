/** English texts of the area "law"; the same keys as zh-CN/law.ts. */
import type { law as master } from '../zh-CN/law.ts';

export const law: Record<keyof typeof master, string> = {
};
