/** The areas that a network of lines encloses: at every node the walk turns to the next line clockwise, so that it goes round the smallest area on its left. */
import type { GeometryColumns } from '../../../geometry/columns.ts';
import type { JoinedRing } from './joined-ring.ts';
import type { Chain } from './line-network.ts';

/** A line walked in one direction. */
interface Walk {
  readonly chain: Chain;
  readonly forward: boolean;
  readonly angle: number;
}

/** Rings counter-clockwise. Lines may meet only in their ends; where they cross elsewhere no corner is made. */
export function traceFaces(chains: readonly Chain[], lines: GeometryColumns): JoinedRing[] {
  const around = new Map<number, Walk[]>();
  const walks = new Map<Chain, readonly [forward: Walk, backward: Walk]>();
  for (const chain of chains) {
    const pair = [walkOf(chain, true, lines), walkOf(chain, false, lines)] as const;
    walks.set(chain, pair);
    for (const [walk, node] of [[pair[0], chain.startNode], [pair[1], chain.endNode]] as const) {
      const list = around.get(node);
      if (list) list.push(walk);
      else around.set(node, [walk]);
    }
  }
  const order = new Map<Walk, number>();
  for (const list of around.values()) {
    list.sort((a, b) => a.angle - b.angle);
    list.forEach((walk, position) => order.set(walk, position));
  }
  const next = (walk: Walk): Walk => {
    const back = walks.get(walk.chain)![walk.forward ? 1 : 0];
    const list = around.get(walk.forward ? walk.chain.endNode : walk.chain.startNode)!;
    return list[(order.get(back)! + list.length - 1) % list.length]!;
  };
  const done = new Set<Walk>();
  const rings: JoinedRing[] = [];
  for (const pair of walks.values()) {
    for (const first of pair) {
      if (done.has(first)) continue;
      const face: Walk[] = [];
      for (let walk = first; !done.has(walk); walk = next(walk)) {
        done.add(walk);
        face.push(walk);
      }
      const ring = ringOf(face, lines);
      if (ring) rings.push(ring);
    }
  }
  return rings;
}

function walkOf(chain: Chain, forward: boolean, { coordinates }: GeometryColumns): Walk {
  const step = forward ? 1 : -1;
  const start = forward ? chain.from : chain.to - 1;
  let vertex = start + step;
  while (vertex > chain.from && vertex < chain.to - 1 && coordinates[2 * vertex] === coordinates[2 * start] && coordinates[2 * vertex + 1] === coordinates[2 * start + 1]) vertex += step;
  return { chain, forward, angle: Math.atan2(coordinates[2 * vertex + 1]! - coordinates[2 * start + 1]!, coordinates[2 * vertex]! - coordinates[2 * start]!) };
}

/** The face's outline; null for the outside of the network and for faces without area. */
function ringOf(face: readonly Walk[], { coordinates, z }: GeometryColumns): JoinedRing | null {
  const vertices: number[] = [];
  for (const { chain, forward } of face) {
    for (let i = 0; i < chain.to - chain.from; i++) {
      const vertex = forward ? chain.from + i : chain.to - 1 - i;
      const last = vertices.at(-1);
      if (last === undefined || coordinates[2 * last] !== coordinates[2 * vertex] || coordinates[2 * last + 1] !== coordinates[2 * vertex + 1]) vertices.push(vertex);
    }
  }
  const first = vertices[0]!;
  const end = vertices.at(-1)!;
  if (coordinates[2 * first] !== coordinates[2 * end] || coordinates[2 * first + 1] !== coordinates[2 * end + 1]) vertices.push(first);
  if (vertices.length < 4) return null;
  const flat = new Float64Array(2 * vertices.length);
  vertices.forEach((vertex, i) => flat.set([coordinates[2 * vertex]!, coordinates[2 * vertex + 1]!], 2 * i));
  const area = signedArea(flat);
  const size = Math.max(...extentOf(flat));
  if (!(area > 1e-12 * size * size)) return null;
  return { coordinates: flat, z: z ? Float64Array.from(vertices, (vertex) => z[vertex]!) : null };
}

/** Relative to the first vertex, so that large coordinates lose nothing. */
function signedArea(flat: Float64Array): number {
  let twice = 0;
  const [x0, y0] = [flat[0]!, flat[1]!];
  for (let i = 0; i + 3 < flat.length; i += 2) twice += (flat[i]! - x0) * (flat[i + 3]! - y0) - (flat[i + 2]! - x0) * (flat[i + 1]! - y0);
  return twice / 2;
}

function extentOf(flat: Float64Array): readonly [width: number, height: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < flat.length; i += 2) {
    west = Math.min(west, flat[i]!);
    east = Math.max(east, flat[i]!);
    south = Math.min(south, flat[i + 1]!);
    north = Math.max(north, flat[i + 1]!);
  }
  return [east - west, north - south];
}
