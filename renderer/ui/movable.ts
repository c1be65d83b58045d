/** A panel that floats over something and can be dragged aside by its head, within what it floats over. */
import { useEffect, useRef, useState, type CSSProperties, type HTMLAttributes, type RefObject } from 'react';

/** As near the edge as a panel may be dragged, CSS pixels. */
const MARGIN_PIXELS = 4;

interface Place {
  readonly left: number;
  readonly top: number;
}

/** The place nearest to `place` where the panel lies on its ground; its upper left corner does in any case. The same object where it did already. */
export function placeWithin(place: Place, panel: Pick<HTMLElement, 'offsetWidth' | 'offsetHeight'>, ground: Pick<Element, 'clientWidth' | 'clientHeight'>): Place {
  const within = (value: number, most: number): number => Math.max(MARGIN_PIXELS, Math.min(value, most - MARGIN_PIXELS));
  const left = within(place.left, ground.clientWidth - panel.offsetWidth);
  const top = within(place.top, ground.clientHeight - panel.offsetHeight);
  return left === place.left && top === place.top ? place : { left, top };
}

export interface Movable {
  readonly panel: RefObject<HTMLElement | null>;
  /** Empty while it is where the stylesheet puts it. */
  readonly style: CSSProperties;
  readonly handle: HTMLAttributes<HTMLElement>;
}

export function useMovable(): Movable {
  const panel = useRef<HTMLElement>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const held = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const moved = place !== null;
  useEffect(() => {
    const ground = panel.current?.offsetParent;
    if (!moved || !ground) return;
    // Smaller ground must not leave the panel beyond its edge, where nothing can take hold of it.
    const observer = new ResizeObserver(() => setPlace((now) => now && panel.current && placeWithin(now, panel.current, ground)));
    observer.observe(ground);
    return () => observer.disconnect();
  }, [moved]);
  const letGo = (): void => void (held.current = null);
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
        setPlace(placeWithin({ left: event.clientX - held.current.x, top: event.clientY - held.current.y }, panel.current, ground));
      },
      onPointerUp: letGo,
      onPointerCancel: letGo,
      onDoubleClick: (event) => {
        if (!(event.target as Element).closest('button, input')) setPlace(null);
      },
    },
  };
}
