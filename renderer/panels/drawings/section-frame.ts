/** How a section is laid on the screen: one scale for both directions, a round one when there is room. Pure. */
import type { Section } from '../../../shared/model/section.ts';

/** Metres of one CSS pixel at 1:1 (an inch has 96 pixels). */
const PIXEL_METRES = 0.0254 / 96;
const ROUND = [100, 200, 300, 500, 750, 1_000, 1_500, 2_000, 2_500, 3_000, 3_500, 4_000, 5_000, 6_000, 7_500, 10_000, 12_500, 15_000, 20_000, 25_000, 35_000, 50_000, 75_000, 100_000];

export interface SectionFrame {
  readonly width: number;
  readonly height: number;
  readonly metresPerPixel: number;
  readonly denominator: number;
  /** Distance along the line and elevation → pixels. */
  x(distance: number): number;
  y(elevation: number): number;
  distanceAt(x: number): number;
  /** Elevations of the grid lines, low to high. */
  readonly levels: readonly number[];
}

const AIR = { side: 52, top: 26, bottom: 20 } as const;
/** Grid lines are no nearer than this. */
const LEVEL_PIXELS = 26;
const LEVEL_STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500];

/** null when nothing has an elevation or the panel has no room. */
export function frameOf({ lengthMetres, elevations }: Pick<Section, 'lengthMetres' | 'elevations'>, width: number, height: number): SectionFrame | null {
  const [roomX, roomY] = [width - 2 * AIR.side, height - AIR.top - AIR.bottom];
  if (!elevations || roomX < 40 || roomY < 30 || !(lengthMetres > 0)) return null;
  const [lowest, highest] = elevations;
  const range = Math.max(highest - lowest, 10);
  const needed = Math.max(lengthMetres / roomX, range / roomY) / PIXEL_METRES;
  const denominator = ROUND.find((each) => each >= needed) ?? Math.ceil(needed / 10_000) * 10_000;
  const metresPerPixel = denominator * PIXEL_METRES;
  const left = (width - lengthMetres / metresPerPixel) / 2;
  const middle = (lowest + highest) / 2;
  const centre = AIR.top + roomY / 2;
  const step = LEVEL_STEPS.find((each) => each / metresPerPixel >= LEVEL_PIXELS) ?? 1_000;
  const [bottom, top] = [middle - roomY / 2 * metresPerPixel, middle + roomY / 2 * metresPerPixel];
  const levels: number[] = [];
  for (let level = Math.ceil(bottom / step) * step; level <= top; level += step) levels.push(level);
  return {
    width,
    height,
    metresPerPixel,
    denominator,
    x: (distance) => left + distance / metresPerPixel,
    y: (elevation) => centre - (elevation - middle) / metresPerPixel,
    distanceAt: (x) => (x - left) * metresPerPixel,
    levels,
  };
}
