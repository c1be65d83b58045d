/** The made-up relief: valley floors along the streams, slopes, hills. Only classes of land are taken from it. */
import { boxOf, distanceToLine, type Point } from './plane.ts';
import { STREAMS } from './places.ts';
import { fractalNoise } from './seeded.ts';

/** Answers about the made-up relief; points in local metres. */
export interface Terrain {
  /** Metres to the edge of the nearest valley floor; negative on the floor. */
  fromFloor(point: Point): number;
  /** Metres above sea level, made up. */
  height(point: Point): number;
  /** Steepness from 0 (flat) to about 1. */
  steepness(point: Point): number;
}

const CELL = 190;

/** Looks up distances on a lattice that is filled once. */
export function makeTerrain(outline: readonly Point[]): Terrain {
  const box = boxOf(outline);
  const west = box.west - 1000;
  const south = box.south - 1000;
  const columns = Math.ceil((box.east - west + 1000) / CELL) + 1;
  const rows = Math.ceil((box.north - south + 1000) / CELL) + 1;
  const lattice = new Float64Array(columns * rows);
  const coarse = STREAMS.map((stream) => {
    const line = stream.line.filter((_, i) => i % 4 === 0 || i === stream.line.length - 1);
    return { stream, line, box: boxOf(line) };
  });
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at: Point = [west + column * CELL, south + row * CELL];
      let nearest = Infinity;
      for (const { stream, line, box: around } of coarse) {
        const apart = Math.max(around.west - at[0], at[0] - around.east, around.south - at[1], at[1] - around.north);
        if (apart - stream.floorHalfWidth < nearest) nearest = Math.min(nearest, distanceToLine(line, at) - stream.floorHalfWidth);
      }
      lattice[row * columns + column] = nearest;
    }
  }
  const fromFloor = ([x, y]: Point): number => {
    const c = Math.min(columns - 2, Math.max(0, (x - west) / CELL));
    const r = Math.min(rows - 2, Math.max(0, (y - south) / CELL));
    const column = Math.floor(c);
    const row = Math.floor(r);
    const u = c - column;
    const v = r - row;
    const at = (dc: number, dr: number): number => lattice[(row + dr) * columns + column + dc]!;
    return (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v;
  };
  const height = (point: Point): number => {
    const [x, y] = point;
    const d = Math.max(0, fromFloor(point));
    const rise = (430 * d) / (d + 1500);
    const ridges = 1 - Math.abs(fractalNoise(301, x / 2400, y / 2400, 5)) * 2;
    return 690 - x * 0.0045 + rise + ridges * 130 * (d / (d + 500));
  };
  return {
    fromFloor,
    height,
    steepness(point) {
      const [x, y] = point;
      const east = height([x + 60, y]) - height([x - 60, y]);
      const north = height([x, y + 60]) - height([x, y - 60]);
      return Math.sqrt(east * east + north * north) / 120;
    },
  };
}
