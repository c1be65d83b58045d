/** Chinese texts (master language) of the area "window", one file per part of the window. Keys are `window.…`; placeholders are `{name}`. */
import { shell } from './window/shell.ts';
import { actions } from './window/actions.ts';
import { map } from './window/map.ts';
import { words } from './window/words.ts';
import { importing } from './window/import.ts';
import { findings } from './window/findings.ts';
import { rooms } from './window/rooms.ts';

export const window = {
  ...shell,
  ...actions,
  ...map,
  ...words,
  ...importing,
  ...findings,
  ...rooms,
} as const;
