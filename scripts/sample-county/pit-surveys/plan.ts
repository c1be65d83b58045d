/**
 * Two surveys of one fictional quarry and what is planted between them: ground cut inside the licence, below its lower
 * limit and outside it, and a dump. All changes are boxes on the lines of the grid, each lowered or raised by one depth,
 * so that their volumes are products.
 */
import type { Box } from '../plane.ts';

/** Local metres; the sides lie on lines between cells. */
export interface PlannedChange {
  readonly name: string;
  readonly box: Box;
  /** Below zero: taken away. */
  readonly metres: number;
}

export const QUARRY = '五里坡建筑石料矿';
export const SURVEYS = [
  { day: '2025-12-20', period: '2025H2' },
  { day: '2026-06-18', period: '2026H1' },
] as const;
export const CELL_METRES = 4;
/** What both surveys cover. */
export const COVERED: Box = { west: 12_980, south: 1_988, east: 13_440, north: 2_528 };
/** The pit as both surveys have it: a flat floor with walls of one to one. */
export const PIT = { floor: { west: 13_240, south: 2_180, east: 13_320, north: 2_300 } satisfies Box, floorMetres: 706 } as const;

export const CHANGES: readonly PlannedChange[] = [
  { name: '坑底', box: { west: 13_260, south: 2_200, east: 13_320, north: 2_280 }, metres: -12 },
  { name: '西帮', box: { west: 13_120, south: 2_200, east: 13_180, north: 2_260 }, metres: -8 },
  { name: '矿区外', box: { west: 13_396, south: 2_180, east: 13_420, north: 2_240 }, metres: -5 },
  { name: '排土场', box: { west: 13_100, south: 2_296, east: 13_140, north: 2_336 }, metres: 3 },
];
