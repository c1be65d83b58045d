/** GEOS (WebAssembly) as the oracle: an independent engine that our areas are held against. Tests only. */
import initGeos from 'geos-wasm';

/** Parts of rings as flat east, north; the first ring of a part is its outer one. */
export type Parts = readonly (readonly ArrayLike<number>[])[];

export interface GeosOracle {
  /** A pointer to free with `free`. Rings are closed where they are not. */
  polygon(parts: Parts): number;
  /** A line of two or more vertices. */
  line(flat: ArrayLike<number>): number;
  /** Round joins and ends; `quadrantSegments` chords per quarter circle. */
  buffer(geometry: number, distance: number, quadrantSegments: number): number;
  distance(a: number, b: number): number;
  isValid(geometry: number): boolean;
  area(geometry: number): number;
  length(geometry: number): number;
  intersection(a: number, b: number): number;
  difference(a: number, b: number): number;
  union(a: number, b: number): number;
  parts(geometry: number): number;
  prepare(geometry: number): number;
  preparedContains(prepared: number, geometry: number): boolean;
  preparedIntersects(prepared: number, geometry: number): boolean;
  free(geometry: number): void;
}

interface GeosFunctions {
  readonly Module: { _malloc(bytes: number): number; _free(pointer: number): void; readonly HEAPF64: Float64Array; readonly HEAPU32: Uint32Array };
  GEOSArea(...values: number[]): number;
  GEOSBuffer(...values: number[]): number;
  GEOSDistance(...values: number[]): number;
  GEOSGeom_createLineString(...values: number[]): number;
  GEOSCoordSeq_copyFromBuffer(...values: number[]): number;
  GEOSDifference(...values: number[]): number;
  GEOSGeom_createCollection(...values: number[]): number;
  GEOSGeom_createLinearRing(...values: number[]): number;
  GEOSGeom_createPolygon(...values: number[]): number;
  GEOSGeom_destroy(...values: number[]): number;
  GEOSGetNumGeometries(...values: number[]): number;
  GEOSIntersection(...values: number[]): number;
  GEOSLength(...values: number[]): number;
  GEOSPrepare(...values: number[]): number;
  GEOSPreparedContains(...values: number[]): number;
  GEOSPreparedIntersects(...values: number[]): number;
  GEOSUnion(...values: number[]): number;
  GEOSisValid(...values: number[]): number;
}

export async function geosOracle(): Promise<GeosOracle> {
  // The wrapper is untyped JavaScript; what is used of it is named below.
  const geos = (await initGeos({ errorHandler: () => {}, noticeHandler: () => {} })) as unknown as GeosFunctions;
  const scratch: number = geos.Module._malloc(8);
  const number = (compute: (to: number) => number): number => {
    compute(scratch);
    return geos.Module.HEAPF64[scratch / 8]!;
  };
  const sequenceOf = (flat: readonly number[]): number => {
    const at = geos.Module._malloc(flat.length * 8);
    geos.Module.HEAPF64.set(flat, at / 8);
    const sequence = geos.GEOSCoordSeq_copyFromBuffer(at, flat.length / 2, 0, 0);
    geos.Module._free(at);
    return sequence;
  };
  const ring = (flat: ArrayLike<number>): number => {
    const closed = flat[0] === flat[flat.length - 2] && flat[1] === flat[flat.length - 1] ? Array.from(flat) : [...Array.from(flat), flat[0]!, flat[1]!];
    return geos.GEOSGeom_createLinearRing(sequenceOf(closed));
  };
  const list = (pointers: number[]): number => {
    const at = geos.Module._malloc(Math.max(4, pointers.length * 4));
    geos.Module.HEAPU32.set(pointers, at / 4);
    return at;
  };
  const part = (rings: readonly ArrayLike<number>[]): number => {
    const holes = list(rings.slice(1).map(ring));
    const polygon = geos.GEOSGeom_createPolygon(ring(rings[0]!), holes, rings.length - 1);
    geos.Module._free(holes);
    return polygon;
  };
  const made = (geometry: number): number => {
    if (geometry === 0) throw new Error('GEOS refused: one of the geometries is invalid');
    return geometry;
  };
  return {
    polygon(parts) {
      if (parts.length === 1) return part(parts[0]!);
      const at = list(parts.map(part));
      const collection = geos.GEOSGeom_createCollection(6, at, parts.length);
      geos.Module._free(at);
      return collection;
    },
    line: (flat) => geos.GEOSGeom_createLineString(sequenceOf(Array.from(flat))),
    buffer: (geometry, distance, quadrantSegments) => made(geos.GEOSBuffer(geometry, distance, quadrantSegments)),
    distance: (a, b) => number((to) => geos.GEOSDistance(a, b, to)),
    isValid: (geometry) => geos.GEOSisValid(geometry) === 1,
    area: (geometry) => number((to) => geos.GEOSArea(geometry, to)),
    length: (geometry) => number((to) => geos.GEOSLength(geometry, to)),
    intersection: (a, b) => made(geos.GEOSIntersection(a, b)),
    difference: (a, b) => made(geos.GEOSDifference(a, b)),
    union: (a, b) => made(geos.GEOSUnion(a, b)),
    parts: (geometry) => geos.GEOSGetNumGeometries(geometry),
    prepare: (geometry) => geos.GEOSPrepare(geometry),
    preparedContains: (prepared, geometry) => geos.GEOSPreparedContains(prepared, geometry) === 1,
    preparedIntersects: (prepared, geometry) => geos.GEOSPreparedIntersects(prepared, geometry) === 1,
    free: (geometry) => geos.GEOSGeom_destroy(geometry),
  };
}
