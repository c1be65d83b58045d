/** What painting a layer and painting its selection have in common: which features are in view, dots for the tiny ones, rings for points. */
import type { GeometryColumns } from '../../../shared/geometry/columns.ts';
import { pixelsPerMetre, type Frame } from '../drawing/frame.ts';

export type PainterContext = OffscreenCanvasRenderingContext2D;

/** A feature whose box is smaller than this, in CSS pixels, is one dot of its colour; its outline would only be noise. */
const DOT_PIXELS = 1.5;

/** Calls `take` for every feature of the set (all, when it is null) whose box touches the frame; `tiny`: it is no more than a dot. */
export function takeInView({ kind, bounds, featureCount }: GeometryColumns, features: ArrayLike<number> | null, frame: Frame, take: (feature: number, tiny: boolean) => void): void {
  const [west, south, east, north] = frame.extent;
  const dotMetres = kind === 'polygon' ? DOT_PIXELS * frame.resolution : 0;
  const count = features === null ? featureCount : features.length;
  for (let position = 0; position < count; position++) {
    const feature = features === null ? position : features[position]!;
    if (feature >= featureCount) continue;
    const at = feature * 4;
    if (!(bounds[at]! <= east && bounds[at + 2]! >= west && bounds[at + 1]! <= north && bounds[at + 3]! >= south)) continue;
    take(feature, bounds[at + 2]! - bounds[at]! < dotMetres && bounds[at + 3]! - bounds[at + 1]! < dotMetres);
  }
}

/** A square of so many device pixels for each feature, in the context's fill. */
export function fillDots(context: PainterContext, { bounds }: GeometryColumns, features: readonly number[], sizePixels: number, frame: Frame): void {
  const scale = pixelsPerMetre(frame);
  for (const feature of features) {
    const at = feature * 4;
    context.fillRect(Math.floor((bounds[at]! - frame.extent[0]) * scale), Math.floor((frame.extent[3] - bounds[at + 3]!) * scale), sizePixels, sizePixels);
  }
}

/** A ring of that radius, in CSS pixels, around every point of the features. */
export function ringsAroundPoints(geometry: GeometryColumns, features: readonly number[], radiusPixels: number, frame: Frame): Path2D {
  const path = new Path2D();
  const scale = pixelsPerMetre(frame);
  const radius = radiusPixels * frame.pixelRatio;
  for (const feature of features) {
    const [first, end] = verticesOf(geometry, feature);
    for (let vertex = first; vertex < end; vertex++) {
      const x = (geometry.coordinates[vertex * 2]! - frame.extent[0]) * scale;
      const y = (frame.extent[3] - geometry.coordinates[vertex * 2 + 1]!) * scale;
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }
  return path;
}

/** First and last-but-one vertex of a feature. */
export function verticesOf({ pathStart, partStart, featureStart }: GeometryColumns, feature: number): [first: number, end: number] {
  return [pathStart[partStart[featureStart[feature]!]!]!, pathStart[partStart[featureStart[feature + 1]!]!]!];
}
