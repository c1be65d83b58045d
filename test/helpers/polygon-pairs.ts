/** Seeded pairs of a right and a parcel for tests against GEOS. */
import { seeded, star, type Parts } from './polygons.ts';

/** Seeded pairs: free, on grids with many coincidences, sharing lines, with holes and parts. */
export function pair(seed: number): [Parts, Parts] {
  const random = seeded(seed);
  const step = [0, 0, 0.01, 1, 2, 5][seed % 6]!;
  const onGrid = (value: number): number => (step > 0 ? Math.round(value / step) * step : value);
  const east = seed % 3 === 0 ? 0 : onGrid(37_500_000 + random() * 1000);
  const north = seed % 3 === 0 ? 0 : onGrid(3_800_000 + random() * 1000);
  const make = (x: number, y: number, radius: number): number[] => star(random, x, y, radius, 3 + Math.floor(random() * 20), step);
  const right: Parts = [[make(east, north, 20)]];
  if (random() < 0.3) right[0]!.push(make(east, north, 4));
  const parcel: Parts = [[make(east + (random() - 0.5) * 30, north + (random() - 0.5) * 30, 20 * random() + 3)]];
  if (random() < 0.3) parcel.push([make(east - 60, north, 15)]);
  const shared = random();
  if (shared < 0.3) {
    // The right's own line, with one vertex moved, near or far, or a vertex inserted on it.
    const ring = right[0]![0]!.slice();
    const at = 2 * (1 + Math.floor(random() * (ring.length / 2 - 2)));
    if (shared < 0.1) ring[at] = ring[at]! + [5, 0.001, 1e-6][seed % 3]!;
    else if (shared < 0.2) ring.splice(at, 0, (ring[at - 2]! + ring[at]!) / 2, (ring[at - 1]! + ring[at + 1]!) / 2);
    else ring.splice(0, ring.length, ...ring.map((value, i) => value + [1e-4, 0.002][seed % 2]! * Math.sin(i * 12.9898)));
    if (shared >= 0.2) ring.splice(ring.length - 2, 2, ring[0]!, ring[1]!);
    parcel[0] = [ring];
  }
  return [right, parcel];
}

/** Rights of ten metres to five kilometres with up to two hundred vertices, also as thin strips; parcels near, along and across their lines. */
export function widePair(seed: number): { right: Parts; parcel: Parts; size: number } {
  const random = seeded(seed * 7919);
  const size = 10 ** (1 + 2.7 * random());
  const step = [0, 0, 1e-4, 0.01, size / 64, size / 10][seed % 6]!;
  const onGrid = (value: number): number => (step > 0 ? Math.round(value / step) * step : value);
  const [east, north] = seed % 4 === 0 ? [0, 0] : [onGrid(37_500_000 + random() * 1e5), onGrid(3_800_000 + random() * 1e6)];
  const [wide, high] = random() < 0.2 ? [1, 0.02 * random()] : random() < 0.2 ? [0.02 * random(), 1] : [1, 1];
  const make = (x: number, y: number, radius: number, vertices: number): number[] =>
    star(random, 0, 0, radius, vertices).map((value, i) => onGrid(i % 2 === 0 ? east + x + value * wide : north + y + value * high));
  const right: Parts = [[make(0, 0, size, 4 + Math.floor(random() * 200))]];
  if (random() < 0.2) right[0]!.push(make(0, 0, size * 0.2, 6));
  const mode = random();
  if (mode > 0.35) return { right, size, parcel: [[make((random() - 0.5) * 2.2 * size * wide, (random() - 0.5) * 2.2 * size * high, size * 10 ** (-1.5 + 2 * random()), 4 + Math.floor(random() * 50))]] };
  const ring = right[0]![0]!;
  const count = ring.length / 2 - 1;
  const first = Math.floor(random() * count);
  const along = Array.from({ length: 2 + Math.floor(random() * Math.min(8, count - 1)) }, (_, i) => (first + i) % count);
  const away = mode < 0.2 ? 1 + random() * 0.5 : 1 - random() * 0.4;
  const there = along.flatMap((vertex) => [ring[2 * vertex]!, ring[2 * vertex + 1]!]);
  const back = [...along].reverse().flatMap((vertex) => [east + (ring[2 * vertex]! - east) * away, north + (ring[2 * vertex + 1]! - north) * away]);
  return { right, size, parcel: [[[...there, ...back, there[0]!, there[1]!]]] };
}

/** Both with holes, islands in the holes and parts beside; lines of one often run along lines of the other. */
export function nestedPair(seed: number): [right: Parts, parcel: Parts] {
  const random = seeded(seed * 15_485_863);
  const step = [0, 0, 0.01, 1][seed % 4]!;
  const [east, north] = seed % 3 === 0 ? [0, 0] : [37_500_000 + Math.round(random() * 1000), 3_800_000 + Math.round(random() * 1000)];
  const nest = (x: number, y: number): Parts => [
    [star(random, x, y, 40, 5 + Math.floor(random() * 12), step), star(random, x, y, 12, 4 + Math.floor(random() * 8), step)],
    [star(random, x, y, 4, 4 + Math.floor(random() * 4), step)],
    ...(random() < 0.4 ? [[star(random, x + 85, y, 40, 5 + Math.floor(random() * 12), step)]] : []),
  ];
  const right = nest(east, north);
  const shift = (): number => (step > 0 ? Math.round(((random() - 0.5) * 50) / step) * step : (random() - 0.5) * 50);
  const parcel = nest(east + shift(), north + shift());
  // A ring of the right in place of the parcel's own: its outline, its hole filled, its island alone.
  const taken = random();
  if (taken < 0.15) return [right, [[right[0]![0]!]]];
  if (taken < 0.3) return [right, [[right[0]![1]!]]];
  if (taken < 0.4) return [right, [[parcel[0]![0]!], [right[0]![1]!.map((value, i) => value + (i % 2 === 0 ? 200 : 0))]]];
  if (taken < 0.5) return [right, [right[0]!, ...parcel.slice(1, 2)]];
  return [right, parcel];
}

/** What surveys and conversions do to rings; each takes a ring (closed) and gives the parts that come of it. */
const DAMAGE: readonly ((ring: number[], random: () => number) => Parts)[] = [
  // Two vertices exchanged: a bow-tie.
  (ring, random) => {
    const at = 2 + 2 * Math.floor(random() * (ring.length / 2 - 3));
    [ring[at], ring[at + 1], ring[at + 2], ring[at + 3]] = [ring[at + 2]!, ring[at + 3]!, ring[at]!, ring[at + 1]!];
    return [[ring]];
  },
  // A spike: out and back.
  (ring, random) => {
    const at = 2 + 2 * Math.floor(random() * (ring.length / 2 - 2));
    ring.splice(at, 0, ring[at]! + (random() - 0.5) * 40, ring[at + 1]! + (random() - 0.5) * 40, ring[at]!, ring[at + 1]!);
    ring.splice(at, 0, ring[at + 2]!, ring[at + 3]!);
    return [[ring]];
  },
  // A side run three times: A-B-A.
  (ring, random) => {
    const at = 2 * Math.floor(random() * (ring.length / 2 - 1));
    ring.splice(at + 4, 0, ring[at]!, ring[at + 1]!, ring[at + 2]!, ring[at + 3]!);
    return [[ring]];
  },
  // Repeated vertices, the other way round.
  (ring, random) => {
    const at = 2 * Math.floor(random() * (ring.length / 2));
    ring.splice(at, 0, ring[at]!, ring[at + 1]!, ring[at]!, ring[at + 1]!);
    return [[Array.from({ length: ring.length }, (_, i) => ring[ring.length - 2 - i + 2 * (i % 2)]!)]];
  },
  // Two parts, one moved over the other, or the same twice.
  (ring, random) => {
    const [east, north] = random() < 0.3 ? [0, 0] : [(random() - 0.5) * 30, (random() - 0.5) * 30];
    return [[ring], [ring.map((value, i) => value + (i % 2 === 0 ? east : north))]];
  },
  // A hole across the line, outside, or equal to its ring.
  (ring, random) => {
    const scale = [0.5, 1, 0.3, 2][Math.floor(random() * 4)]!;
    const [east, north] = [(random() - 0.5) * 30, (random() - 0.5) * 30];
    const moved = random() < 0.7;
    return [[ring, ring.map((value, i) => (i % 2 === 0 ? ring[0]! : ring[1]!) + (value - (i % 2 === 0 ? ring[0]! : ring[1]!)) * scale + (moved ? (i % 2 === 0 ? east : north) : 0))]];
  },
  // A ring that pinches itself: back to an earlier vertex.
  (ring, random) => {
    const count = ring.length / 2 - 1;
    const from = Math.floor(random() * count);
    const to = Math.floor(random() * count);
    ring.splice(2 * to + 2, 0, ring[2 * from]!, ring[2 * from + 1]!);
    return [[ring]];
  },
];

/** A sound right and a parcel damaged in one way or two, on a grid where lines often coincide. */
export function dirtyPair(seed: number): [right: Parts, parcel: Parts] {
  const random = seeded(seed * 104_729);
  const [right, parcel] = pair(seed);
  const ring = (random() < 0.5 ? right : parcel)[0]![0]!.slice();
  const [first, ...more] = DAMAGE[Math.floor(random() * DAMAGE.length)]!(ring, random);
  const step = [0, 0.01, 1, 5][seed % 4]!;
  const damaged = random() < 0.3 ? [...DAMAGE[Math.floor(random() * DAMAGE.length)]!(first![0]!.slice(), random), ...more] : [first!, ...more];
  const onGrid = (value: number): number => (step > 0 ? Math.round(value / step) * step : value);
  return [right, damaged.map((part) => part.map((each) => closed(each.map(onGrid))))];
}

function closed(ring: number[]): number[] {
  const last = ring.length - 2;
  return ring[0] === ring[last] && ring[1] === ring[last + 1] ? ring : [...ring, ring[0]!, ring[1]!];
}
