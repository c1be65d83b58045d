/** Seeded damage to files, and what must be true of whatever a reader still makes of them. */
import { expect } from 'vitest';
import type { ReadLayer } from '../../shared/formats/contract.ts';

/** Mulberry32: small, seeded, good enough to choose bytes. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NASTY_INTS = [0, 1, -1, 2, 3, 4, 5, 100, 0x7fffffff, -0x80000000, 0xffff, 1_000_000];

/** One to four faults in one file: bits, whole numbers, blocks moved, cut or doubled. */
export function damage(bytes: Uint8Array, random: () => number): Uint8Array {
  let result = bytes.slice();
  const within = (limit: number): number => Math.floor(random() * limit);
  for (let fault = within(4); fault >= 0; fault--) {
    if (result.length === 0) return result;
    const at = random() < 0.3 ? within(Math.min(200, result.length)) : within(result.length);
    const kind = within(7);
    if (kind === 0) result[at] = result[at]! ^ (1 << within(8));
    else if (kind === 1) result[at] = within(256);
    else if (kind === 2 && at + 4 <= result.length) new DataView(result.buffer).setInt32(at & ~3, NASTY_INTS[within(NASTY_INTS.length)]!, random() < 0.5);
    else if (kind === 3) result = result.slice(0, at);
    else if (kind === 4) result.copyWithin(at, within(result.length), within(result.length));
    else if (kind === 5) {
      const longer = new Uint8Array(result.length + within(40));
      longer.set(result.subarray(0, at));
      longer.set(result.subarray(at), at + longer.length - result.length);
      result = longer;
    } else result.fill(within(256), at, at + within(64));
  }
  return result;
}

/** Columns whose parts agree with each other: counts, starts, closed rings, readable attributes. */
export function holdsTogether({ columns: { geometry, attributes }, skippedRows }: ReadLayer): void {
  expect(attributes.rowCount).toBe(geometry.featureCount);
  expect(geometry.bounds.length).toBe(4 * geometry.featureCount);
  expect(geometry.featureStart.length).toBe(geometry.featureCount + 1);
  expect(geometry.featureStart.at(-1)).toBe(geometry.partStart.length - 1);
  expect(geometry.partStart.at(-1)).toBe(geometry.pathStart.length - 1);
  expect(geometry.pathStart.at(-1)! * 2).toBe(geometry.coordinates.length);
  expect(geometry.coordinates.every(Number.isFinite)).toBe(true);
  if (geometry.z) expect(geometry.z.length * 2).toBe(geometry.coordinates.length);
  // Counted, not expected one by one: a damaged array of blocks may draw tens of thousands of features.
  let openRings = 0;
  if (geometry.kind === 'polygon') {
    for (let path = 0; path + 1 < geometry.pathStart.length; path++) {
      const [from, to] = [2 * geometry.pathStart[path]!, 2 * geometry.pathStart[path + 1]!];
      const { coordinates } = geometry;
      if (to - from < 8 || coordinates[from] !== coordinates[to - 2] || coordinates[from + 1] !== coordinates[to - 1]) openRings++;
    }
  }
  expect(openRings).toBe(0);
  expect(skippedRows).toEqual([...new Set(skippedRows)].sort((a, b) => a - b));
  let textless = 0;
  for (let row = 0; row < attributes.rowCount; row++) for (let field = 0; field < attributes.fields.length; field++) if (typeof attributes.text(row, field) !== 'string') textless++;
  expect(textless).toBe(0);
}
