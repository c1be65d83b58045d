/**
 * 区域坐标 strings of the mining-rights registry (DOMAIN §2.6, known from code that reads them, not from a published rule):
 *
 *     环数, 点数, 点号, X, Y, 点号, X, Y, …, t1, t2, t3, t4, 点数, …      mining rights: t4 = 1 outer ring, else a hole
 *     环数, 点数, X, Y, X, Y, …, t1, t2, t3, 点数, …                       exploration rights: t3 = 0 outer ring
 *
 * t1 and t2 are presumably the upper and lower elevation and t3 of a mining right a remark; nobody has confirmed it, so
 * they are handed on as they stand.
 */

export interface AreaPoint {
  /** As written; its position when the variant has none. */
  readonly number: string;
  readonly first: number;
  readonly second: number;
}

export interface AreaRing {
  readonly points: readonly AreaPoint[];
  readonly isOuter: boolean;
  /** What follows the points: t1, t2, t3 (and t4), as written. */
  readonly trailing: readonly string[];
}

export interface AreaString {
  readonly rings: readonly AreaRing[];
  readonly variant: 'mining' | 'exploration';
}

interface Variant {
  readonly name: AreaString['variant'];
  readonly tokensPerPoint: 2 | 3;
  readonly trailingTokens: 3 | 4;
  readonly outerMark: number;
}

const VARIANTS: readonly Variant[] = [
  { name: 'mining', tokensPerPoint: 3, trailingTokens: 4, outerMark: 1 },
  { name: 'exploration', tokensPerPoint: 2, trailingTokens: 3, outerMark: 0 },
];

/** A right has a handful of rings; a licence with more points than this is no licence. */
const MOST_RINGS = 1_000;
const MOST_POINTS = 10_000;
const NUMBER = /^[-+]?\d+(\.\d+)?$/;

/** The string's rings, or null when the counts do not lead exactly to its end in either variant. */
export function parseAreaString(text: string): AreaString | null {
  const tokens = text.replaceAll('，', ',').trim().replace(/[,;；]+$/, '').split(',').map((token) => token.trim());
  for (const variant of VARIANTS) {
    const rings = readRings(tokens, variant);
    if (rings) return { rings, variant: variant.name };
  }
  return null;
}

function readRings(tokens: readonly string[], variant: Variant): AreaRing[] | null {
  const ringCount = readCount(tokens[0], MOST_RINGS);
  if (ringCount === null) return null;
  const rings: AreaRing[] = [];
  let at = 1;
  for (let ring = 0; ring < ringCount; ring++) {
    const pointCount = readCount(tokens[at++], MOST_POINTS);
    if (pointCount === null || pointCount < 3) return null;
    const points: AreaPoint[] = [];
    for (let point = 0; point < pointCount; point++, at += variant.tokensPerPoint) {
      const [first, second] = tokens.slice(at + variant.tokensPerPoint - 2, at + variant.tokensPerPoint);
      if (first === undefined || second === undefined || !NUMBER.test(first) || !NUMBER.test(second)) return null;
      points.push({ number: variant.tokensPerPoint === 3 ? tokens[at]! : String(point + 1), first: Number(first), second: Number(second) });
    }
    // The very last tokens may have been empty and cut with the commas at the end.
    const missing = ring === ringCount - 1 ? Math.max(0, at + variant.trailingTokens - tokens.length) : 0;
    const trailing = [...tokens.slice(at, at + variant.trailingTokens), ...Array<string>(missing).fill('')];
    if (trailing.length !== variant.trailingTokens || missing === variant.trailingTokens) return null;
    at += variant.trailingTokens - missing;
    const mark = trailing.at(-1)!;
    rings.push({ points, isOuter: mark === '' ? ring === 0 : Number(mark) === variant.outerMark, trailing });
  }
  return at === tokens.length ? rings : null;
}

function readCount(token: string | undefined, most: number): number | null {
  if (token === undefined || !/^\d{1,5}$/.test(token)) return null;
  const count = Number(token);
  return count >= 1 && count <= most ? count : null;
}

/** One body: an outer ring with the holes that the string says are cut from it. */
export interface AreaBody {
  readonly outer: AreaRing;
  readonly holes: readonly AreaRing[];
}

/**
 * The bodies of a string: every outer ring, each hole with the outer ring before it whose box holds it (a licence may
 * list all outer rings first). A hole without one is a body of its own and counted, so that nothing is lost silently.
 */
export function bodiesOf({ rings }: AreaString): { readonly bodies: readonly AreaBody[]; readonly looseHoles: number } {
  const bodies: { outer: AreaRing; holes: AreaRing[] }[] = rings.filter((ring) => ring.isOuter).map((outer) => ({ outer, holes: [] }));
  let looseHoles = 0;
  for (const [position, hole] of rings.entries()) {
    if (hole.isOuter) continue;
    const before = bodies.filter((body) => rings.indexOf(body.outer) < position);
    const home = [...before].reverse().find((body) => boxHolds(body.outer, hole)) ?? bodies.find((body) => boxHolds(body.outer, hole));
    if (home) home.holes.push(hole);
    else {
      looseHoles++;
      bodies.push({ outer: hole, holes: [] });
    }
  }
  return { bodies, looseHoles };
}

function boxHolds(outer: AreaRing, inner: AreaRing): boolean {
  const [o, i] = [boxOf(outer), boxOf(inner)];
  return o.least[0] <= i.least[0] && o.least[1] <= i.least[1] && o.most[0] >= i.most[0] && o.most[1] >= i.most[1];
}

function boxOf({ points }: AreaRing): { least: [number, number]; most: [number, number] } {
  const least: [number, number] = [Infinity, Infinity];
  const most: [number, number] = [-Infinity, -Infinity];
  for (const { first, second } of points) {
    least[0] = Math.min(least[0], first);
    least[1] = Math.min(least[1], second);
    most[0] = Math.max(most[0], first);
    most[1] = Math.max(most[1], second);
  }
  return { least, most };
}
