import type { zhCN } from './zh-CN.ts';

/** Every message the program can show; the master catalogue is the list. */
export type MessageKey = keyof typeof zhCN;

/** A message inside another one: told in the reader's language, whenever that is. */
export interface MessageValue {
  readonly code: MessageKey;
  readonly params?: MessageParameters;
  /** It is told as what was done, to stand behind `已撤销：`. */
  readonly asAct?: true;
}

/** Values for the placeholders of one message; a list is told as the language tells lists. */
export type MessageParameters = Readonly<Record<string, string | number | MessageValue | readonly (string | number)[]>>;
