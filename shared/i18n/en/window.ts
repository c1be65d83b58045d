/** English texts of the area "window"; the same keys as zh-CN/window.ts. */
import type { window as master } from '../zh-CN/window.ts';

export const window: Record<keyof typeof master, string> = {
};
