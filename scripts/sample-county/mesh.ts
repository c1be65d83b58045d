/**
 * Faces that share their edges: who is beside whom along which length, and joining several faces into one
 * without touching any coordinate.
 */
import { distance, signedArea, type Point, type Polygon, type Ring } from './plane.ts';

/** Faces over common points. */
export interface Mesh {
  readonly points: readonly Point[];
  /** Rings of vertex numbers per face: outer counter-clockwise, holes clockwise. */
  readonly faces: readonly (readonly (readonly number[])[])[];
  /** Per face: neighbour → metres of common border. */
  readonly neighbours: readonly ReadonlyMap<number, number>[];
}

/** Finds common points and neighbours; polygons must share their points exactly. */
export function meshOf(polygons: readonly Polygon[]): Mesh {
  const numbers = new Map<string, number>();
  const points: Point[] = [];
  const numberOf = (point: Point): number => {
    const key = `${point[0]},${point[1]}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = points.length;
      points.push(point);
      numbers.set(key, number);
    }
    return number;
  };
  const faces = polygons.map((polygon) => polygon.map((ring, index) => {
    const forward = signedArea(ring) > 0 === (index === 0);
    const oriented = forward ? ring : [...ring].reverse();
    return oriented.map(numberOf);
  }));
  const owner = new Map<number, number>();
  const edge = (a: number, b: number): number => a * 4_194_304 + b;
  faces.forEach((rings, face) => rings.forEach((ring) => ring.forEach((a, i) => owner.set(edge(a, ring[(i + 1) % ring.length]!), face))));
  const neighbours = faces.map((rings) => {
    const around = new Map<number, number>();
    for (const ring of rings) {
      ring.forEach((a, i) => {
        const b = ring[(i + 1) % ring.length]!;
        const other = owner.get(edge(b, a));
        if (other !== undefined) around.set(other, (around.get(other) ?? 0) + distance(points[a]!, points[b]!));
      });
    }
    return around;
  });
  return { points, faces, neighbours };
}

/**
 * The outline of several faces together, as rings of vertex numbers. Where borders meet in one point the
 * rings are parted there, so that no ring touches itself. May give several outer rings.
 */
export function joinFaces(mesh: Mesh, members: readonly number[]): Polygon[] {
  const next = new Map<number, number[]>();
  const inner = new Set<number>();
  const edge = (a: number, b: number): number => a * 4_194_304 + b;
  const each = (use: (a: number, b: number) => void): void => {
    for (const face of members) for (const ring of mesh.faces[face]!) ring.forEach((a, i) => use(a, ring[(i + 1) % ring.length]!));
  };
  each((a, b) => inner.add(edge(a, b)));
  each((a, b) => {
    if (inner.has(edge(b, a))) return;
    const out = next.get(a);
    if (out) out.push(b);
    else next.set(a, [b]);
  });
  const rings: Point[][] = [];
  for (const [start, outs] of next) {
    while (outs.length > 0) {
      const ring: number[] = [];
      let from = start;
      let to = outs.pop()!;
      ring.push(from);
      while (to !== start) {
        ring.push(to);
        const choices = next.get(to)!;
        const pick = choices.length === 1 ? 0 : firstCounterClockwise(mesh.points, from, to, choices);
        const [taken] = choices.splice(pick, 1);
        from = to;
        to = taken!;
      }
      rings.push(ring.map((number) => mesh.points[number]!));
    }
  }
  const outers = rings.filter((ring) => signedArea(ring) > 0);
  const holes = rings.filter((ring) => signedArea(ring) < 0);
  return outers.map((outer) => [outer, ...(outers.length === 1 ? holes : holes.filter((hole) => holds(outer, hole)))]);
}

/** Of the ways out of `at`, the first one counter-clockwise from the way back. */
function firstCounterClockwise(points: readonly Point[], from: number, at: number, choices: readonly number[]): number {
  const [x, y] = points[at]!;
  const back: Point = [points[from]![0] - x, points[from]![1] - y];
  let best = 0;
  let least = Infinity;
  choices.forEach((choice, index) => {
    const angle = pseudoAngle(back, [points[choice]![0] - x, points[choice]![1] - y]);
    if (angle < least) {
      least = angle;
      best = index;
    }
  });
  return best;
}

/** Grows with the counter-clockwise angle from `a` to `b`, 0 to 4. */
function pseudoAngle(a: Point, b: Point): number {
  const cross = a[0] * b[1] - a[1] * b[0];
  const dot = a[0] * b[0] + a[1] * b[1];
  const share = dot / (Math.abs(dot) + Math.abs(cross));
  return cross >= 0 ? 1 - share : 3 + share;
}

function holds(outer: Ring, hole: Ring): boolean {
  let votes = 0;
  for (const [x, y] of hole.slice(0, 9)) {
    let inside = false;
    for (let i = 0, j = outer.length - 1; i < outer.length; j = i++) {
      const [ax, ay] = outer[i]!;
      const [bx, by] = outer[j]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
    votes += inside ? 1 : -1;
  }
  return votes > 0;
}
