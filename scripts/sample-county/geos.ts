/**
 * GEOS (through geos-wasm) as this generator uses it: noding and polygonizing the line work of the county,
 * simple set operations on areas, and the intersections behind the truth. A development tool only; the
 * product does not contain it.
 */
import startGeos from 'geos-wasm';
import type { Point, Polygon, Ring } from './plane.ts';

/** Handle of a geometry inside the GEOS memory. */
export type Handle = number;

/** The few calls of the C library that are used here. */
interface Library {
  Module: {
    HEAPU8: Uint8Array;
    HEAPF64: Float64Array;
    HEAPU32: Uint32Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    getValue(pointer: number, type: string): number;
  };
  GEOSCoordSeq_copyFromBuffer(pointer: number, count: number, z: number, m: number): number;
  GEOSGeom_createLineString(sequence: number): Handle;
  GEOSGeom_createLinearRing(sequence: number): Handle;
  GEOSGeom_createPolygon(shell: Handle, holes: number, count: number): Handle;
  GEOSGeom_createCollection(type: number, parts: number, count: number): Handle;
  GEOSGeom_destroy(geometry: Handle): void;
  GEOSGeomToWKB_buf(geometry: Handle, size: number): number;
  GEOSFree(pointer: number): void;
  GEOSUnaryUnion(geometry: Handle): Handle;
  GEOSUnaryUnionPrec(geometry: Handle, grid: number): Handle;
  GEOSPolygonize(geometries: number, count: number): Handle;
  GEOSIntersection(a: Handle, b: Handle): Handle;
  GEOSDifference(a: Handle, b: Handle): Handle;
  GEOSUnion(a: Handle, b: Handle): Handle;
  GEOSBufferWithStyle(geometry: Handle, width: number, quadrants: number, cap: number, join: number, mitre: number): Handle;
  GEOSMakeValid(geometry: Handle): Handle;
  GEOSisValid(geometry: Handle): number;
  GEOSDistance(a: Handle, b: Handle, result: number): number;
  GEOSPrepare(geometry: Handle): number;
  GEOSPreparedContainsXY(prepared: number, x: number, y: number): number;
  GEOSPreparedGeom_destroy(prepared: number): void;
}

let library: Library;
/** What GEOS said last; told when a call fails. */
let lastWords = '';

/** Starts the library once; must be awaited before anything else here. */
export async function loadGeos(): Promise<void> {
  const listen = (message: string): void => {
    lastWords = message;
  };
  library ??= (await startGeos({ errorHandler: listen, noticeHandler: listen })) as unknown as Library;
}

function sequence(ring: readonly Point[], close: boolean): number {
  const { Module } = library;
  const count = ring.length + (close ? 1 : 0);
  const pointer = Module._malloc(count * 16);
  const flat = new Float64Array(count * 2);
  for (let i = 0; i < count; i++) {
    const [x, y] = ring[i % ring.length]!;
    flat[2 * i] = x;
    flat[2 * i + 1] = y;
  }
  Module.HEAPF64.set(flat, pointer / 8);
  const made = library.GEOSCoordSeq_copyFromBuffer(pointer, count, 0, 0);
  Module._free(pointer);
  return made;
}

function withPointers<Result>(handles: readonly Handle[], use: (pointer: number) => Result): Result {
  const { Module } = library;
  const pointer = Module._malloc(Math.max(4, handles.length * 4));
  Module.HEAPU32.set(Uint32Array.from(handles), pointer / 4);
  const result = use(pointer);
  Module._free(pointer);
  return result;
}

/** A line as a geometry. */
export const fromLine = (line: readonly Point[]): Handle => library.GEOSGeom_createLineString(sequence(line, false));

/** A polygon as a geometry. */
export function fromPolygon(polygon: Polygon): Handle {
  const [shell, ...holes] = polygon.map((ring) => library.GEOSGeom_createLinearRing(sequence(ring, true)));
  return withPointers(holes, (pointer) => library.GEOSGeom_createPolygon(shell!, pointer, holes.length));
}

const MULTI_LINE = 5;
const MULTI_POLYGON = 6;
/** A collection that owns its parts. */
const collect = (parts: readonly Handle[], type: number): Handle =>
  withPointers(parts, (pointer) => library.GEOSGeom_createCollection(type, pointer, parts.length));
/** Several lines as one geometry. */
export const fromLines = (lines: readonly (readonly Point[])[]): Handle => collect(lines.map(fromLine), MULTI_LINE);
/** Any polygons, overlapping or not, as the area that they cover together. */
export function areaOf(polygons: readonly Polygon[]): Handle {
  const all = collect(polygons.map((polygon) => {
    const raw = fromPolygon(polygon);
    if (library.GEOSisValid(raw) === 1) return raw;
    const mended = library.GEOSMakeValid(raw);
    free(raw);
    return mended;
  }), 7);
  const union = library.GEOSUnaryUnion(all);
  free(all);
  return checked(union);
}
/** Polygons of one feature, taken as they are. */
export const fromPolygons = (polygons: readonly Polygon[]): Handle => (polygons.length === 1 ? fromPolygon(polygons[0]!) : collect(polygons.map(fromPolygon), MULTI_POLYGON));

/** Gives the memory of a geometry back. */
export const free = (handle: Handle): void => library.GEOSGeom_destroy(handle);

function checked(handle: Handle): Handle {
  if (handle === 0) throw new Error(`GEOS: ${lastWords}`);
  return handle;
}

/** What two geometries have in common. */
export const intersection = (a: Handle, b: Handle): Handle => checked(library.GEOSIntersection(a, b));
/** What `a` has and `b` has not. */
export const difference = (a: Handle, b: Handle): Handle => checked(library.GEOSDifference(a, b));
/** What either has. */
export const union = (a: Handle, b: Handle): Handle => checked(library.GEOSUnion(a, b));
/** True for a valid geometry. */
export const isValid = (handle: Handle): boolean => library.GEOSisValid(handle) === 1;
/** Widened by `width` metres, with pointed corners and flat ends. */
export const widened = (handle: Handle, width: number): Handle => checked(library.GEOSBufferWithStyle(handle, width, 2, 2, 2, 2.5));

/** Everything within `width` metres, with round ends and joins of so many chords per quarter circle. */
export const around = (handle: Handle, width: number, quadrantSegments: number): Handle => checked(library.GEOSBufferWithStyle(handle, width, quadrantSegments, 1, 1, 2));

/** Shortest distance between two geometries, metres. */
export function distanceBetween(a: Handle, b: Handle): number {
  const { Module } = library;
  const pointer = Module._malloc(8);
  library.GEOSDistance(a, b, pointer);
  const result = Module.getValue(pointer, 'double');
  Module._free(pointer);
  return result;
}

/** Nodes all lines on the grid and returns every face they enclose, with shared edges identical to the bit. */
export function polygonize(lines: readonly Handle[], grid: number): Polygon[] {
  const all = collect(lines, 7);
  const noded = checked(library.GEOSUnaryUnionPrec(all, grid));
  free(all);
  const faces = withPointers([noded], (pointer) => checked(library.GEOSPolygonize(pointer, 1)));
  free(noded);
  const result = polygonsIn(faces);
  free(faces);
  return result;
}

/** All polygons inside a geometry; lines and points are left out. */
export function polygonsIn(handle: Handle): Polygon[] {
  const polygons: Polygon[] = [];
  walk(handle, (polygon) => polygons.push(polygon), () => {});
  return polygons;
}

/** All lines inside a geometry. */
export function linesIn(handle: Handle): Point[][] {
  const lines: Point[][] = [];
  walk(handle, () => {}, (line) => lines.push(line));
  return lines;
}

function walk(handle: Handle, onPolygon: (polygon: Polygon) => void, onLine: (line: Point[]) => void): void {
  const { Module } = library;
  const sizePointer = Module._malloc(4);
  const buffer = library.GEOSGeomToWKB_buf(handle, sizePointer);
  const size = Module.getValue(sizePointer, 'i32');
  const view = new DataView(Module.HEAPU8.buffer, buffer, size);
  let at = 0;
  const count = (): number => {
    at += 4;
    return view.getUint32(at - 4, true);
  };
  const points = (): Point[] => {
    const result: Point[] = [];
    for (let left = count(); left > 0; left--) {
      result.push([view.getFloat64(at, true), view.getFloat64(at + 8, true)]);
      at += 16;
    }
    return result;
  };
  const geometry = (): void => {
    at += 1;
    const type = count();
    if (type === 1) at += 16;
    else if (type === 2) onLine(points());
    else if (type === 3) {
      const rings: Ring[] = [];
      for (let left = count(); left > 0; left--) rings.push(points().slice(0, -1));
      if (rings.length > 0) onPolygon(rings);
    } else for (let left = count(); left > 0; left--) geometry();
  };
  geometry();
  library.GEOSFree(buffer);
  Module._free(sizePointer);
}

/** Answers quickly, again and again, whether points lie inside one polygon. */
export interface PointProbe {
  contains(point: Point): boolean;
  free(): void;
}

/** A probe for one polygon; free it after use. */
export function pointProbe(polygon: Polygon): PointProbe {
  const handle = fromPolygon(polygon);
  const prepared = library.GEOSPrepare(handle);
  return {
    contains: ([x, y]) => library.GEOSPreparedContainsXY(prepared, x, y) === 1,
    free: () => {
      library.GEOSPreparedGeom_destroy(prepared);
      free(handle);
    },
  };
}
