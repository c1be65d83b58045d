/**
 * Plane geometry of the generator. Coordinates are metres east and north of the county's local origin
 * (38 500 000, 3 870 000). Rings are open here: the last point is not repeated.
 */
import { chance, cosineOfTurn, fractalNoise, hashShare, sineOfTurn } from './seeded.ts';

/** East and north in metres. */
export type Point = readonly [east: number, north: number];
/** A ring without its closing point. */
export type Ring = readonly Point[];
/** Outer ring first, then holes. */
export type Polygon = readonly Ring[];

/** Easting of the local origin, zone prefix included; also the false easting, so that local east is the distance from the central meridian. */
export const LOCAL_EAST = 38_500_000;
/** Northing of the local origin. */
export const LOCAL_NORTH = 3_870_000;
/** All coordinates lie on this grid, metres. */
export const GRID = 0.0001;

/** To the 0.1 mm grid. */
export const onGrid = (value: number): number => Math.round(value * 10_000) / 10_000;
/** To the centimetre, as mining rights are registered. */
const toCentimetre = (value: number): number => Math.round(value * 100) / 100;
/** Local to full coordinates with zone prefix, on the 0.1 mm grid. */
export const fullEast = (east: number): number => Math.round((LOCAL_EAST + east) * 10_000) / 10_000;
/** Local to full northing, on the 0.1 mm grid. */
export const fullNorth = (north: number): number => Math.round((LOCAL_NORTH + north) * 10_000) / 10_000;

/** Metres between two points. */
export const distance = (a: Point, b: Point): number => {
  const east = a[0] - b[0];
  const north = a[1] - b[1];
  return Math.sqrt(east * east + north * north);
};
/** The point at a share of the way from `a` to `b`. */
export const between = (a: Point, b: Point, share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];

/** Signed by direction: positive when the ring runs counter-clockwise. */
export function signedArea(ring: Ring): number {
  const [x0, y0] = ring[0]!;
  let twice = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    twice += (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0);
  }
  return twice / 2;
}

/** Plane area without holes, m². */
export function polygonArea(polygon: Polygon): number {
  let area = 0;
  polygon.forEach((ring, index) => {
    area += (index === 0 ? 1 : -1) * Math.abs(signedArea(ring));
  });
  return area;
}

/** Centre of gravity. */
export function ringCentre(ring: Ring): Point {
  const [x0, y0] = ring[0]!;
  let twice = 0;
  let x = 0;
  let y = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i]!;
    const b = ring[(i + 1) % ring.length]!;
    const cross = (a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0);
    twice += cross;
    x += (a[0] + b[0] - 2 * x0) * cross;
    y += (a[1] + b[1] - 2 * y0) * cross;
  }
  return [x0 + x / (3 * twice), y0 + y / (3 * twice)];
}

/** An upright rectangle, metres. */
export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The smallest upright rectangle around some points. */
export function boxOf(points: Iterable<Point>): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [x, y] of points) {
    if (x < box.west) box.west = x;
    if (x > box.east) box.east = x;
    if (y < box.south) box.south = y;
    if (y > box.north) box.north = y;
  }
  return box;
}

/** True when two rectangles share at least a point. */
export const boxesMeet = (a: Box, b: Box): boolean => a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;

/** Even-odd test against one ring. */
export function insideRing(ring: Ring, [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[j]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Even-odd test against all rings. */
export function insidePolygon(polygon: Polygon, point: Point): boolean {
  return polygon.reduce((inside, ring) => (insideRing(ring, point) ? !inside : inside), false);
}

/** A point well inside: the middle of the widest span on the best of some horizontal lines. */
export function interiorPoint(polygon: Polygon): Point {
  const { south, north } = boxOf(polygon[0]!);
  let best: Point = polygon[0]![0]!;
  let widest = -1;
  for (const share of [0.5031, 0.3517, 0.6523, 0.2019, 0.8021, 0.1013, 0.9017]) {
    const y = south + (north - south) * share;
    const crossings: number[] = [];
    for (const ring of polygon) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[i]!;
        const [bx, by] = ring[j]!;
        if (ay > y !== by > y) crossings.push(((bx - ax) * (y - ay)) / (by - ay) + ax);
      }
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const width = crossings[i + 1]! - crossings[i]!;
      if (width > widest) {
        widest = width;
        best = [(crossings[i]! + crossings[i + 1]!) / 2, y];
      }
    }
    if (widest > 0.3 * (north - south)) break;
  }
  return best;
}

/** Distance from a point to a polyline, metres. */
export function distanceToLine(line: readonly Point[], [x, y]: Point): number {
  let best = Infinity;
  for (let i = 0; i + 1 < line.length; i++) {
    const [ax, ay] = line[i]!;
    const [bx, by] = line[i + 1]!;
    const dx = bx - ax;
    const dy = by - ay;
    const length2 = dx * dx + dy * dy;
    const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2));
    const east = x - ax - t * dx;
    const north = y - ay - t * dy;
    const d2 = east * east + north * north;
    if (d2 < best) best = d2;
  }
  return Math.sqrt(best);
}

/** Catmull-Rom curve through the control points, cut into steps of about `stepMetres`. */
export function curveThrough(controls: readonly Point[], stepMetres: number, closed = false): Point[] {
  const fine: Point[] = [];
  const count = controls.length;
  const at = (i: number): Point => (closed ? controls[(i + count) % count]! : controls[Math.min(count - 1, Math.max(0, i))]!);
  const spans = closed ? count : count - 1;
  for (let i = 0; i < spans; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const pieces = Math.max(2, Math.ceil((distance(p1, p2) / stepMetres) * 4));
    for (let k = 0; k < pieces; k++) {
      const t = k / pieces;
      const blend = (a: number, b: number, c: number, d: number): number =>
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
      fine.push([blend(p0[0], p1[0], p2[0], p3[0]), blend(p0[1], p1[1], p2[1], p3[1])]);
    }
  }
  fine.push(closed ? fine[0]! : controls[count - 1]!);
  const even = evenSteps(fine, stepMetres);
  if (closed) even.pop();
  return even;
}

/** The line again, with points at equal steps close to `stepMetres`. */
function evenSteps(line: readonly Point[], stepMetres: number): Point[] {
  let total = 0;
  for (let i = 0; i + 1 < line.length; i++) total += distance(line[i]!, line[i + 1]!);
  const steps = Math.max(1, Math.round(total / stepMetres));
  const step = total / steps;
  const result: Point[] = [line[0]!];
  let walked = 0;
  let next = step;
  for (let i = 0; i + 1 < line.length && result.length < steps; i++) {
    const length = distance(line[i]!, line[i + 1]!);
    while (walked + length >= next && result.length < steps) {
      result.push(between(line[i]!, line[i + 1]!, (next - walked) / length));
      next += step;
    }
    walked += length;
  }
  result.push(line[line.length - 1]!);
  return result;
}

/** Unit normal to the left of the line at each of its points. */
export function leftNormals(line: readonly Point[], closed = false): Point[] {
  return line.map((_, i) => {
    const before = line[closed ? (i - 1 + line.length) % line.length : Math.max(0, i - 1)]!;
    const after = line[closed ? (i + 1) % line.length : Math.min(line.length - 1, i + 1)]!;
    const dx = after[0] - before[0];
    const dy = after[1] - before[1];
    const length = Math.sqrt(dx * dx + dy * dy) || 1;
    return [-dy / length, dx / length];
  });
}

/**
 * A line from `a` to `b` that wanders like a natural border: midpoints are pushed aside, again and again.
 * The same two ends and seed give the same line, whichever way it is walked.
 */
export function wanderingLine(a: Point, b: Point, seed: number, roughness: number, shortestMetres: number): Point[] {
  const turned = a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
  const [from, to] = turned ? [b, a] : [a, b];
  const halve = (p: Point, q: Point, node: number): Point[] => {
    const length = distance(p, q);
    if (length < 2 * shortestMetres) return [];
    const aside = (hashShare(seed, node, Math.round(from[0] * 8), Math.round(from[1] * 8)) - 0.5) * 2 * roughness;
    const share = 0.5 + (hashShare(seed + 1, node, Math.round(to[0] * 8), Math.round(to[1] * 8)) - 0.5) * 0.2;
    const middle: Point = [
      p[0] + (q[0] - p[0]) * share - (q[1] - p[1]) * aside,
      p[1] + (q[1] - p[1]) * share + (q[0] - p[0]) * aside,
    ];
    return [...halve(p, middle, node * 2), middle, ...halve(middle, q, node * 2 + 1)];
  };
  const inner = halve(from, to, 1);
  return turned ? [a, ...inner.reverse(), b] : [a, ...inner, b];
}

/** A closed natural outline through wandering lines between the given corners. */
export function wanderingRing(corners: Ring, seed: number, roughness: number, shortestMetres: number): Point[] {
  return corners.flatMap((corner, i) => wanderingLine(corner, corners[(i + 1) % corners.length]!, seed, roughness, shortestMetres).slice(0, -1));
}

/** A rounded natural patch, longer along `turn` (a fraction of a full turn) by `stretch`. */
export function blob(centre: Point, radiusMetres: number, seed: number, options: { stretch?: number; turn?: number; uneven?: number; stepMetres?: number } = {}): Point[] {
  const { stretch = 1, turn = 0, uneven = 0.3, stepMetres = 25 } = options;
  const corners = Math.max(8, Math.round((6.2832 * radiusMetres) / stepMetres));
  const cos = cosineOfTurn(turn);
  const sin = sineOfTurn(turn);
  return Array.from({ length: corners }, (_, i) => {
    const angle = i / corners;
    const c = cosineOfTurn(angle);
    const s = sineOfTurn(angle);
    const r = radiusMetres * (1 + uneven * fractalNoise(seed, 1.15 * c + 7, 1.15 * s + 3, 4) * 1.6);
    const along = r * c * stretch;
    const across = (r * s) / stretch;
    return [centre[0] + along * cos - across * sin, centre[1] + along * sin + across * cos];
  });
}

/** Irregular but simple polygon with straight sides, as mining rights have: corners around a centre, some of them drawn in. */
export function rightOutline(centre: Point, areaSquareMetres: number, corners: number, seed: number, stretch: number, turn: number): Point[] {
  const cos = cosineOfTurn(turn);
  const sin = sineOfTurn(turn);
  for (let attempt = 0; ; attempt++) {
    const dice = chance(seed + attempt * 977);
    const gaps = Array.from({ length: corners }, () => dice.between(0.6, 1.4));
    const total = gaps.reduce((sum, gap) => sum + gap, 0);
    const drawnIn = corners < 7 ? 0 : corners < 14 ? 0.3 : 0.2;
    let walked = 0;
    let drift = dice.between(0.9, 1.1);
    const raw = gaps.map((gap): Point => {
      const share = walked / total;
      walked += gap;
      drift = Math.min(1.25, Math.max(0.8, drift + dice.between(-0.17, 0.17)));
      const reach = dice.share() < drawnIn ? drift * dice.between(0.62, 0.78) : drift;
      const along = cosineOfTurn(share) * reach * stretch;
      const across = (sineOfTurn(share) * reach) / stretch;
      return [along * cos - across * sin, along * sin + across * cos];
    });
    const area = Math.abs(signedArea(raw));
    let border = 0;
    for (let i = 0; i < corners; i++) border += distance(raw[i]!, raw[(i + 1) % corners]!);
    // Thin or star-like shapes are thrown away: 1 is a circle.
    if ((12.566 * area) / (border * border) < 0.58 && attempt < 40) continue;
    const middle = ringCentre(raw);
    const scale = Math.sqrt(areaSquareMetres / area);
    return raw.map(([x, y]) => [toCentimetre(centre[0] + (x - middle[0]) * scale), toCentimetre(centre[1] + (y - middle[1]) * scale)]);
  }
}
