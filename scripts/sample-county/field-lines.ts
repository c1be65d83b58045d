/**
 * Field boundaries of the valley floors: blocks along the stream, rows inside a block, fields inside a row.
 * Row widths, field lengths, block lengths and directions differ from block to block, as on real land.
 */
import { boxOf, leftNormals, type Point, type Ring } from './plane.ts';
import type { Stream } from './places.ts';
import { chance, cosineOfTurn, fractalNoise, noise, seedOf, sineOfTurn } from './seeded.ts';

/** Half width of the valley floor on the left (+1) or right (−1) of a stream, `along` metres from its source. */
export function floorHalfWidth(stream: Stream, along: number, side: 1 | -1): number {
  const seed = seedOf(stream.name) + side;
  const slow = noise(seed, along / 1900, 0.3);
  const quick = fractalNoise(seed + 9, along / 380, 1.7, 5);
    const taper = Math.min(1.12, 0.5 + along / (stream.order === 1 ? 9_000 : 8_500));
  return stream.floorHalfWidth * (stream.order === 1 ? Math.max(0.9, taper) : taper) * Math.max(0.3, 0.95 + 0.72 * slow + 0.34 * quick);
}

const STEP = 40;

/** The valley floor as an outline around the stream. */
export function floorRing(stream: Stream): Point[] {
  const normals = smoothNormals(stream.line);
  const edge = (side: 1 | -1): Point[] => stream.line.map(([x, y], i): Point => {
    const width = floorHalfWidth(stream, i * STEP, side) * side;
    return [x + normals[i]![0] * width, y + normals[i]![1] * width];
  });
  return [...edge(1), ...edge(-1).reverse()];
}

/** Normals of the general direction, so that offsets do not fold where the water winds. */
function smoothNormals(line: readonly Point[]): Point[] {
  const reach = 9;
  const rough = leftNormals(line);
  return rough.map((_, i) => {
    let x = 0;
    let y = 0;
    for (let k = Math.max(0, i - reach); k <= Math.min(rough.length - 1, i + reach); k++) {
      x += rough[k]![0];
      y += rough[k]![1];
    }
    const length = Math.sqrt(x * x + y * y) || 1;
    return [x / length, y / length];
  });
}

/** Boundary lines of all fields along one stream; they run a little past the floor and are cut later. */
export function fieldLines(stream: Stream): Point[][] {
  const lines: Point[][] = [];
  const normals = smoothNormals(stream.line);
  const length = (stream.line.length - 1) * STEP;
  const at = (along: number, across: number): Point => {
    const station = Math.min(stream.line.length - 1.001, Math.max(0, along / STEP));
    const i = Math.floor(station);
    const t = station - i;
    const mix = (points: readonly Point[], k: 0 | 1): number => points[i]![k] * (1 - t) + points[i + 1]![k] * t;
    return [mix(stream.line, 0) + mix(normals, 0) * across, mix(stream.line, 1) + mix(normals, 1) * across];
  };
  const dice = chance(seedOf(`fields ${stream.name}`));
  for (const side of [1, -1] as const) {
    let start = 0;
    let skew = 0;
    while (start < length) {
      const end = start + dice.between(230, 640);
      const nextSkew = dice.between(-0.35, 0.35);
      const scale = fieldScale(stream, at(start, 0)[0]);
      const reach = 60 + Math.max(floorHalfWidth(stream, start, side), floorHalfWidth(stream, (start + end) / 2, side), floorHalfWidth(stream, end, side));
      /** Across the valley at `share` of the block; both its ends lean, the inside leans between them. */
      const lean = (share: number, across: number): number => (start + skew * across) * (1 - share) + (end + nextSkew * across) * share;
      const crossing = (share: number, from: number, to: number, bend: number): Point[] => {
        const pieces = Math.max(1, Math.round((to - from) / 60));
        return Array.from({ length: pieces + 1 }, (_, k) => {
          const across = from + ((to - from) * k) / pieces;
          return at(lean(share, across) + bend * Math.min(k, pieces - k) * dice.between(0.6, 1.4), side * across);
        });
      };
      lines.push(crossing(1, 0, reach, 6));
      const crosswise = dice.share() < 0.34;
      const wobble = seedOf(stream.name) + Math.round(start);
      let row = 0;
      for (let near = 0; near < reach; row++) {
        const far = near + (crosswise ? dice.between(110, 210) : dice.between(42, 92)) * scale;
        const along: Point[] = [];
        const stops = Math.max(2, Math.round((end - start) / 48));
        for (let k = 0; k <= stops; k++) {
          const share = k / stops;
          const across = far + 7 * noise(wobble + row, (start + share * (end - start)) / 130, row);
          along.push(at(lean(share, across), side * across));
        }
        lines.push(along);
        const step = (crosswise ? dice.between(38, 72) : dice.between(95, 195)) * scale;
        let share = (step * dice.between(0.4, 1)) / (end - start);
        while (share < 0.97) {
          lines.push(crossing(share, near - 9, far + 9, dice.between(-3, 3)));
          share += (step * dice.between(0.6, 1.5)) / (end - start);
        }
        near = far;
      }
      start = end;
      skew = nextSkew;
    }
  }
  return lines;
}

/** Fields are smaller along brooks, and around 石湾沟, where the sample is looked at closely. */
function fieldScale(stream: Stream, east: number): number {
  if (stream.order === 1) return east > 10_800 && east < 14_800 ? 0.95 : 1.27;
  return stream.order === 2 ? 1.2 : 1.02;
}

/** Field boundaries inside a single patch of fields: rows at `rowMetres` along the unit vector `along`, cut across. */
export function patchFieldLines(ring: Ring, [cos, sin]: Point, rowMetres: number, seed: number): Point[][] {
  const box = boxOf(ring);
  const dice = chance(seed);
  const middle: Point = [(box.west + box.east) / 2, (box.south + box.north) / 2];
  const reach = (box.east - box.west + box.north - box.south) / 2 + rowMetres;
  const at = (along: number, across: number): Point => [middle[0] + along * cos - across * sin, middle[1] + along * sin + across * cos];
  const lines: Point[][] = [];
  let near = -reach + rowMetres * dice.share();
  for (let row = 0; near < reach; row++) {
    const far = near + rowMetres * dice.between(0.75, 1.35);
    const line: Point[] = [];
    for (let along = -reach; along <= reach; along += 30) line.push(at(along, far + 0.13 * rowMetres * noise(seed + row, along / 75, row)));
    lines.push(line);
    for (let along = -reach + rowMetres * dice.between(0.2, 2); along < reach; along += rowMetres * dice.between(1.5, 3.1)) {
      const lean = dice.between(-0.15, 0.15) * rowMetres;
      lines.push([at(along, near - 0.16 * rowMetres), at(along + lean, far + 0.16 * rowMetres)]);
    }
    near = far;
  }
  return lines;
}

/** Unit vector for a fraction of a full turn, counter-clockwise from east. */
export const direction = (turn: number): Point => [cosineOfTurn(turn), sineOfTurn(turn)];
