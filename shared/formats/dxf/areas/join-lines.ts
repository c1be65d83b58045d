/**
 * Loose lines into rings: ends that meet, or that lie apart by no more than a gap a person chose, are joined; what then
 * closes becomes rings, also where several areas share a line. Every gap that was bridged is reported.
 */
import type { GeometryColumns } from '../../../geometry/columns.ts';
import type { JoinedRing } from './joined-ring.ts';
import { chainsOf, prune, type Chain } from './line-network.ts';
import { traceFaces } from './trace-faces.ts';

export interface Bridge {
  readonly from: readonly [east: number, north: number];
  readonly to: readonly [east: number, north: number];
  readonly distance: number;
}

export interface JoinedLines {
  readonly rings: readonly JoinedRing[];
  /** The gap that was allowed, drawing units. */
  readonly gap: number;
  /** Gaps that were bridged, the widest first. */
  readonly bridges: readonly Bridge[];
  /** Ends that met nothing within the gap: outlines that stay open. */
  readonly openEnds: readonly (readonly [east: number, north: number])[];
}

/** Joins the paths of a line layer; `gap` 0 joins only ends that meet. */
export function joinLines(lines: GeometryColumns, gap: number): JoinedLines {
  const chains = chainsOf(lines);
  const bridges = bridgeEnds(chains, lines, gap);
  const { kept, openEnds } = prune(chains, lines);
  return { rings: traceFaces(kept, lines), gap, bridges, openEnds };
}

interface End {
  readonly chain: Chain;
  readonly atStart: boolean;
  readonly east: number;
  readonly north: number;
}

/** Joins free ends two and two, the nearest first; changes the chains' nodes. */
function bridgeEnds(chains: readonly Chain[], lines: GeometryColumns, gap: number): Bridge[] {
  if (!(gap > 0)) return [];
  const ends = freeEnds(chains, lines);
  const pairs: { readonly a: number; readonly b: number; readonly distance: number }[] = [];
  const cells = new Map<string, number[]>();
  const cellOf = (value: number): number => Math.floor(value / gap);
  ends.forEach(({ east, north }, a) => {
    const [column, row] = [cellOf(east), cellOf(north)];
    for (let dc = -1; dc <= 1; dc++) {
      for (let dr = -1; dr <= 1; dr++) {
        for (const b of cells.get(`${column + dc} ${row + dr}`) ?? []) {
          const distance = Math.hypot(ends[b]!.east - east, ends[b]!.north - north);
          if (distance <= gap) pairs.push({ a, b, distance });
        }
      }
    }
    const key = `${column} ${row}`;
    const cell = cells.get(key);
    if (cell) cell.push(a);
    else cells.set(key, [a]);
  });
  pairs.sort((one, other) => one.distance - other.distance || one.a - other.a || one.b - other.b);
  const taken = new Set<number>();
  const bridges: Bridge[] = [];
  for (const { a, b, distance } of pairs) {
    // The two ends of a line no longer than the gap belong to it, not together.
    if (taken.has(a) || taken.has(b) || (ends[a]!.chain.path === ends[b]!.chain.path && lengthOf(lines, ends[a]!.chain.path) <= 3 * gap)) continue;
    taken.add(a).add(b);
    const node = ends[a]!.atStart ? ends[a]!.chain.startNode : ends[a]!.chain.endNode;
    if (ends[b]!.atStart) ends[b]!.chain.startNode = node;
    else ends[b]!.chain.endNode = node;
    bridges.push({ from: [ends[b]!.east, ends[b]!.north], to: [ends[a]!.east, ends[a]!.north], distance });
  }
  return bridges.sort((one, other) => other.distance - one.distance);
}

function freeEnds(chains: readonly Chain[], { coordinates }: GeometryColumns): End[] {
  const degree = new Map<number, number>();
  for (const { startNode, endNode } of chains) for (const node of [startNode, endNode]) degree.set(node, (degree.get(node) ?? 0) + 1);
  return chains.flatMap((chain) =>
    ([true, false] as const)
      .filter((atStart) => degree.get(atStart ? chain.startNode : chain.endNode) === 1)
      .map((atStart) => {
        const vertex = atStart ? chain.from : chain.to - 1;
        return { chain, atStart, east: coordinates[2 * vertex]!, north: coordinates[2 * vertex + 1]! };
      }),
  );
}

function lengthOf({ coordinates, pathStart }: GeometryColumns, path: number): number {
  let length = 0;
  for (let i = pathStart[path]! + 1; i < pathStart[path + 1]!; i++) length += Math.hypot(coordinates[2 * i]! - coordinates[2 * i - 2]!, coordinates[2 * i + 1]! - coordinates[2 * i - 1]!);
  return length;
}
