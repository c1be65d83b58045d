/**
 * What is wrong with a polygon's rings. Import lists faults to the user; the overlay repairs what would
 * falsify an area. The notice of 2022 on areas demands these checks (DOMAIN §2.4: not closed, self-intersection).
 */
import type { GeometryColumns } from './columns.ts';
import { signedRingArea } from './area.ts';
import { orientation, snapToGrid } from './exact-orientation.ts';
import { loadRings, newLocalRings, type LocalRings, type RingSeen } from './local-rings.ts';
import { visitMeetings } from './ring-meetings.ts';
import { nestingFaults } from './ring-nesting.ts';

export type FaultKind =
  /** A coordinate is no number. size: number of such coordinates. */
  | 'not-finite'
  /** Fewer than three different vertices. size: how many there are. */
  | 'too-few-vertices'
  /** First and last vertex differ. size: metres between them. */
  | 'unclosed'
  /** The same vertex twice in a row. size: how often in this ring. */
  | 'duplicate-vertex'
  /** The line runs out and back upon itself. size: metres run twice. */
  | 'spike'
  /** Two sides of one ring cross or lie upon each other. size: metres of the shorter side. */
  | 'self-crossing'
  /** Sides of two rings cross or lie upon each other. size: metres of the shorter side. */
  | 'rings-cross'
  /** The ring encloses nothing. size: its length in metres. */
  | 'zero-area'
  /** A hole lies outside its outer ring. size: its area in m². */
  | 'hole-outside'
  /** A part lies inside another part. size: its area in m². */
  | 'parts-overlap';

export interface Fault {
  readonly kind: FaultKind;
  /** East, north in the layer's coordinates. */
  readonly position: readonly [number, number];
  readonly size: number;
}

/** Faults under which the area of the rings as they stand would be wrong. */
const FALSIFYING: ReadonlySet<FaultKind> = new Set<FaultKind>(['spike', 'self-crossing', 'rings-cross', 'hole-outside', 'parts-overlap']);

export function falsifiesArea(fault: Fault): boolean {
  return FALSIFYING.has(fault.kind);
}

/**
 * All faults of one polygon feature, in the order of its rings; an empty list for a valid one or one without
 * geometry. Vertices that touch other sides without crossing are allowed.
 */
export function findFaults(columns: GeometryColumns, feature: number): Fault[] {
  const faults: Fault[] = [];
  const local = newLocalRings();
  const west = columns.bounds[feature * 4]!;
  const south = columns.bounds[feature * 4 + 1]!;
  const broken = loadRings(columns, feature, local, (ring) => ringFaults(columns, ring, faults));
  if (broken > 0) return [{ kind: 'not-finite', position: [west, south], size: broken }];
  const sideLength = (side: number): number => Math.hypot(local.x[side + 1]! - local.x[side]!, local.y[side + 1]! - local.y[side]!);
  visitMeetings(local, (kind, side, other, x, y) => {
    if (kind !== 'touch') faults.push({ kind, position: [x + west, y + south], size: Math.min(sideLength(side), sideLength(other)) });
    return false;
  });
  if (faults.some(falsifiesArea)) return faults;
  for (const { kind, ring, area } of nestingFaults(local)) {
    const first = local.ringStart[ring]!;
    faults.push({ kind, position: [local.x[first]! + west, local.y[first]! + south], size: area });
  }
  return faults;
}

/** What a quick look at one feature says: `touching` rings may hide a crossing at a vertex and want a second look. */
export type QuickVerdict = 'valid' | 'touching' | 'invalid';

const scratch = newLocalRings();

/** The same checks without the list; stops at the first fault that falsifies an area. Made for many small parcels. */
export function judgeQuickly(columns: GeometryColumns, feature: number): QuickVerdict {
  if (loadRings(columns, feature, scratch) > 0) return 'invalid';
  if (scratch.ringCount === 1 && isStar(scratch)) return 'valid';
  let verdict: QuickVerdict = 'valid';
  visitMeetings(scratch, (kind) => {
    verdict = kind === 'touch' ? 'touching' : 'invalid';
    return verdict === 'invalid';
  });
  if (verdict === 'valid' && scratch.ringCount > 1 && nestingFaults(scratch).length > 0) return 'invalid';
  return verdict;
}

/**
 * Whether the only ring runs once round a point near its middle, always the same way: then no two sides meet but in
 * their common vertex, by exact signs alone. Most parcels are such stars; for the others this says nothing.
 */
function isStar({ x, y, vertexCount }: LocalRings): boolean {
  let sumX = 0;
  let sumY = 0;
  const last = vertexCount - 1;
  for (let i = 0; i < last; i++) {
    sumX += x[i]!;
    sumY += y[i]!;
  }
  const middleX = snapToGrid(sumX / last);
  const middleY = snapToGrid(sumY / last);
  let turns = 0;
  let way = 0;
  for (let i = 0; i < last; i++) {
    const side = orientation(x[i]!, y[i]!, x[i + 1]!, y[i + 1]!, middleX, middleY);
    if (side === 0 || side * way < 0) return false;
    way = side > 0 ? 1 : -1;
    // Once round is one step over the line that goes west from the middle.
    if (y[i]! > middleY !== y[i + 1]! > middleY && y[i + 1]! > middleY === way < 0) turns++;
  }
  return turns === 1;
}

/** Faults of one ring by itself. */
function ringFaults(columns: GeometryColumns, { from, to, duplicates, different }: RingSeen, faults: Fault[]): void {
  const { coordinates } = columns;
  const position: [number, number] = [coordinates[from]!, coordinates[from + 1]!];
  if (different < 3) {
    faults.push({ kind: 'too-few-vertices', position, size: different });
    return;
  }
  const gap = Math.hypot(coordinates[from]! - coordinates[to - 2]!, coordinates[from + 1]! - coordinates[to - 1]!);
  if (gap > 0) faults.push({ kind: 'unclosed', position, size: gap });
  if (duplicates > 0) faults.push({ kind: 'duplicate-vertex', position, size: duplicates });
  if (signedRingArea(coordinates, from, to) === 0) {
    let length = 0;
    for (let i = from + 2; i < to; i += 2) length += Math.hypot(coordinates[i]! - coordinates[i - 2]!, coordinates[i + 1]! - coordinates[i - 1]!);
    faults.push({ kind: 'zero-area', position, size: length });
  }
}
