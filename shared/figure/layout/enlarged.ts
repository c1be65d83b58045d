/** Large paper is looked at from farther away: its map is drawn with larger pens, names and textures, at the same scale. */
import type { HatchPattern, PictureItem } from '../picture.ts';
import type { MapWindow } from '../sheet.ts';
import { placed } from './placed.ts';

/** The window so many times smaller, with the same ground in it; what is drawn there and {@link enlarged} is true to the real one. */
export function reducedWindow(window: MapWindow, times: number): MapWindow {
  const { x, y, width, height, denominator } = window;
  return { ...window, x: x / times, y: y / times, width: width / times, height: height / times, denominator: denominator * times, statedDenominator: denominator };
}

/** Items and their textures so many times larger, from the upper left corner of the paper. */
export function enlarged(items: readonly PictureItem[], patterns: readonly HatchPattern[], times: number): { readonly items: readonly PictureItem[]; readonly patterns: readonly HatchPattern[] } {
  if (times === 1) return { items, patterns };
  return { items: withLargePatterns(placed(items, 0, 0, times)), patterns: patterns.map((pattern) => largePattern(pattern, times)) };
}

const largeId = (id: string): string => `${id} large`;

function withLargePatterns(items: readonly PictureItem[]): PictureItem[] {
  return items.map((item): PictureItem => {
    if (item.kind === 'group') return { ...item, items: withLargePatterns(item.items) };
    if (item.kind !== 'path' || !item.fills) return item;
    return { ...item, fills: item.fills.map((fill) => ('pattern' in fill ? { pattern: largeId(fill.pattern) } : fill)) };
  });
}

function largePattern(pattern: HatchPattern, times: number): HatchPattern {
  return {
    ...pattern,
    id: largeId(pattern.id),
    widthMillimetres: pattern.widthMillimetres * times,
    heightMillimetres: pattern.heightMillimetres * times,
    lines: pattern.lines.map(({ points, stroke }) => ({
      points: points.map((value) => value * times),
      stroke: { ...stroke, widthMillimetres: stroke.widthMillimetres * times, ...(stroke.dashMillimetres && { dashMillimetres: stroke.dashMillimetres.map((length) => length * times) }) },
    })),
  };
}
