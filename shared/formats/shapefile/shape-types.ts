/** Shape type codes. Source: ESRI Shapefile Technical Description, July 1998, p. 4. */
import type { GeometryKind } from '../../model/layer.ts';

export interface ShapeType {
  /** The file's own word. */
  readonly name: string;
  readonly kind: GeometryKind;
  readonly hasZ: boolean;
  /** M values may follow (they are optional in Z types). */
  readonly hasM: boolean;
  readonly layout: 'null' | 'point' | 'multipoint' | 'paths' | 'multipatch';
}

const shape = (name: string, kind: GeometryKind, layout: ShapeType['layout'], hasZ = false, hasM = false): ShapeType => ({ name, kind, layout, hasZ, hasM });

/** Code of the plain polygon, without elevations and measures. */
export const POLYGON = 5;

export const SHAPE_TYPES: ReadonlyMap<number, ShapeType> = new Map([
  [0, shape('Null', 'none', 'null')],
  [1, shape('Point', 'point', 'point')],
  [3, shape('PolyLine', 'line', 'paths')],
  [POLYGON, shape('Polygon', 'polygon', 'paths')],
  [8, shape('MultiPoint', 'point', 'multipoint')],
  [11, shape('PointZ', 'point', 'point', true, true)],
  [13, shape('PolyLineZ', 'line', 'paths', true, true)],
  [15, shape('PolygonZ', 'polygon', 'paths', true, true)],
  [18, shape('MultiPointZ', 'point', 'multipoint', true, true)],
  [21, shape('PointM', 'point', 'point', false, true)],
  [23, shape('PolyLineM', 'line', 'paths', false, true)],
  [25, shape('PolygonM', 'polygon', 'paths', false, true)],
  [28, shape('MultiPointM', 'point', 'multipoint', false, true)],
  [31, shape('MultiPatch', 'none', 'multipatch', true, true)],
]);

export const FILE_CODE = 9994;
export const VERSION = 1000;
export const HEADER_BYTES = 100;
export const RECORD_HEADER_BYTES = 8;
/** Measures below this mean "no data" (Technical Description p. 2). */
export const NO_MEASURE_BELOW = -1e38;
