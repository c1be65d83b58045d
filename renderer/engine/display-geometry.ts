/**
 * A layer's geometry in the system of the map. Inside one datum it is converted exactly; numbers of another
 * datum, or undeclared ones, are never converted: they are shown as they stand when they look like the map's
 * own zone (the layer's record carries the warning), and not at all when they do not.
 */
import { conversionBetween, convertCoordinates } from '../../shared/crs/transform.ts';
import { featureExtent, type GeometryColumns } from '../../shared/geometry/columns.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import { extentsTouch, isEmptyExtent, type Extent } from '../../shared/model/extent.ts';
import type { LayerRecord } from '../../shared/model/layer.ts';
import type { SymbolClasses } from '../../shared/project/layer-files.ts';
import type { MapGeometry } from './contract.ts';

/** `as-they-stand`: shown with unconverted numbers of an undeclared or foreign system. */
export type DisplayFit = 'same' | 'converted' | 'as-they-stand' | 'not-shown';

/** Eastings of a zone reach at most this far from its central meridian (DOMAIN §2.2: about 350 km). */
const ZONE_REACH_METRES = 350_000;
/** Northings of China, metres. */
const NORTHINGS: readonly [number, number] = [300_000, 6_100_000];

/** How a layer can appear on a map in `display`. */
export function displayFit(record: Pick<LayerRecord, 'system' | 'extent'>, display: CoordinateSystem): DisplayFit {
  if (isEmptyExtent(record.extent)) return 'not-shown';
  const conversion = record.system ? conversionBetween(record.system, display) : null;
  if (conversion?.possible) return conversion.kind === 'same' ? 'same' : 'converted';
  return numbersFit(record.extent, display) ? 'as-they-stand' : 'not-shown';
}

function numbersFit([west, south, east, north]: Extent, display: CoordinateSystem): boolean {
  const middle = display.falseEastingMetres;
  if (middle === undefined) return false;
  return west >= middle - ZONE_REACH_METRES && east <= middle + ZONE_REACH_METRES && south >= NORTHINGS[0] && north <= NORTHINGS[1];
}

/** A position of the map in a layer's own numbers; null when the layer is not shown. */
export function positionInLayer(position: readonly [number, number], record: Pick<LayerRecord, 'system' | 'extent'>, display: CoordinateSystem): [number, number] | null {
  switch (displayFit(record, display)) {
    case 'not-shown':
      return null;
    case 'converted': {
      const [east, north] = convertCoordinates(Float64Array.from(position), display, record.system!);
      return [east!, north!];
    }
    default:
      return [position[0], position[1]];
  }
}

const METRES_PER_DEGREE = 111_000;

/** A tolerance in a layer's own units; in degrees it is good enough for a click, not for measuring. */
export function toleranceInLayer(metres: number, { system }: Pick<LayerRecord, 'system'>): number {
  return system?.kind === 'geographic' ? metres / METRES_PER_DEGREE : metres;
}

/** An extent in another system: the box around its converted outline (its edges bend, so points along them count too). */
export function extentIn(extent: Extent, from: CoordinateSystem, to: CoordinateSystem): Extent | null {
  if (isEmptyExtent(extent) || !conversionBetween(from, to).possible) return null;
  const [west, south, east, north] = extent;
  const outline: number[] = [];
  for (let step = 0; step <= 4; step++) {
    const [x, y] = [west + ((east - west) * step) / 4, south + ((north - south) * step) / 4];
    outline.push(x, south, x, north, west, y, east, y);
  }
  return flatExtent(convertCoordinates(Float64Array.from(outline), from, to));
}

function flatExtent(flat: Float64Array): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < flat.length; i += 2) {
    west = Math.min(west, flat[i]!);
    east = Math.max(east, flat[i]!);
    south = Math.min(south, flat[i + 1]!);
    north = Math.max(north, flat[i + 1]!);
  }
  return [west, south, east, north];
}

/** Geometry with coordinates and bounds of the map, or null when the layer is not shown; unconverted arrays are shared, not copied. */
export function displayGeometry(geometry: GeometryColumns, record: Pick<LayerRecord, 'system' | 'extent'>, display: CoordinateSystem): GeometryColumns | null {
  const fit = displayFit(record, display);
  if (fit === 'not-shown') return null;
  if (fit !== 'converted') return geometry;
  const coordinates = convertCoordinates(geometry.coordinates, record.system!, display);
  return { ...geometry, coordinates, bounds: boundsOf({ ...geometry, coordinates }) };
}

function boundsOf(geometry: GeometryColumns): Float64Array {
  const bounds = new Float64Array(geometry.featureCount * 4);
  for (let feature = 0; feature < geometry.featureCount; feature++) {
    const firstVertex = geometry.pathStart[geometry.partStart[geometry.featureStart[feature]!]!]!;
    const endVertex = geometry.pathStart[geometry.partStart[geometry.featureStart[feature + 1]!]!]!;
    bounds.set(flatExtent(geometry.coordinates.subarray(firstVertex * 2, endVertex * 2)), feature * 4);
  }
  return bounds;
}

/** The features that touch an extent (all when null), as fresh arrays that can be handed away. */
export function cutToExtent(geometry: GeometryColumns, symbols: SymbolClasses, extent: Extent | null): MapGeometry {
  const features: number[] = [];
  for (let feature = 0; feature < geometry.featureCount; feature++) {
    if (extent === null || extentsTouch(featureExtent(geometry, feature), extent)) features.push(feature);
  }
  const featureStart = [0];
  const partStart = [0];
  const pathStart = [0];
  const pieces: Float64Array[] = [];
  for (const feature of features) {
    for (let part = geometry.featureStart[feature]!; part < geometry.featureStart[feature + 1]!; part++) {
      for (let path = geometry.partStart[part]!; path < geometry.partStart[part + 1]!; path++) {
        const piece = geometry.coordinates.subarray(geometry.pathStart[path]! * 2, geometry.pathStart[path + 1]! * 2);
        pieces.push(piece);
        pathStart.push(pathStart.at(-1)! + piece.length / 2);
      }
      partStart.push(pathStart.length - 1);
    }
    featureStart.push(partStart.length - 1);
  }
  const coordinates = new Float64Array(pathStart.at(-1)! * 2);
  let at = 0;
  for (const piece of pieces) {
    coordinates.set(piece, at);
    at += piece.length;
  }
  return {
    kind: geometry.kind,
    coordinates,
    pathStart: Uint32Array.from(pathStart),
    partStart: Uint32Array.from(partStart),
    featureStart: Uint32Array.from(featureStart),
    features: Uint32Array.from(features),
    classIndex: Uint16Array.from(features, (feature) => symbols.index[feature] ?? 0),
    classes: symbols.classes,
  };
}

/** Buffers of a {@link MapGeometry} that were made for it and can be moved with it. */
export function buffersOf(geometry: MapGeometry): ArrayBuffer[] {
  const { coordinates, pathStart, partStart, featureStart, features, classIndex } = geometry;
  return [coordinates, pathStart, partStart, featureStart, features, classIndex].map((array) => array.buffer as ArrayBuffer);
}
