/** Rings of one feature in local coordinates on the exact grid, as the checks of validity want them. */
import type { GeometryColumns } from './columns.ts';
import { ORIENTATION_REACH_METRES, snapToGrid } from './exact-orientation.ts';

/** Rings of a feature in local coordinates on the exact grid, without repeated vertices, closed. */
export interface LocalRings {
  /** Grow as needed; the first `vertexCount` are in use. */
  x: Float64Array;
  y: Float64Array;
  vertexCount: number;
  /** What lies behind this in the lists is left over: a list that shrinks gives up its memory. */
  ringCount: number;
  /** Ring r has vertices ringStart[r] … ringStart[r + 1] − 1, the last equal to the first. */
  readonly ringStart: number[];
  /** Part of each ring, and whether it is the part's outer ring. */
  readonly partOf: number[];
  readonly outer: boolean[];
}

/** What was seen of one ring while it was loaded; positions in `coordinates`. */
export interface RingSeen {
  readonly from: number;
  readonly to: number;
  readonly duplicates: number;
  /** Vertices that differ from the one before, the closing one not counted. */
  readonly different: number;
}

/** Empty rings with room to grow. */
export function newLocalRings(): LocalRings {
  return { x: new Float64Array(256), y: new Float64Array(256), vertexCount: 0, ringCount: 0, ringStart: [0], partOf: [], outer: [] };
}

/** Room for `count` vertices; what is there may be lost. */
function makeRoom(local: LocalRings, count: number): void {
  if (local.x.length >= count) return;
  local.x = new Float64Array(count * 2);
  local.y = new Float64Array(count * 2);
}

/**
 * Fills `local` and tells each ring to `seen`. Returns how many coordinates are no numbers or out of reach; above
 * zero the rest is not loaded and no further check makes sense.
 */
export function loadRings(columns: GeometryColumns, feature: number, local: LocalRings, seen?: (ring: RingSeen) => void): number {
  const { coordinates, pathStart, partStart, featureStart, bounds } = columns;
  const { ringStart, partOf, outer } = local;
  local.ringCount = 0;
  const west = bounds[feature * 4]!;
  const south = bounds[feature * 4 + 1]!;
  const firstPath = partStart[featureStart[feature]!]!;
  const endPath = partStart[featureStart[feature + 1]!]!;
  makeRoom(local, pathStart[endPath]! - pathStart[firstPath]! + endPath - firstPath);
  const { x, y } = local;
  const reach = Math.max(bounds[feature * 4 + 2]! - west, bounds[feature * 4 + 3]! - south);
  let used = 0;
  for (let part = featureStart[feature]!; part < featureStart[feature + 1]!; part++) {
    for (let path = partStart[part]!; path < partStart[part + 1]!; path++) {
      const from = pathStart[path]! * 2;
      const to = pathStart[path + 1]! * 2;
      const first = used;
      let duplicates = 0;
      let broken = 0;
      let lastEast = Number.NaN;
      let lastNorth = Number.NaN;
      for (let i = from; i < to; i += 2) {
        const east = snapToGrid(coordinates[i]! - west);
        const north = snapToGrid(coordinates[i + 1]! - south);
        if (east - east !== 0 || north - north !== 0) broken++;
        if (east === lastEast && north === lastNorth) duplicates++;
        else {
          x[used] = lastEast = east;
          y[used++] = lastNorth = north;
        }
      }
      if (broken > 0 || (to > from && !(reach < ORIENTATION_REACH_METRES))) {
        return Math.max(broken, 1);
      }
      const closed = used > first && x[first] === lastEast && y[first] === lastNorth;
      if (to > from) seen?.({ from, to, duplicates, different: closed ? used - 1 - first : used - first });
      if (!closed && used > first) {
        x[used] = x[first]!;
        y[used++] = y[first]!;
      }
      if (used - first < 4) {
        used = first;
        continue;
      }
      partOf[local.ringCount] = part;
      outer[local.ringCount] = path === partStart[part];
      ringStart[++local.ringCount] = used;
    }
  }
  local.vertexCount = used;
  return 0;
}
