/** The window's width, for the three densities of the design (DESIGN §2.4). */
import { useSyncExternalStore } from 'react';
import { NARROW_WINDOW_PIXELS, WIDE_WINDOW_PIXELS } from './tokens.ts';

export type WidthClass = 'narrow' | 'usual' | 'wide';

function listen(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}

function classify(): WidthClass {
  return window.innerWidth >= WIDE_WINDOW_PIXELS ? 'wide' : window.innerWidth < NARROW_WINDOW_PIXELS ? 'narrow' : 'usual';
}

export function useWidthClass(): WidthClass {
  return useSyncExternalStore(listen, classify);
}

export function useWindowHeight(): number {
  return useSyncExternalStore(listen, () => window.innerHeight);
}
