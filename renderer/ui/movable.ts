/** A panel that floats over something and can be dragged aside by its head, within what it floats over. */
import { useRef, useState, type CSSProperties, type HTMLAttributes, type RefObject } from 'react';

/** As near the edge as a panel may be dragged, CSS pixels. */
const MARGIN_PIXELS = 4;

export interface Movable {
  readonly panel: RefObject<HTMLElement | null>;
  /** Empty while it is where the stylesheet puts it. */
  readonly style: CSSProperties;
  readonly handle: HTMLAttributes<HTMLElement>;
}

export function useMovable(): Movable {
  const panel = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const held = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    panel,
    style: place ?? {},
    handle: {
      onPointerDown: (event) => {
        if (event.button !== 0 || !panel.current || (event.target as Element).closest('button, input')) return;
        held.current = { x: event.clientX - panel.current.offsetLeft, y: event.clientY - panel.current.offsetTop };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event) => {
        const ground = panel.current?.offsetParent;
        if (!held.current || !panel.current || !ground) return;
        const within = (value: number, most: number): number => Math.max(MARGIN_PIXELS, Math.min(value, most - MARGIN_PIXELS));
        setPlace({
          left: within(event.clientX - held.current.x, ground.clientWidth - panel.current.offsetWidth),
          top: within(event.clientY - held.current.y, ground.clientHeight - panel.current.offsetHeight),
        });
      },
      onPointerUp: () => (held.current = null),
      onDoubleClick: (event) => {
        if (!(event.target as Element).closest('button, input')) setPlace(null);
      },
    },
  };
}
