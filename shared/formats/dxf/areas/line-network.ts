/** Lines as a network: which ends meet in which node, and which lines lead nowhere. */
import type { GeometryColumns } from '../../../geometry/columns.ts';

/** A side between two nodes; vertices `from` to `to − 1` of the columns. */
export interface Chain {
  /** The path it is a side of. */
  readonly path: number;
  readonly from: number;
  readonly to: number;
  startNode: number;
  endNode: number;
}

/** Digits by which two ends are the same point: a micrometre when the drawing is in metres. */
const SAME_POINT = 1e6;

/**
 * Every side of every path, each once however often it is drawn: an outline that is drawn twice, or once as a polyline and
 * once as its lines, encloses its area all the same, and neighbours share the side between them.
 */
export function chainsOf({ coordinates, pathStart }: GeometryColumns): Chain[] {
  const nodes = new Map<string, number>();
  const nodeAt = (vertex: number): number => {
    const key = `${Math.round(coordinates[2 * vertex]! * SAME_POINT)} ${Math.round(coordinates[2 * vertex + 1]! * SAME_POINT)}`;
    const known = nodes.get(key);
    if (known !== undefined) return known;
    nodes.set(key, nodes.size);
    return nodes.size - 1;
  };
  const drawn = new Set<string>();
  const chains: Chain[] = [];
  for (let path = 0; path + 1 < pathStart.length; path++) {
    const [from, to] = [pathStart[path]!, pathStart[path + 1]!];
    if (to - from < 2) continue;
    let startNode = nodeAt(from);
    for (let vertex = from + 1; vertex < to; vertex++) {
      const endNode = nodeAt(vertex);
      const key = startNode < endNode ? `${startNode} ${endNode}` : `${endNode} ${startNode}`;
      if (startNode !== endNode && !drawn.has(key)) {
        drawn.add(key);
        chains.push({ path, from: vertex - 1, to: vertex + 1, startNode, endNode });
      }
      startNode = endNode;
    }
  }
  return chains;
}

/** Takes away lines that lead nowhere until every end meets another; their free ends are told. */
export function prune(chains: readonly Chain[], { coordinates }: GeometryColumns): { readonly kept: readonly Chain[]; readonly openEnds: readonly (readonly [number, number])[] } {
  const degree = new Map<number, number>();
  const atNode = new Map<number, Chain[]>();
  for (const chain of chains) {
    for (const node of [chain.startNode, chain.endNode]) {
      degree.set(node, (degree.get(node) ?? 0) + 1);
      const list = atNode.get(node);
      if (list) list.push(chain);
      else atNode.set(node, [chain]);
    }
  }
  const openEnds = chains.flatMap((chain) =>
    ([[chain.startNode, chain.from], [chain.endNode, chain.to - 1]] as const).filter(([node]) => degree.get(node) === 1).map(([, vertex]) => [coordinates[2 * vertex]!, coordinates[2 * vertex + 1]!] as const),
  );
  const gone = new Set<Chain>();
  const loose = [...degree].filter(([, count]) => count === 1).map(([node]) => node);
  for (let node = loose.pop(); node !== undefined; node = loose.pop()) {
    const chain = atNode.get(node)!.find((each) => !gone.has(each));
    if (!chain) continue;
    gone.add(chain);
    for (const end of [chain.startNode, chain.endNode]) {
      const left = degree.get(end)! - 1;
      degree.set(end, left);
      if (left === 1) loose.push(end);
    }
  }
  return { kept: chains.filter((chain) => !gone.has(chain)), openEnds };
}
