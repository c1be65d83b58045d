/** Typed access to what the preload exposes; the only place that names `window.kuangce`. */
import { assert } from '../../shared/base/news.ts';
import type { MachineBridge } from '../../shared/ipc.ts';

declare global {
  interface Window {
    readonly kuangce?: MachineBridge;
  }
}

/** The machine behind the window; missing only when the page was opened outside the program. */
export function machine(): MachineBridge {
  const bridge = globalThis.window?.kuangce;
  assert(bridge, 'the preload did not expose window.kuangce');
  return bridge;
}
