/** Where ground meets paper: a rectangle of the sheet that shows ground at one true round scale. */
import type { Extent } from '../model/extent.ts';

/** Scales of overlay figures (SYMBOLS.md §5), then what a whole county needs. */
export const ROUND_SCALES = [500, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000, 200_000, 250_000, 500_000, 1_000_000, 2_000_000] as const;

/** Typed scales beyond these are slips of the finger. */
const [LEAST_DENOMINATOR, MOST_DENOMINATOR] = [10, 100_000_000];

/** The denominator of a typed scale: `1:2500`, `1：2 500`, `1∶2500`, `1/2500`, `2500`, `1:1.5万`; null for what is none, and for none in whole numbers: a sheet states its scale in full. */
export function readScale(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/(?<=\d)[\s,](?=\d)/g, '').trim();
  const match = /^(?:1\s*[:∶/]\s*)?(\d+(?:\.\d+)?)\s*(万)?$/.exec(plain);
  if (!match) return null;
  const denominator = match[2] === undefined ? Number(match[1]) : Number((Number(match[1]) * 10_000).toFixed(4));
  return Number.isInteger(denominator) && denominator >= LEAST_DENOMINATOR && denominator <= MOST_DENOMINATOR ? denominator : null;
}

/** The map window on the sheet; millimetres from the picture's upper left, ground metres of the figure's system. */
export interface MapWindow {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly denominator: number;
  /** What the sheet states as its scale, where the window is drawn smaller and enlarged afterwards. */
  readonly statedDenominator?: number;
  /** Ground coordinates of the window's upper left corner. */
  readonly west: number;
  readonly north: number;
}

/** The largest round scale at which `extent` (metres) fits into width × height millimetres with `margin` millimetres around. */
export function roundScaleFor(extent: Extent, width: number, height: number, margin: number): number {
  const need = Math.max((extent[2] - extent[0]) / (width - 2 * margin), (extent[3] - extent[1]) / (height - 2 * margin)) * 1000;
  return ROUND_SCALES.find((denominator) => denominator >= need) ?? Math.ceil(need / 1_000_000) * 1_000_000;
}

/** A window at x, y of the given size that shows the middle of `extent` at 1 : denominator. */
export function windowOver(extent: Extent, denominator: number, x: number, y: number, width: number, height: number): MapWindow {
  const metresPerMillimetre = denominator / 1000;
  return {
    x,
    y,
    width,
    height,
    denominator,
    west: (extent[0] + extent[2]) / 2 - (width / 2) * metresPerMillimetre,
    north: (extent[1] + extent[3]) / 2 + (height / 2) * metresPerMillimetre,
  };
}

/** 1 : so much, as the sheet says it and as rules on names go by. */
export const statedScale = ({ denominator, statedDenominator }: MapWindow): number => statedDenominator ?? denominator;

/** Paper x of a ground easting: one millimetre is exactly denominator/1000 metres. */
export const paperX = (window: MapWindow, east: number): number => window.x + ((east - window.west) * 1000) / window.denominator;

/** Paper y of a ground northing, downwards. */
export const paperY = (window: MapWindow, north: number): number => window.y + ((window.north - north) * 1000) / window.denominator;

/** The ground that the window shows, grown by `millimetres` of paper. */
export function groundExtent(window: MapWindow, millimetres = 0): Extent {
  const metres = window.denominator / 1000;
  const grow = millimetres * metres;
  return [window.west - grow, window.north - window.height * metres - grow, window.west + window.width * metres + grow, window.north + grow];
}

/** Distance of grid lines in metres: round, and 40 to 100 mm apart on paper (500 m at 1:10 000). */
export function gridStepMetres(denominator: number): number {
  const smallest = 40 * (denominator / 1000);
  for (let power = 10 ** Math.floor(Math.log10(smallest)); ; power *= 10) {
    for (const factor of [1, 2.5, 5]) if (factor * power >= smallest) return factor * power;
  }
}

/** Multiples of `step` strictly inside `from` … `to`. */
export function multiplesBetween(step: number, from: number, to: number): number[] {
  const values: number[] = [];
  for (let i = Math.ceil(from / step); i * step <= to; i++) values.push(i * step);
  return values;
}
