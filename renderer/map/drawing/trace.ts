/** Turns columns of coordinates into canvas paths, leaving out what no pixel would show. */
import type { GeometryColumns } from '../../../shared/geometry/columns.ts';
import { pixelsPerMetre, type Frame } from './frame.ts';

/** Vertices nearer than this to the last one drawn are left out; device pixels. */
const SKIP_PIXELS = 0.5;

/** 1 for every ring that runs against its kind: outer rings clockwise, holes counter-clockwise in map coordinates. */
export function reversedRings(geometry: GeometryColumns): Uint8Array {
  const { coordinates, pathStart, partStart } = geometry;
  const reversed = new Uint8Array(pathStart.length - 1);
  if (geometry.kind !== 'polygon') return reversed;
  for (let part = 0; part + 1 < partStart.length; part++) {
    for (let path = partStart[part]!; path < partStart[part + 1]!; path++) {
      const [start, end] = [pathStart[path]!, pathStart[path + 1]!];
      const [x0, y0] = [coordinates[start * 2]!, coordinates[start * 2 + 1]!];
      let doubleArea = 0;
      for (let vertex = start; vertex + 1 < end; vertex++) {
        const at = vertex * 2;
        doubleArea += (coordinates[at]! - x0) * (coordinates[at + 3]! - y0) - (coordinates[at + 2]! - x0) * (coordinates[at + 1]! - y0);
      }
      const isOuter = path === partStart[part];
      if (doubleArea > 0 !== isOuter) reversed[path] = 1;
    }
  }
  return reversed;
}

/**
 * Adds one feature to a path in device pixels. Rings run as their kind asks, so that a non-zero fill shows
 * features that overlap and keeps holes open; it does not matter how the file turned them.
 */
export function traceFeature(path: Path2D, geometry: GeometryColumns, reversed: Uint8Array, feature: number, frame: Frame): void {
  const { coordinates, pathStart, partStart, featureStart } = geometry;
  const scale = pixelsPerMetre(frame);
  const [west, , , north] = frame.extent;
  const endPath = partStart[featureStart[feature + 1]!]!;
  for (let ring = partStart[featureStart[feature]!]!; ring < endPath; ring++) {
    const [start, end] = [pathStart[ring]!, pathStart[ring + 1]!];
    const backwards = reversed[ring] === 1;
    const count = end - start;
    let [lastX, lastY] = [NaN, NaN];
    for (let step = 0; step < count; step++) {
      const at = (backwards ? end - 1 - step : start + step) * 2;
      const x = (coordinates[at]! - west) * scale;
      const y = (north - coordinates[at + 1]!) * scale;
      if (step === 0) path.moveTo(x, y);
      else if (Math.abs(x - lastX) >= SKIP_PIXELS || Math.abs(y - lastY) >= SKIP_PIXELS || step === count - 1) path.lineTo(x, y);
      else continue;
      lastX = x;
      lastY = y;
    }
    if (geometry.kind === 'polygon') path.closePath();
  }
}
