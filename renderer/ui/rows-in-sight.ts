/** Long lists of blocks of known height: only those in sight are made, room above and below stands for the others. */
import { useLayoutEffect, useMemo, useState } from 'react';

/** Made beyond the edges, so that a turn of the wheel meets no gap. */
const OVERSCAN_PIXELS = 600;

export interface RowsInSight {
  /** Blocks from `first` up to, not with, `last` are to be made. */
  readonly first: number;
  readonly last: number;
  /** Heights of what stands before and after them. */
  readonly before: number;
  readonly after: number;
}

/** Top of each block and, last, the whole height. */
export function topsOf(heights: readonly number[]): Float64Array {
  const tops = new Float64Array(heights.length + 1);
  heights.forEach((height, i) => (tops[i + 1] = tops[i]! + height));
  return tops;
}

/** What a window of that height, scrolled so far, needs. */
export function rowsBetween(tops: Float64Array, scrollTop: number, windowHeight: number): RowsInSight {
  const count = tops.length - 1;
  const first = Math.max(0, Math.min(count, firstBelow(tops, scrollTop - OVERSCAN_PIXELS) - 1));
  const last = Math.max(first, Math.min(count, firstBelow(tops, scrollTop + windowHeight + OVERSCAN_PIXELS)));
  return { first, last, before: tops[first]!, after: tops[count]! - tops[last]! };
}

/** The first top beyond a place. */
function firstBelow(tops: Float64Array, place: number): number {
  let [low, high] = [0, tops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tops[middle]! > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Follows the scrolling element that takes `ref`; `shown` is a block that is brought into sight whenever it becomes another one. */
export function useRowsInSight(heights: readonly number[], shown: number): RowsInSight & { readonly ref: (element: HTMLElement | null) => void } {
  const tops = useMemo(() => topsOf(heights), [heights]);
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [place, setPlace] = useState({ top: 0, height: 1000 });
  useLayoutEffect(() => {
    if (!element) return;
    const measure = (): void => setPlace({ top: element.scrollTop, height: element.clientHeight });
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [element]);
  useLayoutEffect(() => {
    if (!element || shown < 0) return;
    const [top, bottom] = [tops[shown]!, tops[shown + 1]!];
    if (bottom < element.scrollTop || top > element.scrollTop + element.clientHeight) element.scrollTop = Math.max(0, top - element.clientHeight / 3);
    // Only when another block is asked for: a list that grows above must not jump.
  }, [element, shown]);
  return { ...rowsBetween(tops, place.top, place.height), ref: setElement };
}
