/** Pictures of surfaces cell by cell: shaded ground, and what was cut or filled in two colours that part at zero. */
import type { ElevationGrid } from '../model/elevation-grid.ts';
import { differenceColour } from './difference-colours.ts';

/** Pixels from the north-west corner, and the ground they cover. */
export interface ReliefPicture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  /** Cut or fill of the strongest colour, metres; 0 without a comparison. */
  readonly rangeMetres: number;
}

/** More pixels than this show nothing more on a screen. */
const MOST_PIXELS = 3_000_000;
/** Light from the north-west, 45° high, as on paper maps. */
const LIGHT = { east: -Math.SQRT1_2 * Math.SQRT1_2, north: Math.SQRT1_2 * Math.SQRT1_2, up: Math.SQRT1_2 } as const;
const RANGES = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100] as const;

/** `metres`: later minus earlier of each cell, or null; differences up to `noiseMetres` show the bare ground. */
export function reliefPicture(grid: ElevationGrid, metres: Float32Array | null, noiseMetres: number): ReliefPicture {
  const { columns, rows, west, north, cellMetres, elevations } = grid;
  const every = Math.max(1, Math.ceil(Math.sqrt((columns * rows) / MOST_PIXELS)));
  const [width, height] = [Math.ceil(columns / every), Math.ceil(rows / every)];
  const rgba = new Uint8ClampedArray(4 * width * height);
  const rangeMetres = metres ? rangeOf(metres) : 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] = [Math.min(columns - 1, x * every), Math.min(rows - 1, y * every)];
      const cell = row * columns + column;
      if (Number.isNaN(elevations[cell]!)) continue;
      const shade = shadeOf(grid, column, row, every);
      const to = 4 * (y * width + x);
      const difference = metres?.[cell] ?? Number.NaN;
      const changed = Math.abs(difference) > noiseMetres;
      const [red, green, blue] = changed ? differenceColour(difference, rangeMetres) : GROUND;
      const light = changed ? 0.72 + 0.28 * shade : 0.35 + 0.65 * shade;
      rgba[to] = red * light;
      rgba[to + 1] = green * light;
      rgba[to + 2] = blue * light;
      rgba[to + 3] = metres && Number.isNaN(difference) ? 110 : 255;
    }
  }
  return { width, height, rgba, west, south: north - height * every * cellMetres, east: west + width * every * cellMetres, north, rangeMetres };
}

const GROUND = [226, 226, 222] as const;

/** The next round number above nearly all differences; a few outliers do not take the colours from the rest. */
function rangeOf(metres: Float32Array): number {
  const counts = new Uint32Array(RANGES.length + 1);
  let changed = 0;
  for (const difference of metres) {
    const size = Math.abs(difference);
    if (!(size > RANGES[0] / 10)) continue;
    changed++;
    const range = RANGES.findIndex((each) => size <= each);
    counts[range < 0 ? RANGES.length : range]!++;
  }
  let covered = 0;
  for (let range = 0; range < RANGES.length; range++) {
    covered += counts[range]!;
    if (covered >= 0.99 * changed) return RANGES[range]!;
  }
  return RANGES.at(-1)!;
}

/** 0 dark … 1 light; a neighbour without height counts as level ground. */
function shadeOf({ columns, rows, cellMetres, elevations }: ElevationGrid, column: number, row: number, every: number): number {
  const own = elevations[row * columns + column]!;
  const at = (c: number, r: number): number => {
    const value = elevations[Math.min(rows - 1, Math.max(0, r)) * columns + Math.min(columns - 1, Math.max(0, c))]!;
    return Number.isNaN(value) ? own : value;
  };
  const span = 2 * every * cellMetres;
  const toEast = (at(column + every, row) - at(column - every, row)) / span;
  const toNorth = (at(column, row - every) - at(column, row + every)) / span;
  return Math.max(0, (LIGHT.up - toEast * LIGHT.east - toNorth * LIGHT.north) / Math.hypot(toEast, toNorth, 1));
}

