import type { zhCN } from './zh-CN.ts';

/** Every message the program can show; the master catalogue is the list. */
export type MessageKey = keyof typeof zhCN;
