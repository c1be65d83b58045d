/** Columns that grow while a shapefile is read, z and m included, without an object per feature. */
import type { GeometryColumns } from '../../geometry/columns.ts';
import type { GeometryKind } from '../../model/layer.ts';
import type { ShapeReader } from './shape-reader.ts';

class GrowingNumbers<Numbers extends Float64Array | Uint32Array> {
  array: Numbers;
  length = 0;
  private readonly create: (length: number) => Numbers;
  constructor(create: (length: number) => Numbers, expected: number) {
    this.create = create;
    this.array = create(Math.max(16, expected));
  }
  reserve(more: number): void {
    if (this.length + more <= this.array.length) return;
    const larger = this.create(Math.max(this.length + more, Math.ceil(this.array.length * 1.5)));
    larger.set(this.array);
    this.array = larger;
  }
  push(value: number): void {
    this.reserve(1);
    this.array[this.length++] = value;
  }
  view(): Numbers {
    return this.array.subarray(0, this.length) as Numbers;
  }
  /** A view when little is spare, else a copy of exact length. */
  finish(): Numbers {
    return (this.length >= this.array.length * 0.9 ? this.array.subarray(0, this.length) : this.array.slice(0, this.length)) as Numbers;
  }
}

const float64 = (length: number): Float64Array => new Float64Array(length);
const uint32 = (length: number): Uint32Array => new Uint32Array(length);

export class GrowableColumns {
  private readonly kind: GeometryKind;
  private readonly coordinates: GrowingNumbers<Float64Array>;
  private readonly z: GrowingNumbers<Float64Array> | null;
  private readonly m: GrowingNumbers<Float64Array> | null;
  private readonly pathStart = new GrowingNumbers(uint32, 1024);
  private readonly partStart = new GrowingNumbers(uint32, 1024);
  private readonly featureStart: GrowingNumbers<Uint32Array>;
  private readonly bounds: GrowingNumbers<Float64Array>;

  /** `create` gives memory for the coordinates. */
  constructor(kind: GeometryKind, hasZ: boolean, hasM: boolean, expectedVertices: number, expectedFeatures: number, create = float64) {
    this.kind = kind;
    this.coordinates = new GrowingNumbers(create, 2 * expectedVertices);
    this.z = hasZ ? new GrowingNumbers(float64, expectedVertices) : null;
    this.m = hasM ? new GrowingNumbers(float64, expectedVertices) : null;
    this.featureStart = new GrowingNumbers(uint32, expectedFeatures + 1);
    this.bounds = new GrowingNumbers(float64, 4 * expectedFeatures);
    this.pathStart.push(0);
    this.partStart.push(0);
    this.featureStart.push(0);
  }

  /** Appends vertices `from`…`to` of the scratch columns as one path; `close` repeats the first vertex at the end. */
  path(xy: Float64Array, z: Float64Array | null, m: Float64Array | null, from: number, to: number, close: boolean): void {
    appendSlice(this.coordinates, xy, 2 * from, 2 * to, close ? 2 : 0);
    if (this.z && z) appendSlice(this.z, z, from, to, close ? 1 : 0);
    if (this.m && m) appendSlice(this.m, m, from, to, close ? 1 : 0);
    this.pathStart.push(this.coordinates.length / 2);
  }

  endPart(): void {
    this.partStart.push(this.pathStart.length - 1);
  }

  endFeature(west: number, south: number, east: number, north: number): void {
    this.featureStart.push(this.partStart.length - 1);
    this.bounds.push(west);
    this.bounds.push(south);
    this.bounds.push(east);
    this.bounds.push(north);
  }

  /** Appends a feature of one closed ring straight from a record: `points` pairs of little-endian numbers from byte `at` on, and its box. */
  closedRing(view: DataView, at: number, points: number, box: Float64Array): void {
    const { coordinates } = this;
    coordinates.reserve(2 * points);
    const { array } = coordinates;
    let used = coordinates.length;
    for (let byte = at, end = at + 16 * points; byte < end; byte += 16, used += 2) {
      array[used] = view.getFloat64(byte, true);
      array[used + 1] = view.getFloat64(byte + 8, true);
    }
    coordinates.length = used;
    this.pathStart.push(used / 2);
    this.endPart();
    this.endFeature(box[0]!, box[1]!, box[2]!, box[3]!);
  }

  /** Begins anew in the same memory; what `view` gave before is no longer valid. */
  reset(): void {
    for (const numbers of [this.coordinates, this.z, this.m, this.featureStart, this.bounds, this.pathStart, this.partStart]) if (numbers) numbers.length = 0;
    this.pathStart.push(0);
    this.partStart.push(0);
    this.featureStart.push(0);
  }

  get featureCount(): number {
    return this.featureStart.length - 1;
  }

  get vertexCount(): number {
    return this.coordinates.length / 2;
  }

  /** What there is, without a copy; valid until the next change. */
  view(): GeometryColumns {
    // One shape of object for the usual case: what reads many of them is compiled once.
    const columns: GeometryColumns = {
      kind: this.kind,
      featureCount: this.featureStart.length - 1,
      coordinates: this.coordinates.view(),
      pathStart: this.pathStart.view(),
      partStart: this.partStart.view(),
      featureStart: this.featureStart.view(),
      bounds: this.bounds.view(),
    };
    return this.z || this.m ? { ...columns, ...(this.z && { z: this.z.view() }), ...(this.m && { m: this.m.view() }) } : columns;
  }

  finish(): GeometryColumns {
    return {
      kind: this.kind,
      featureCount: this.featureStart.length - 1,
      coordinates: this.coordinates.finish(),
      pathStart: this.pathStart.finish(),
      partStart: this.partStart.finish(),
      featureStart: this.featureStart.finish(),
      bounds: this.bounds.finish(),
      ...(this.z && { z: this.z.finish() }),
      ...(this.m && { m: this.m.finish() }),
    };
  }
}

/** Below this copying one by one is quicker than making a view. */
const FEW_NUMBERS = 256;

/** Copies `source[from…to)` and then repeats its first `again` numbers. */
function appendSlice(target: GrowingNumbers<Float64Array>, source: Float64Array, from: number, to: number, again: number): void {
  target.reserve(to - from + again);
  if (to - from < FEW_NUMBERS) {
    const { array } = target;
    for (let i = from, at = target.length; i < to; i++, at++) array[at] = source[i]!;
  } else {
    target.array.set(source.subarray(from, to), target.length);
  }
  target.length += to - from;
  for (let k = 0; k < again; k++) target.array[target.length++] = source[from + k]!;
}

/** The feature that `reader` holds, its parts in order; z and m are one number per vertex of the record, or null. */
export function appendFeature(columns: GrowableColumns, reader: ShapeReader, z: Float64Array | null, m: Float64Array | null): void {
  for (let path = 0; path < reader.pathCount; path++) {
    if (path > 0 && reader.pathBeginsPart[path]) columns.endPart();
    columns.path(reader.xy, z, m, reader.pathFrom[path]!, reader.pathTo[path]!, reader.pathUnclosed[path] === 1);
  }
  columns.endPart();
  columns.endFeature(reader.west, reader.south, reader.east, reader.north);
}
