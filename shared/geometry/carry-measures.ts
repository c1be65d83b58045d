/** Elevations and measures of a layer whose polygons were put right: they stay with their vertices. */
import type { GeometryColumns } from './columns.ts';

/**
 * One value per vertex of `after`, from those of `before`; both have the same features. Features for which `isMended`
 * is false have the same paths (rings may have been closed) and keep every value; a vertex of the others gets what
 * stands on the nearest side of its old outline, between that side's ends in proportion.
 */
export function carryMeasures(values: Float64Array, before: GeometryColumns, after: GeometryColumns, isMended: (feature: number) => boolean): Float64Array {
  const carried = new Float64Array(after.coordinates.length / 2);
  for (let feature = 0; feature < after.featureCount; feature++) {
    const [oldPath, oldEnd] = pathsOf(before, feature);
    const [newPath, newEnd] = pathsOf(after, feature);
    const mended = isMended(feature);
    for (let path = newPath; path < newEnd; path++) {
      const from = after.pathStart[path]!;
      for (let vertex = from; vertex < after.pathStart[path + 1]!; vertex++) {
        const [start, end] = mended ? [0, 0] : [before.pathStart[oldPath + path - newPath]!, before.pathStart[oldPath + path - newPath + 1]!];
        carried[vertex] = mended ? valueOnOutline(values, before, oldPath, oldEnd, after.coordinates[2 * vertex]!, after.coordinates[2 * vertex + 1]!) : values[start + ((vertex - from) % (end - start))]!;
      }
    }
  }
  return carried;
}

function pathsOf({ featureStart, partStart }: GeometryColumns, feature: number): readonly [first: number, end: number] {
  return [partStart[featureStart[feature]!]!, partStart[featureStart[feature + 1]!]!];
}

function valueOnOutline(values: Float64Array, { coordinates, pathStart }: GeometryColumns, firstPath: number, endPath: number, x: number, y: number): number {
  let [least, value] = [Infinity, Number.NaN];
  for (let path = firstPath; path < endPath; path++) {
    for (let i = pathStart[path]!; i + 1 < pathStart[path + 1]!; i++) {
      const [ax, ay] = [coordinates[2 * i]!, coordinates[2 * i + 1]!];
      const [dx, dy] = [coordinates[2 * i + 2]! - ax, coordinates[2 * i + 3]! - ay];
      const square = dx * dx + dy * dy;
      const share = square > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
      const distance = Math.hypot(x - ax - share * dx, y - ay - share * dy);
      if (!(distance < least)) continue;
      least = distance;
      // At an end the value itself: the other may not be known.
      value = share === 0 ? values[i]! : share === 1 ? values[i + 1]! : values[i]! + share * (values[i + 1]! - values[i]!);
    }
  }
  return value;
}
