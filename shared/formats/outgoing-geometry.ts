/**
 * A layer's shapes on their way out: what hangs together is known at once, where it lies is asked for some features at a
 * time. So a layer that is converted while it is written needs no second copy of its coordinates.
 */
import type { GeometryColumns } from '../geometry/columns.ts';
import { boundsOfFeatures } from '../geometry/convert.ts';

/** Flat pairs [east, north, …] in the system that is written, made when they are asked for. */
export interface PlacesOnDemand {
  /** 2 × vertices. */
  readonly length: number;
  /** Those at positions [from, to), both even; the same every time. */
  between(from: number, to: number): Float64Array;
}

/** Columns in memory are one; {@link featuresBetween} gives the coordinates. Bounds may be computed when first asked for. */
export interface OutgoingGeometry extends Omit<GeometryColumns, 'coordinates' | 'soundness' | 'areas'> {
  readonly coordinates: Float64Array | PlacesOnDemand;
}

/** Features [first, end) as columns of their own; row 0 is feature `first`. Nothing is copied but the starts. */
export function featuresBetween(geometry: OutgoingGeometry, first: number, end: number): GeometryColumns {
  const { kind, coordinates, z, m } = geometry;
  const parts = [geometry.featureStart[first]!, geometry.featureStart[end]!] as const;
  const paths = [geometry.partStart[parts[0]]!, geometry.partStart[parts[1]]!] as const;
  const vertices = [geometry.pathStart[paths[0]]!, geometry.pathStart[paths[1]]!] as const;
  const structure = {
    kind,
    featureCount: end - first,
    pathStart: startsFrom(geometry.pathStart, paths[0], paths[1]),
    partStart: startsFrom(geometry.partStart, parts[0], parts[1]),
    featureStart: startsFrom(geometry.featureStart, first, end),
    ...(z && { z: z.subarray(...vertices) }),
    ...(m && { m: m.subarray(...vertices) }),
  };
  if (coordinates instanceof Float64Array) return { ...structure, coordinates: coordinates.subarray(2 * vertices[0], 2 * vertices[1]), bounds: geometry.bounds.subarray(4 * first, 4 * end) };
  const places = coordinates.between(2 * vertices[0], 2 * vertices[1]);
  return { ...structure, coordinates: places, bounds: boundsOfFeatures(structure, places) };
}

/** The starts at positions [first, end], counted from the first of them. */
function startsFrom(starts: Uint32Array, first: number, end: number): Uint32Array {
  const from = starts[first]!;
  return starts.subarray(first, end + 1).map((start) => start - from);
}

/** All features in order, `atOnce` at a time; row 0 of `features` is feature `first` of the layer. */
export function* featuresInTurns(geometry: OutgoingGeometry, atOnce: number): Generator<{ readonly first: number; readonly features: GeometryColumns }, void, undefined> {
  for (let first = 0; first < geometry.featureCount; first += atOnce) yield { first, features: featuresBetween(geometry, first, Math.min(first + atOnce, geometry.featureCount)) };
}

/** Features without a shape, which some formats cannot write. */
export function shapelessCount({ featureStart, featureCount }: Pick<OutgoingGeometry, 'featureStart' | 'featureCount'>): number {
  let count = 0;
  for (let feature = 0; feature < featureCount; feature++) if (featureStart[feature] === featureStart[feature + 1]) count++;
  return count;
}

const FEATURES_MEASURED_AT_ONCE = 2_000;

/** The layer with its coordinates turned by `convert`, a piece at a time; a vertex must not depend on its neighbours. */
export function convertedOnDemand({ soundness: _judgedBefore, areas: _measuredBefore, ...geometry }: GeometryColumns, convert: (flat: Float64Array) => Float64Array): OutgoingGeometry {
  const { coordinates, featureCount } = geometry;
  let known: Float64Array | null = null;
  const outgoing: OutgoingGeometry = {
    ...geometry,
    coordinates: { length: coordinates.length, between: (from, to) => convert(coordinates.subarray(from, to)) },
    get bounds() {
      if (known) return known;
      const bounds = new Float64Array(4 * featureCount);
      for (const { first, features } of featuresInTurns(outgoing, FEATURES_MEASURED_AT_ONCE)) bounds.set(features.bounds, 4 * first);
      return (known = bounds);
    },
  };
  return outgoing;
}
