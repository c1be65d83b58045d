import type { zhCN } from './zh-CN.ts';

/** Every message the program can show; the master catalogue is the list. */
export type MessageKey = keyof typeof zhCN;

/** A message inside another one: told in the reader's language, whenever that is. */
export interface MessageValue {
  readonly code: MessageKey;
  readonly params?: MessageParameters;
}

/** Values for the placeholders of one message. */
export type MessageParameters = Readonly<Record<string, string | number | MessageValue>>;
