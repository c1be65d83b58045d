/** Shapes as a geodatabase packs them: whole numbers, each position the difference to the one before, into paths. */
import type { GeometryKind } from '../../model/layer.ts';
import type { PathCollector } from '../path-collector.ts';
import type { ByteCursor } from './byte-cursor.ts';
import { readCurves, type Curve } from './curves.ts';
import type { GdbGeometryFrame } from './table-header.ts';

/** Shape types as in Esri's extended shapefile format: plain ones with their dimensions, and general ones with flags. */
const PLAIN: ReadonlyMap<number, readonly [kind: GeometryKind, hasZ: boolean, isMulti: boolean]> = new Map([
  [1, ['point', false, false]],
  [9, ['point', true, false]],
  [11, ['point', true, false]],
  [21, ['point', false, false]],
  [8, ['point', false, true]],
  [18, ['point', true, true]],
  [20, ['point', true, true]],
  [28, ['point', false, true]],
  [3, ['line', false, true]],
  [10, ['line', true, true]],
  [13, ['line', true, true]],
  [23, ['line', false, true]],
  [5, ['polygon', false, true]],
  [15, ['polygon', true, true]],
  [19, ['polygon', true, true]],
  [25, ['polygon', false, true]],
]);
const GENERAL: Readonly<Record<number, readonly [kind: GeometryKind, isMulti: boolean]>> = { 50: ['line', true], 51: ['polygon', true], 52: ['point', false], 53: ['point', true] };
const HAS_Z = 0x8000_0000;
const HAS_CURVES = 0x2000_0000;

export type ShapeOutcome = 'shape' | 'multipatch' | 'unknown-curve';

/**
 * Adds the shape between the cursor and `end` to `paths`; arcs become short straight lines and are counted in
 * `straightened`. Throws RangeError when the bytes are damaged.
 */
export function addGdbShape(paths: PathCollector, cursor: ByteCursor, end: number, frame: GdbGeometryFrame, straightened: { count: number }): ShapeOutcome {
  const type = cursor.varuint();
  const plain = PLAIN.get(type);
  const general = GENERAL[type & 0xff];
  if (!plain && !general) return 'multipatch';
  const [kind, hasZ, isMulti] = plain ?? [general![0], (type & HAS_Z) !== 0, general![1]];
  const hasCurves = !plain && (type & HAS_CURVES) !== 0;
  if (!isMulti) {
    addPoint(paths, cursor, hasZ, frame);
    return 'shape';
  }
  const total = cursor.varuint();
  if (total === 0) return 'shape';
  // Each position takes at least two bytes.
  if (2 * total > end - cursor.at) throw new RangeError('a count exceeds its bytes');
  const partCount = kind === 'point' ? 1 : cursor.varuint();
  const curveCount = hasCurves ? cursor.varuint() : 0;
  if (partCount > total || curveCount > total) throw new RangeError('a count exceeds its bytes');
  for (let side = 0; side < 4; side++) cursor.varuint();
  const ends = readEnds(cursor, partCount, total);
  const positions = readPositions(cursor, total, frame);
  const elevations = hasZ ? readElevations(cursor, total, frame) : null;
  const curves = curveCount > 0 ? readAllCurves(cursor, curveCount, total, type) : new Map<number, Curve>();
  if (curves === null) return 'unknown-curve';
  let vertex = 0;
  for (const partEnd of ends) {
    for (; vertex < partEnd; vertex++) {
      paths.vertex(positions[2 * vertex]!, positions[2 * vertex + 1]!, elevations?.[vertex]);
      const curve = curves.get(vertex);
      if (!curve || vertex + 1 >= partEnd) continue;
      straightened.count++;
      curve.between([positions[2 * vertex]!, positions[2 * vertex + 1]!], [positions[2 * vertex + 2]!, positions[2 * vertex + 3]!], frame.xyTolerance, (east, north) => paths.vertex(east, north, elevations?.[vertex]));
    }
    paths.endPath();
  }
  return 'shape';
}

/** Single points count from one, zero is the empty point. */
function addPoint(paths: PathCollector, cursor: ByteCursor, hasZ: boolean, { xOrigin, yOrigin, xyScale, zOrigin, zScale }: GdbGeometryFrame): void {
  const [x, y] = [cursor.varuint(), cursor.varuint()];
  if (x === 0 || y === 0) return;
  const z = hasZ ? cursor.varuint() : 0;
  paths.vertex((x - 1) / xyScale + xOrigin, (y - 1) / xyScale + yOrigin, z > 0 ? (z - 1) / zScale + zOrigin : Number.NaN);
  paths.endPath();
}

/** Where parts end; the last one takes what is left. */
function readEnds(cursor: ByteCursor, partCount: number, total: number): number[] {
  const ends: number[] = [];
  let end = 0;
  for (let part = 0; part < partCount - 1; part++) {
    end += cursor.varuint();
    if (end > total) throw new RangeError('parts hold more positions than there are');
    ends.push(end);
  }
  ends.push(total);
  return ends;
}

function readPositions(cursor: ByteCursor, total: number, { xOrigin, yOrigin, xyScale }: GdbGeometryFrame): Float64Array {
  const positions = new Float64Array(2 * total);
  let x = 0;
  let y = 0;
  for (let i = 0; i < 2 * total; i += 2) {
    x += cursor.varint();
    y += cursor.varint();
    positions[i] = x / xyScale + xOrigin;
    positions[i + 1] = y / xyScale + yOrigin;
  }
  return positions;
}

function readElevations(cursor: ByteCursor, total: number, { zOrigin, zScale }: GdbGeometryFrame): Float64Array {
  const elevations = new Float64Array(total);
  let z = 0;
  for (let i = 0; i < total; i++) {
    z += cursor.varint();
    elevations[i] = z / zScale + zOrigin;
  }
  return elevations;
}

const HAS_M = 0x4000_0000;
/** Stands for a whole column of measures that are all absent. */
const NO_MEASURES = 0x42;

/** Curves by the vertex they begin at; null when there is a kind that is not read. */
function readAllCurves(cursor: ByteCursor, count: number, total: number, type: number): Map<number, Curve> | null {
  if (type & HAS_M) {
    if (cursor.bytes[cursor.at] === NO_MEASURES) cursor.skip(1);
    else for (let i = 0; i < total; i++) cursor.varint();
  }
  return readCurves(cursor, count);
}
