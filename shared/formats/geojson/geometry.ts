/** Geometry objects of GeoJSON (RFC 7946 §3.1) and of ArcGIS into paths; whatever is no coordinate counts as no number. */
import type { GeometryKind } from '../../model/layer.ts';
import type { Nesting, PathCollector } from '../path-collector.ts';

/** An object that claims to be a geometry; nothing about it is certain. */
export interface AnyGeometry {
  readonly type?: string;
  readonly coordinates?: unknown;
  readonly geometries?: unknown;
  /** ArcGIS. */
  readonly rings?: unknown;
  readonly paths?: unknown;
  readonly points?: unknown;
  readonly x?: unknown;
  readonly y?: unknown;
  readonly z?: unknown;
}

/** Geometry type → kind and how many arrays stand around a position. */
const TYPES: Readonly<Record<string, readonly [kind: GeometryKind, depth: number]>> = {
  Point: ['point', 0],
  MultiPoint: ['point', 1],
  LineString: ['line', 1],
  MultiLineString: ['line', 2],
  Polygon: ['polygon', 2],
  MultiPolygon: ['polygon', 3],
};

const membersOf = (geometry: AnyGeometry): readonly AnyGeometry[] => (Array.isArray(geometry.geometries) ? (geometry.geometries as AnyGeometry[]).filter((each) => typeof each === 'object' && each !== null) : []);

/** Kinds that a geometry holds; a collection may hold several, an unknown or missing one none. */
export function kindsOf(geometry: AnyGeometry | null): readonly GeometryKind[] {
  if (!geometry) return [];
  if (geometry.type === 'GeometryCollection') return [...new Set(membersOf(geometry).flatMap(kindsOf))];
  const known = geometry.type === undefined ? undefined : TYPES[geometry.type];
  if (known) return Array.isArray(geometry.coordinates) && geometry.coordinates.length > 0 ? [known[0]] : [];
  if (Array.isArray(geometry.rings)) return ['polygon'];
  if (Array.isArray(geometry.paths)) return ['line'];
  return Array.isArray(geometry.points) || typeof geometry.x === 'number' ? ['point'] : [];
}

/** Adds what the geometry holds of one kind; ArcGIS says by winding what is a hole, which is not believed. */
export function addGeometry(paths: PathCollector, geometry: AnyGeometry, kind: GeometryKind): Nesting {
  if (geometry.type === 'GeometryCollection') {
    for (const member of membersOf(geometry)) addGeometry(paths, member, kind);
    return 'as-given';
  }
  const known = geometry.type === undefined ? undefined : TYPES[geometry.type];
  if (known) {
    if (known[0] === kind) addNested(paths, geometry.coordinates, known[1]);
    return 'as-given';
  }
  const lists = kind === 'polygon' ? geometry.rings : kind === 'line' ? geometry.paths : (geometry.points ?? [[geometry.x, geometry.y, geometry.z]]);
  addNested(paths, lists, kind === 'point' ? 1 : 2);
  return 'by-containment';
}

/** `depth` 0: a position; 1: a path of them; 2: a part of paths; 3: parts. */
function addNested(paths: PathCollector, value: unknown, depth: number): void {
  if (depth === 0) {
    addPosition(paths, value);
    return;
  }
  const members: readonly unknown[] = Array.isArray(value) ? value : [undefined];
  for (const member of members) addNested(paths, member, depth - 1);
  if (depth === 1) paths.endPath();
  if (depth === 2) paths.endPart();
}

function addPosition(paths: PathCollector, value: unknown): void {
  const [east, north, z] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof east === 'number' && typeof north === 'number') paths.vertex(east, north, typeof z === 'number' ? z : Number.NaN);
  else paths.vertex(Number.NaN, Number.NaN);
}
