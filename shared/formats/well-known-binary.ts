/** Well-known binary of shapes (OGC 06-103r4 §8, with ISO's codes for Z and M and PostGIS's flags), read and written. */
import type { GeometryColumns } from '../geometry/columns.ts';
import type { GeometryKind } from '../model/layer.ts';
import type { PathCollector } from './path-collector.ts';
import { partsOf, visitVertices } from './path-order.ts';

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTI_POINT = 4;
const MULTI_LINE = 5;
const MULTI_POLYGON = 6;
const COLLECTION = 7;

const NAMES: Readonly<Record<number, string>> = { 1: 'Point', 2: 'LineString', 3: 'Polygon', 4: 'MultiPoint', 5: 'MultiLineString', 6: 'MultiPolygon', 7: 'GeometryCollection' };
const KINDS: Readonly<Record<number, GeometryKind>> = { 1: 'point', 2: 'line', 3: 'polygon' };

/** One simple shape: its paths as ranges of positions in the bytes. */
interface SimpleShape {
  readonly kind: GeometryKind;
  readonly littleEndian: boolean;
  readonly ordinates: number;
  readonly hasZ: boolean;
  /** Byte offset of the first position and count of positions, per path. */
  readonly paths: readonly { readonly at: number; readonly count: number }[];
}

/** A whole shape, looked through and ready to be added. */
export interface BinaryShape {
  readonly type: string;
  readonly kinds: readonly GeometryKind[];
  readonly hasMeasures: boolean;
  addPaths(paths: PathCollector, kind: GeometryKind): void;
}

/** Nesting of collections that real files do not exceed. */
const DEEPEST = 16;

/** Reads a shape at the beginning of `view`; 'curve' for arcs and solids. Throws RangeError when the bytes are damaged. */
export function readBinaryShape(view: DataView): BinaryShape | 'curve' {
  const simples: SimpleShape[] = [];
  const walk = new Walk(view, simples);
  const type = walk.geometry(0);
  if (type === null) return 'curve';
  const used = simples.filter((simple) => simple.paths.some((path) => path.count > 0));
  return {
    type: NAMES[type]!,
    kinds: [...new Set(used.map((simple) => simple.kind))],
    hasMeasures: walk.hasMeasures,
    addPaths(paths, kind) {
      for (const simple of used) if (simple.kind === kind) addSimple(paths, view, simple);
    },
  };
}

class Walk {
  hasMeasures = false;
  private readonly view: DataView;
  private readonly simples: SimpleShape[];
  private at = 0;

  constructor(view: DataView, simples: SimpleShape[]) {
    this.view = view;
    this.simples = simples;
  }

  /** The type's plain code, or null for a type that is not read. */
  geometry(depth: number): number | null {
    if (depth > DEEPEST) throw new RangeError('collections are nested too deep');
    const littleEndian = this.view.getUint8(this.at) === 1;
    const code = this.view.getUint32(this.at + 1, littleEndian);
    this.at += 5;
    // PostGIS marks Z, M and a system's number by flags, ISO adds thousands.
    if (code & 0x2000_0000) this.at += 4;
    const iso = code & 0x0fff_ffff;
    const thousands = Math.floor(iso / 1000);
    const hasZ = (code & 0x8000_0000) !== 0 || thousands === 1 || thousands === 3;
    const hasM = (code & 0x4000_0000) !== 0 || thousands === 2 || thousands === 3;
    const type = iso % 1000;
    this.hasMeasures ||= hasM;
    const shape = { littleEndian, hasZ, ordinates: 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0) };
    switch (type) {
      case POINT:
        return this.point(shape);
      case LINE:
        this.simples.push({ ...shape, kind: 'line', paths: [this.path(shape)] });
        return type;
      case POLYGON: {
        const paths = Array.from({ length: this.count(shape.littleEndian, 4) }, () => this.path(shape));
        this.simples.push({ ...shape, kind: 'polygon', paths });
        return type;
      }
      case MULTI_POINT:
      case MULTI_LINE:
      case MULTI_POLYGON:
      case COLLECTION: {
        const members = this.count(shape.littleEndian, 5);
        for (let member = 0; member < members; member++) if (this.geometry(depth + 1) === null) return null;
        return type;
      }
      default:
        return null;
    }
  }

  /** A point of NaN, NaN is the empty point. */
  private point(shape: Omit<SimpleShape, 'kind' | 'paths'>): number {
    const at = this.skip(8 * shape.ordinates);
    const empty = Number.isNaN(this.view.getFloat64(at, shape.littleEndian));
    this.simples.push({ ...shape, kind: KINDS[POINT]!, paths: [{ at, count: empty ? 0 : 1 }] });
    return POINT;
  }

  private path({ littleEndian, ordinates }: Omit<SimpleShape, 'kind' | 'paths'>): { at: number; count: number } {
    const count = this.count(littleEndian, 8 * ordinates);
    return { at: this.skip(8 * ordinates * count), count };
  }

  /** A count of things that take at least `bytesEach`. */
  private count(littleEndian: boolean, bytesEach: number): number {
    const count = this.view.getUint32(this.at, littleEndian);
    this.at += 4;
    if (count * bytesEach > this.view.byteLength - this.at) throw new RangeError('a count exceeds its bytes');
    return count;
  }

  private skip(bytes: number): number {
    const at = this.at;
    this.at += bytes;
    if (this.at > this.view.byteLength) throw new RangeError('a shape ends behind its bytes');
    return at;
  }
}

function addSimple(paths: PathCollector, view: DataView, { paths: ranges, littleEndian, ordinates, hasZ }: SimpleShape): void {
  for (const { at, count } of ranges) {
    for (let position = 0, byte = at; position < count; position++, byte += 8 * ordinates) {
      paths.vertex(view.getFloat64(byte, littleEndian), view.getFloat64(byte + 8, littleEndian), hasZ ? view.getFloat64(byte + 16, littleEndian) : Number.NaN);
    }
    paths.endPath();
  }
  paths.endPart();
}

/** Whether any feature of a layer needs a multi type; then all are written as one. */
export function needsMulti({ kind, featureStart, partStart, featureCount }: Pick<GeometryColumns, 'kind' | 'featureStart' | 'partStart' | 'featureCount'>): boolean {
  for (let feature = 0; feature < featureCount; feature++) {
    const [first, end] = [featureStart[feature]!, featureStart[feature + 1]!];
    if ((kind === 'line' ? partStart[end]! - partStart[first]! : end - first) > 1) return true;
  }
  return false;
}

const CODES: Readonly<Record<GeometryKind, number>> = { point: POINT, line: LINE, polygon: POLYGON, none: 0 };

/** Name of the type that {@link writeBinaryShape} writes, upper-case. */
export const binaryTypeName = (kind: GeometryKind, multi: boolean): string => (kind === 'none' ? 'GEOMETRY' : NAMES[CODES[kind] + (multi ? 3 : 0)]!.toUpperCase());

/** A feature in little-endian ISO binary behind `leadingBytes` of room; null for one without geometry. Missing elevations become NaN. */
export function writeBinaryShape(geometry: GeometryColumns, feature: number, multi: boolean, leadingBytes: number): Uint8Array | null {
  const { kind, pathStart, z } = geometry;
  const parts = partsOf(geometry, feature);
  if (parts.length === 0 || kind === 'none') return null;
  const simples = kind === 'polygon' ? parts : parts.flat().map((path) => [path]);
  const ordinates = z ? 3 : 2;
  const vertices = parts.flat().reduce((sum, path) => sum + pathStart[path + 1]! - pathStart[path]!, 0);
  const counts = simples.reduce((sum, paths) => sum + (kind === 'polygon' ? 4 + 4 * paths.length : kind === 'line' ? 4 : 0), 0);
  const bytes = new Uint8Array(leadingBytes + (multi ? 9 : 0) + 5 * simples.length + counts + 8 * ordinates * vertices);
  const view = new DataView(bytes.buffer);
  let at = leadingBytes;
  const head = (type: number): void => {
    view.setUint8(at, 1);
    view.setUint32(at + 1, type + (z ? 1000 : 0), true);
    at += 5;
  };
  const count = (value: number): void => {
    view.setUint32(at, value, true);
    at += 4;
  };
  if (multi) {
    head(CODES[kind] + 3);
    count(simples.length);
  }
  for (const paths of simples) {
    head(CODES[kind]);
    if (kind === 'polygon') count(paths.length);
    for (const [position, path] of paths.entries()) {
      if (kind !== 'point') count(pathStart[path + 1]! - pathStart[path]!);
      visitVertices(geometry, path, position === 0, 'counter-clockwise', (vertex) => {
        view.setFloat64(at, geometry.coordinates[2 * vertex]!, true);
        view.setFloat64(at + 8, geometry.coordinates[2 * vertex + 1]!, true);
        if (z) view.setFloat64(at + 16, z[vertex]!, true);
        at += 8 * ordinates;
      });
    }
  }
  return bytes;
}
