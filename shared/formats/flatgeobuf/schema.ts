/** Field numbers and codes of FlatGeobuf 3 (header.fbs, feature.fbs of the format's specification). */
import type { FieldType, GeometryKind } from '../../model/layer.ts';

/** `fgb` 3 `fgb`; the last byte counts patches of the specification. */
export const MAGIC = [0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62] as const;
export const MAGIC_BYTES = 8;

export const HEADER = { name: 0, envelope: 1, geometryType: 2, hasZ: 3, hasM: 4, columns: 7, featuresCount: 8, indexNodeSize: 9, crs: 10 } as const;
export const COLUMN = { name: 0, type: 1, precision: 5, scale: 6 } as const;
export const CRS = { org: 0, code: 1, name: 2, wkt: 4 } as const;
export const FEATURE = { geometry: 0, properties: 1 } as const;
export const GEOMETRY = { ends: 0, xy: 1, z: 2, m: 3, type: 6, parts: 7 } as const;

export const DEFAULT_NODE_SIZE = 16;
/** A node of the index: its box and the offset of what is in it. */
export const NODE_BYTES = 40;

/** Nodes of the packed index by level, its leaves first; even a single feature has a root above it. */
export function indexLevels(features: number, nodeSize: number): number[] {
  const levels = [features];
  do levels.push(Math.ceil(levels.at(-1)! / nodeSize));
  while (levels.at(-1)! > 1);
  return levels;
}

/** Bytes of the packed index between header and features. */
export function indexBytes(features: number, nodeSize: number): number {
  if (nodeSize < 2 || features === 0) return 0;
  return indexLevels(features, nodeSize).reduce((sum, nodes) => sum + nodes, 0) * NODE_BYTES;
}

export const GEOMETRY_TYPES: readonly { readonly name: string; readonly kind: GeometryKind | null }[] = [
  { name: 'Unknown', kind: null },
  { name: 'Point', kind: 'point' },
  { name: 'LineString', kind: 'line' },
  { name: 'Polygon', kind: 'polygon' },
  { name: 'MultiPoint', kind: 'point' },
  { name: 'MultiLineString', kind: 'line' },
  { name: 'MultiPolygon', kind: 'polygon' },
  { name: 'GeometryCollection', kind: null },
];
export const TYPE = { unknown: 0, point: 1, lineString: 2, polygon: 3, multiPoint: 4, multiLineString: 5, multiPolygon: 6, collection: 7 } as const;

/** Column types by code: how the value lies in a feature's properties. */
export type PropertyStorage = 'int8' | 'uint8' | 'bool' | 'int16' | 'uint16' | 'int32' | 'uint32' | 'int64' | 'uint64' | 'float32' | 'float64' | 'text' | 'date' | 'bytes';

export const COLUMN_TYPES: readonly { readonly storage: PropertyStorage; readonly type: FieldType }[] = [
  { storage: 'int8', type: 'number' },
  { storage: 'uint8', type: 'number' },
  { storage: 'bool', type: 'logical' },
  { storage: 'int16', type: 'number' },
  { storage: 'uint16', type: 'number' },
  { storage: 'int32', type: 'number' },
  { storage: 'uint32', type: 'number' },
  { storage: 'int64', type: 'number' },
  { storage: 'uint64', type: 'number' },
  { storage: 'float32', type: 'number' },
  { storage: 'float64', type: 'number' },
  { storage: 'text', type: 'text' },
  { storage: 'text', type: 'text' },
  { storage: 'date', type: 'date' },
  { storage: 'bytes', type: 'text' },
];
export const COLUMN_TYPE = { bool: 2, float64: 10, text: 11, dateTime: 13 } as const;
