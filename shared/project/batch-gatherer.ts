/** Puts stretches of a layer's columns together into small columns of their own. */
import type { FeatureAreas, GeometryColumns } from '../geometry/columns.ts';
import type { GeometryKind } from '../model/layer.ts';
import type { RangedColumn } from './ranged-column.ts';

/** Features `from`…`to` (exclusive). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface GeometryFiles {
  readonly coordinates: RangedColumn<Float64Array>;
  readonly pathStart: RangedColumn<Uint32Array>;
  readonly partStart: RangedColumn<Uint32Array>;
  readonly featureStart: RangedColumn<Uint32Array>;
  readonly bounds: RangedColumn<Float64Array>;
  readonly soundness: RangedColumn<Uint8Array> | null;
  readonly areas: (Pick<FeatureAreas, 'systemId' | 'edges'> & { readonly planar: RangedColumn<Float64Array>; readonly ellipsoidal: RangedColumn<Float64Array> }) | null;
}

export interface GatheredBatch {
  /** Without elevations and measures. */
  readonly geometry: GeometryColumns;
  readonly stretches: readonly Stretch[];
  /** Feature by row. */
  readonly features: Uint32Array;
}

/** A batch ends at the first of these: small enough to lie in the processor's cache while it is worked on. */
const BATCH_FEATURES = 4_096;
const BATCH_VERTICES = 100_000;

type Numbers = Float64Array | Uint32Array | Uint8Array;

/** Keeps what it has when it grows. */
class Growing<Kind extends Numbers> {
  used = 0;
  constructor(private readonly kind: new (length: number) => Kind, public array: Kind = new kind(1024)) {}

  /** Makes room for `count` more and says where they begin; `array` may be another one then. */
  reserve(count: number): number {
    const from = this.used;
    this.used += count;
    if (this.used > this.array.length) {
      const larger = new this.kind(Math.max(this.used, this.array.length * 2));
      larger.set(this.array.subarray(0, from));
      this.array = larger;
    }
    return from;
  }

  /** Appends elements `from`…`to` of a column; number by number, which is quicker than views for the few of a stretch. */
  append(column: RangedColumn<Kind>, from: number, to: number): void {
    let source = column.reach(from, to);
    const { window } = column;
    const start = this.reserve(to - from);
    const { array } = this;
    for (let i = start; i < this.used; i++) array[i] = window[source++]!;
  }

  view(): Kind {
    return this.array.subarray(0, this.used) as Kind;
  }
}

/** The arrays are used again for every batch: what a batch holds is valid until the next one is asked for. */
export class BatchGatherer {
  private readonly coordinates = new Growing<Float64Array>(Float64Array);
  private readonly pathStart = new Growing<Uint32Array>(Uint32Array);
  private readonly partStart = new Growing<Uint32Array>(Uint32Array);
  private readonly featureStart = new Growing<Uint32Array>(Uint32Array);
  private readonly bounds = new Growing<Float64Array>(Float64Array);
  private readonly soundness = new Growing<Uint8Array>(Uint8Array);
  private readonly planar = new Growing<Float64Array>(Float64Array);
  private readonly ellipsoidal = new Growing<Float64Array>(Float64Array);
  private readonly features = new Growing<Uint32Array>(Uint32Array);
  private readonly span = { first: 0, end: 0 };

  constructor(private readonly kind: GeometryKind, private readonly files: GeometryFiles) {}

  /** The stretches in batches, in their order. */
  *batches(stretches: Iterable<Stretch>): Iterable<GatheredBatch> {
    let gathered: Stretch[] = [];
    this.begin();
    for (const stretch of stretches) {
      this.add(stretch);
      gathered.push(stretch);
      if (this.features.used < BATCH_FEATURES && this.coordinates.used < 2 * BATCH_VERTICES) continue;
      yield this.finish(gathered);
      gathered = [];
      this.begin();
    }
    if (gathered.length > 0) yield this.finish(gathered);
  }

  /** Without spread lists where nothing is missing, as in every polygon layer written today: objects of one shape, so that what reads many of them is compiled once. */
  private geometry(): GeometryColumns {
    const { soundness, areas } = this.files;
    const kind = this.kind;
    const featureCount = this.features.used;
    const coordinates = this.coordinates.view();
    const pathStart = this.pathStart.view();
    const partStart = this.partStart.view();
    const featureStart = this.featureStart.view();
    const bounds = this.bounds.view();
    const measured = areas && { systemId: areas.systemId, edges: areas.edges, planar: this.planar.view(), ellipsoidal: this.ellipsoidal.view() };
    if (soundness && measured) return { kind, featureCount, coordinates, pathStart, partStart, featureStart, bounds, soundness: this.soundness.view(), areas: measured };
    return { kind, featureCount, coordinates, pathStart, partStart, featureStart, bounds, ...(soundness && { soundness: this.soundness.view() }), ...(measured && { areas: measured }) };
  }

  private begin(): void {
    for (const array of [this.coordinates, this.bounds, this.soundness, this.planar, this.ellipsoidal, this.features]) array.used = 0;
    for (const starts of [this.pathStart, this.partStart, this.featureStart]) {
      starts.used = 0;
      starts.array[starts.reserve(1)] = 0;
    }
  }

  private add({ from, to }: Stretch): void {
    const { files } = this;
    const { span } = this;
    appendStarts(this.featureStart, files.featureStart, from, to, this.partStart.used - 1, span);
    appendStarts(this.partStart, files.partStart, span.first, span.end, this.pathStart.used - 1, span);
    appendStarts(this.pathStart, files.pathStart, span.first, span.end, this.coordinates.used / 2, span);
    const { first: firstVertex, end: endVertex } = span;
    const { coordinates, features } = this;
    const first = coordinates.reserve(2 * (endVertex - firstVertex));
    files.coordinates.readInto(coordinates.array.subarray(first, coordinates.used), 2 * firstVertex);
    this.bounds.append(files.bounds, 4 * from, 4 * to);
    if (files.soundness) this.soundness.append(files.soundness, from, to);
    if (files.areas) {
      this.planar.append(files.areas.planar, from, to);
      this.ellipsoidal.append(files.areas.ellipsoidal, from, to);
    }
    const row = features.reserve(to - from);
    for (let i = from; i < to; i++) features.array[row + i - from] = i;
  }

  private finish(stretches: readonly Stretch[]): GatheredBatch {
    return { geometry: this.geometry(), stretches, features: this.features.view() };
  }
}

/** Appends the ends of entries `from`…`to`, moved so that the first begins at `base`; writes what they span in the file into `span`. */
function appendStarts(target: Growing<Uint32Array>, file: RangedColumn<Uint32Array>, from: number, to: number, base: number, span: { first: number; end: number }): void {
  const at = file.reach(from, to + 1);
  const starts = file.window;
  const first = starts[at]!;
  const begin = target.reserve(to - from);
  const { array } = target;
  for (let i = 0; i < to - from; i++) array[begin + i] = starts[at + i + 1]! - first + base;
  span.first = first;
  span.end = starts[at + to - from]!;
}
