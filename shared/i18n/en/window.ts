/** English texts of the area "window"; the same keys as zh-CN/window.ts. */
import type { window as master } from '../zh-CN/window.ts';
import { shell } from './window/shell.ts';
import { actions } from './window/actions.ts';
import { map } from './window/map.ts';
import { words } from './window/words.ts';
import { importing } from './window/import.ts';
import { findings } from './window/findings.ts';
import { rooms } from './window/rooms.ts';

export const window: Record<keyof typeof master, string> = {
  ...shell,
  ...actions,
  ...map,
  ...words,
  ...importing,
  ...findings,
  ...rooms,
};
