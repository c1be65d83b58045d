/** A layer's geometry in another system: of the same datum exactly, of another through a transformation set. */
import { transformCoordinates } from '../crs/transformation/apply.ts';
import { convertCoordinates } from '../crs/transform.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { Extent } from '../model/extent.ts';
import type { TransformationSet } from '../model/transformation.ts';
import type { GeometryColumns } from './columns.ts';
import { extentOfRings } from './extent-of-rings.ts';
import type { LayerReader } from './layer-reader.ts';

/**
 * The columns with coordinates and bounds of `to`; structure arrays are shared, never copied. Only for pairs
 * that `conversionBetween` calls possible; other datums are our own fault (assert).
 */
export function convertColumns(geometry: GeometryColumns, from: CoordinateSystem, to: CoordinateSystem): GeometryColumns {
  return withCoordinates(geometry, convertCoordinates(geometry.coordinates, from, to));
}

/**
 * The columns in `to` through a set that leads there (`routeThrough`; another pair is our own fault). Stops with a sentence
 * when a vertex lies outside the set's area; `layer` names the data in it. Elevations and measures stay as they are.
 */
export function transformColumns(geometry: GeometryColumns, from: CoordinateSystem, to: CoordinateSystem, set: TransformationSet, layer: string): GeometryColumns {
  return withCoordinates(geometry, transformCoordinates(geometry.coordinates, from, to, set, layer));
}

/** The columns at other places: new coordinates, vertex by vertex, and their bounds; structure arrays are shared. */
export function withCoordinates(geometry: GeometryColumns, coordinates: Float64Array): GeometryColumns {
  // Soundness was judged in the old coordinates; rings that nearly touch may stand otherwise in these. Areas differ anyway.
  const { soundness: _judgedBefore, areas: _measuredBefore, ...rest } = geometry;
  return { ...rest, coordinates, bounds: boundsOfFeatures(geometry, coordinates) };
}

/** Bounds of features whose vertices lie at `coordinates`; west above east for one without geometry. */
export function boundsOfFeatures({ featureCount, featureStart, partStart, pathStart }: Pick<GeometryColumns, 'featureCount' | 'featureStart' | 'partStart' | 'pathStart'>, coordinates: Float64Array): Float64Array {
  const bounds = new Float64Array(featureCount * 4);
  for (let feature = 0; feature < featureCount; feature++) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    const firstPath = partStart[featureStart[feature]!]!;
    const endPath = partStart[featureStart[feature + 1]!]!;
    for (let vertex = pathStart[firstPath]!; vertex < pathStart[endPath]!; vertex++) {
      const x = coordinates[2 * vertex]!;
      const y = coordinates[2 * vertex + 1]!;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    bounds.set([west, south, east, north], feature * 4);
  }
  return bounds;
}

/** The same layer read in another system; the same pairs as {@link convertColumns}. */
export function convertedReader(reader: LayerReader, from: CoordinateSystem, to: CoordinateSystem): LayerReader {
  return {
    kind: reader.kind,
    featureCount: reader.featureCount,
    candidates: (boxes) => reader.candidates(boxes.map((box) => convertBox(box, to, from))),
    async *batches(features) {
      for await (const batch of reader.batches(features)) yield { geometry: convertColumns(batch.geometry, from, to), features: batch.features, get attributes() { return batch.attributes; } };
    },
  };
}

const STEPS_PER_SIDE = 8;
/** Of a box's size; the sides of a box bend far less between the steps. */
const MARGIN_SHARE = 0.02;

/** A box that holds everything of `box` in the other system, and a little more. */
export function convertBox([west, south, east, north]: Extent, from: CoordinateSystem, to: CoordinateSystem): Extent {
  if (!(west <= east && south <= north)) return [west, south, east, north];
  const rim: number[] = [];
  for (let step = 0; step <= STEPS_PER_SIDE; step++) {
    const x = west + ((east - west) * step) / STEPS_PER_SIDE;
    const y = south + ((north - south) * step) / STEPS_PER_SIDE;
    rim.push(x, south, x, north, west, y, east, y);
  }
  const converted = extentOfRings([convertCoordinates(Float64Array.from(rim), from, to)]);
  const margin = Math.max(converted[2] - converted[0], converted[3] - converted[1]) * MARGIN_SHARE;
  return [converted[0] - margin, converted[1] - margin, converted[2] + margin, converted[3] + margin];
}
