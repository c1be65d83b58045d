/**
 * Chance that repeats: every number here comes from integer hashing and plain arithmetic, so that every
 * JavaScript engine makes the same county. No Math.random, no Math.sin.
 */

/** 32-bit mix of up to three integers and a seed; a fixed number for fixed input. */
export function hash(seed: number, a: number, b = 0, c = 0): number {
  let h = (seed ^ 0x9e3779b9) | 0;
  for (const value of [a, b, c]) {
    h = Math.imul(h ^ (value | 0), 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    h ^= h >>> 16;
  }
  return h >>> 0;
}

/** The same as {@link hash}, from 0 (included) to 1 (excluded). */
export function hashShare(seed: number, a: number, b = 0, c = 0): number {
  return hash(seed, a, b, c) / 4294967296;
}

/** A number for a name, so that each thing can have a chance of its own. */
export function seedOf(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** A running source of chance. */
export interface Chance {
  /** From 0 (included) to 1 (excluded). */
  share(): number;
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** A source of chance of its own for each seed. */
export function chance(seed: number): Chance {
  let step = 0;
  const share = (): number => hashShare(seed, step++, 0x51ed);
  return {
    share,
    between: (low, high) => low + (high - low) * share(),
    whole: (low, high) => low + Math.floor((high - low + 1) * share()),
    pick: (items) => items[Math.floor(items.length * share())]!,
  };
}

const smooth = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);

/** Smooth noise, about −1 to 1, on a lattice of unit cells. */
export function noise(seed: number, x: number, y: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = smooth(x - column);
  const v = smooth(y - row);
  const south = hashShare(seed, column, row) * (1 - u) + hashShare(seed, column + 1, row) * u;
  const north = hashShare(seed, column, row + 1) * (1 - u) + hashShare(seed, column + 1, row + 1) * u;
  return 2 * (south * (1 - v) + north * v) - 1;
}

/** Several octaves of {@link noise}, each turned by 3:4:5 so that the lattice does not show. */
export function fractalNoise(seed: number, x: number, y: number, octaves: number): number {
  let sum = 0;
  let weight = 1;
  let total = 0;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(seed + octave * 101, x, y);
    total += weight;
    weight *= 0.5;
    const turnedX = 2 * (0.8 * x - 0.6 * y) + 17.3;
    y = 2 * (0.6 * x + 0.8 * y) - 9.1;
    x = turnedX;
  }
  return sum / total;
}

/** Sine of a fraction of a full turn, by a fixed polynomial (error below 1e-9). */
export function sineOfTurn(turns: number): number {
  let t = turns - Math.floor(turns);
  let sign = 1;
  if (t >= 0.5) {
    t -= 0.5;
    sign = -1;
  }
  if (t > 0.25) t = 0.5 - t;
  const a = t * 6.283185307179586;
  const s = a * a;
  return sign * a * (1 - (s / 6) * (1 - (s / 20) * (1 - (s / 42) * (1 - (s / 72) * (1 - (s / 110) * (1 - s / 156))))));
}

/** Cosine of a fraction of a full turn. */
export const cosineOfTurn = (turns: number): number => sineOfTurn(turns + 0.25);
