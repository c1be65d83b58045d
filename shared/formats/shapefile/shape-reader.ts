/** One record's content → paths in scratch arrays, checked: finite, ascending parts, closed rings, holes with their outer ring. */
import { NO_MEASURE_BELOW, SHAPE_TYPES, type ShapeType } from './shape-types.ts';
import { neededBytes } from './record-walk.ts';
import { nestRings } from './ring-nesting.ts';

/** What became of a record. */
export type ShapeVerdict = 'shape' | 'empty' | 'impossible-counts' | 'other-type' | 'not-finite';

/** Coordinates beyond this are no place on earth in metres or degrees (nodata values such as -1.79e308). */
const LARGEST_COORDINATE = 1e10;

/** Reads records one at a time; all arrays are scratch and valid until the next `read`. */
export class ShapeReader {
  /** east, north interleaved, in file order. */
  xy = new Float64Array(8192);
  z: Float64Array | null = null;
  m: Float64Array | null = null;
  vertexCount = 0;
  /** Paths in the order in which they are stored: vertex range, whether the ring must be closed, whether it begins a part. */
  pathCount = 0;
  pathFrom = new Int32Array(64);
  pathTo = new Int32Array(64);
  pathUnclosed = new Uint8Array(64);
  pathBeginsPart = new Uint8Array(64);
  west = Infinity;
  south = Infinity;
  east = -Infinity;
  north = -Infinity;
  /** What had to be mended in this record. */
  closedRings = 0;
  droppedPaths = 0;
  repeatedRings = 0;

  private readonly fileTypeCode: number;
  private readonly swapAxes: boolean;

  constructor(fileTypeCode: number, swapAxes: boolean) {
    this.fileTypeCode = fileTypeCode;
    this.swapAxes = swapAxes;
  }

  /** Content of `contentBytes` at `at`. 'empty' is a null shape or one without a usable path. */
  read(view: DataView, at: number, contentBytes: number): ShapeVerdict {
    this.reset();
    const typeCode = view.getInt32(at, true);
    if (typeCode === 0) return 'empty';
    const type = SHAPE_TYPES.get(typeCode);
    if (!type || typeCode !== this.fileTypeCode) return 'other-type';
    const needed = neededBytes(view, at, contentBytes);
    if (!needed || needed.least > contentBytes) return 'impossible-counts';
    const hasM = type.hasM && contentBytes >= needed.most;
    if (type.layout === 'point') return this.readPoint(view, at, type, hasM);
    const parts = type.layout === 'paths' ? view.getInt32(at + 36, true) : 0;
    this.vertexCount = view.getInt32(at + (type.layout === 'paths' ? 40 : 36), true);
    const points = at + (type.layout === 'paths' ? 44 + 4 * parts : 40);
    if (!this.readCoordinates(view, points)) return 'not-finite';
    const columns = points + 16 * this.vertexCount;
    this.z = type.hasZ ? this.readColumn(view, columns + 16, false) : null;
    this.m = hasM ? this.readColumn(view, columns + 16 + (type.hasZ ? 8 * this.vertexCount + 16 : 0), true) : null;
    if (this.z && !this.z.every(Number.isFinite)) return 'not-finite';
    if (type.layout === 'multipoint') {
      for (let point = 0; point < this.vertexCount; point++) this.addPath(point, point + 1, false, true);
      return this.vertexCount > 0 ? 'shape' : 'empty';
    }
    return this.readPaths(view, at + 44, parts, type);
  }

  private reset(): void {
    this.vertexCount = 0;
    this.pathCount = 0;
    this.west = this.south = Infinity;
    this.east = this.north = -Infinity;
    this.closedRings = this.droppedPaths = this.repeatedRings = 0;
    this.z = this.m = null;
  }

  private readPoint(view: DataView, at: number, type: ShapeType, hasM: boolean): ShapeVerdict {
    this.vertexCount = 1;
    if (!this.readCoordinates(view, at + 4)) return 'not-finite';
    if (type.hasZ) {
      this.z = Float64Array.of(view.getFloat64(at + 20, true));
      if (!Number.isFinite(this.z[0])) return 'not-finite';
    }
    if (hasM || (type.hasM && !type.hasZ)) this.m = Float64Array.of(measure(view.getFloat64(at + (type.hasZ ? 28 : 20), true)));
    this.addPath(0, 1, false, true);
    return 'shape';
  }

  /** Copies x, y pairs and their box; false when one is no number of this world. */
  private readCoordinates(view: DataView, at: number): boolean {
    const length = 2 * this.vertexCount;
    if (length > this.xy.length) this.xy = new Float64Array(Math.max(length, 2 * this.xy.length));
    const xy = this.xy;
    const [first, second] = this.swapAxes ? [1, 0] : [0, 1];
    let { west, south, east, north } = this;
    let usable = true;
    for (let i = 0, byte = at; i < length; i += 2, byte += 16) {
      const x = view.getFloat64(byte + 8 * first, true);
      const y = view.getFloat64(byte + 8 * second, true);
      xy[i] = x;
      xy[i + 1] = y;
      if (!(Math.abs(x) <= LARGEST_COORDINATE && Math.abs(y) <= LARGEST_COORDINATE)) usable = false;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    this.west = west;
    this.south = south;
    this.east = east;
    this.north = north;
    return usable;
  }

  private readColumn(view: DataView, at: number, isMeasure: boolean): Float64Array {
    const values = new Float64Array(this.vertexCount);
    for (let i = 0; i < values.length; i++) {
      const value = view.getFloat64(at + 8 * i, true);
      values[i] = isMeasure ? measure(value) : value;
    }
    return values;
  }

  private addPath(from: number, to: number, unclosed: boolean, beginsPart: boolean): void {
    if (this.pathCount === this.pathFrom.length) {
      this.pathFrom = doubled(this.pathFrom, Int32Array);
      this.pathTo = doubled(this.pathTo, Int32Array);
      this.pathUnclosed = doubled(this.pathUnclosed, Uint8Array);
      this.pathBeginsPart = doubled(this.pathBeginsPart, Uint8Array);
    }
    this.pathFrom[this.pathCount] = from;
    this.pathTo[this.pathCount] = to;
    this.pathUnclosed[this.pathCount] = unclosed ? 1 : 0;
    this.pathBeginsPart[this.pathCount++] = beginsPart ? 1 : 0;
  }

  private readPaths(view: DataView, partsAt: number, parts: number, type: ShapeType): ShapeVerdict {
    // Nearly all parcels are one ring.
    if (parts === 1 && type.kind === 'polygon' && this.vertexCount > 0 && view.getInt32(partsAt, true) === 0 && this.isRing(0, this.vertexCount)) {
      const unclosed = !this.sameVertex(0, this.vertexCount - 1);
      if (unclosed) this.closedRings++;
      this.addPath(0, this.vertexCount, unclosed, true);
      return 'shape';
    }
    const start: number[] = [];
    for (let part = 0; part < parts; part++) {
      const first = view.getInt32(partsAt + 4 * part, true);
      if (first < 0 || first > this.vertexCount || (part === 0 ? first !== 0 : first < start[part - 1]!)) return 'impossible-counts';
      start.push(first);
    }
    if (parts === 0) return this.vertexCount === 0 ? 'empty' : 'impossible-counts';
    start.push(this.vertexCount);
    if (type.kind === 'line') {
      for (let part = 0; part < parts; part++) {
        if (start[part + 1]! - start[part]! >= 2) this.addPath(start[part]!, start[part + 1]!, false, this.pathCount === 0);
        else this.droppedPaths++;
      }
    } else this.addRings(start);
    if (this.droppedPaths > 0) this.measureKeptPaths();
    return this.pathCount > 0 ? 'shape' : 'empty';
  }

  /** The box again, without the vertices of dropped paths. */
  private measureKeptPaths(): void {
    this.west = this.south = Infinity;
    this.east = this.north = -Infinity;
    for (let path = 0; path < this.pathCount; path++) {
      for (let i = 2 * this.pathFrom[path]!; i < 2 * this.pathTo[path]!; i += 2) {
        this.west = Math.min(this.west, this.xy[i]!);
        this.east = Math.max(this.east, this.xy[i]!);
        this.south = Math.min(this.south, this.xy[i + 1]!);
        this.north = Math.max(this.north, this.xy[i + 1]!);
      }
    }
  }

  private addRings(start: readonly number[]): void {
    const kept: number[] = [];
    for (let ring = 0; ring + 1 < start.length; ring++) {
      if (this.isRing(start[ring]!, start[ring + 1]!)) kept.push(ring);
      else this.droppedPaths++;
    }
    if (kept.length === 1) return this.addRing(start, kept[0]!, true);
    const nesting = nestRings(compact(this.xy, start, kept));
    this.repeatedRings = nesting.repeated;
    const holes: number[][] = kept.map(() => []);
    nesting.outerOf.forEach((outer, position) => {
      if (outer >= 0 && outer !== position) holes[outer]!.push(position);
    });
    kept.forEach((ring, position) => {
      if (nesting.outerOf[position] !== position) return;
      this.addRing(start, ring, true);
      for (const hole of holes[position]!) this.addRing(start, kept[hole]!, false);
    });
  }

  private addRing(start: readonly number[], ring: number, beginsPart: boolean): void {
    const [from, to] = [start[ring]!, start[ring + 1]!];
    const unclosed = !this.sameVertex(from, to - 1);
    if (unclosed) this.closedRings++;
    this.addPath(from, to, unclosed, beginsPart);
  }

  /** A ring needs three different corners; most are decided by their first three vertices. */
  private isRing(from: number, to: number): boolean {
    let second = from + 1;
    while (second < to && this.sameVertex(from, second)) second++;
    let third = second + 1;
    while (third < to && (this.sameVertex(from, third) || this.sameVertex(second, third))) third++;
    return third < to;
  }

  private sameVertex(a: number, b: number): boolean {
    return this.xy[2 * a] === this.xy[2 * b] && this.xy[2 * a + 1] === this.xy[2 * b + 1];
  }
}

/** The kept rings one after another; without a dropped ring the scratch itself. */
function compact(xy: Float64Array, start: readonly number[], kept: readonly number[]): { coordinates: Float64Array; start: readonly number[]; count: number } {
  if (kept.length === start.length - 1) return { coordinates: xy, start, count: kept.length };
  const pieces = kept.map((ring) => xy.subarray(2 * start[ring]!, 2 * start[ring + 1]!));
  const coordinates = new Float64Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  const newStart = [0];
  let used = 0;
  for (const piece of pieces) {
    coordinates.set(piece, used);
    used += piece.length;
    newStart.push(used / 2);
  }
  return { coordinates, start: newStart, count: kept.length };
}

const measure = (value: number): number => (value < NO_MEASURE_BELOW || !Number.isFinite(value) ? Number.NaN : value);

function doubled<Numbers extends Int32Array | Uint8Array>(array: Numbers, kind: new (length: number) => Numbers): Numbers {
  const larger = new kind(array.length * 2);
  larger.set(array);
  return larger;
}
