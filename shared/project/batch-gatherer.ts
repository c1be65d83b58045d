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

  /** Room for `count` more, as the part of the array to be filled. */
  take(count: number): Kind {
    if (this.used + count > this.array.length) {
      const larger = new this.kind(Math.max(this.used + count, this.array.length * 2));
      larger.set(this.array.subarray(0, this.used));
      this.array = larger;
    }
    this.used += count;
    return this.array.subarray(this.used - count, this.used) as Kind;
  }

  view(): Kind {
    return this.array.subarray(0, this.used) as Kind;
  }
}

/** The arrays are used again for every batch: what a batch holds is valid until the next one is asked for. */
export class BatchGatherer {
  private readonly coordinates = new Growing(Float64Array);
  private readonly pathStart = new Growing(Uint32Array);
  private readonly partStart = new Growing(Uint32Array);
  private readonly featureStart = new Growing(Uint32Array);
  private readonly bounds = new Growing(Float64Array);
  private readonly soundness = new Growing(Uint8Array);
  private readonly planar = new Growing(Float64Array);
  private readonly ellipsoidal = new Growing(Float64Array);
  private readonly features = new Growing(Uint32Array);

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

  private begin(): void {
    for (const array of [this.coordinates, this.bounds, this.soundness, this.planar, this.ellipsoidal, this.features]) array.used = 0;
    for (const starts of [this.pathStart, this.partStart, this.featureStart]) {
      starts.used = 0;
      starts.take(1)[0] = 0;
    }
  }

  private add({ from, to }: Stretch): void {
    const { files } = this;
    const [firstPart, endPart] = appendStarts(this.featureStart, files.featureStart, from, to, this.partStart.used - 1);
    const [firstPath, endPath] = appendStarts(this.partStart, files.partStart, firstPart, endPart, this.pathStart.used - 1);
    const [firstVertex, endVertex] = appendStarts(this.pathStart, files.pathStart, firstPath, endPath, this.coordinates.used / 2);
    files.coordinates.readInto(this.coordinates.take(2 * (endVertex - firstVertex)), 2 * firstVertex);
    this.bounds.take(4 * (to - from)).set(files.bounds.slice(4 * from, 4 * to));
    if (files.soundness) this.soundness.take(to - from).set(files.soundness.slice(from, to));
    if (files.areas) {
      this.planar.take(to - from).set(files.areas.planar.slice(from, to));
      this.ellipsoidal.take(to - from).set(files.areas.ellipsoidal.slice(from, to));
    }
    const features = this.features.take(to - from);
    for (let i = 0; i < features.length; i++) features[i] = from + i;
  }

  private finish(stretches: readonly Stretch[]): GatheredBatch {
    const { soundness, areas } = this.files;
    return {
      geometry: {
        kind: this.kind,
        featureCount: this.features.used,
        coordinates: this.coordinates.view(),
        pathStart: this.pathStart.view(),
        partStart: this.partStart.view(),
        featureStart: this.featureStart.view(),
        bounds: this.bounds.view(),
        ...(soundness && { soundness: this.soundness.view() }),
        ...(areas && { areas: { systemId: areas.systemId, edges: areas.edges, planar: this.planar.view(), ellipsoidal: this.ellipsoidal.view() } }),
      },
      stretches,
      features: this.features.view(),
    };
  }
}

/** Appends the ends of entries `from`…`to`, moved so that the first begins at `base`; gives what they span in the file. */
function appendStarts(target: Growing<Uint32Array>, file: RangedColumn<Uint32Array>, from: number, to: number, base: number): [first: number, end: number] {
  const starts = file.slice(from, to + 1);
  const first = starts[0]!;
  const ends = target.take(to - from);
  for (let i = 0; i < ends.length; i++) ends[i] = starts[i + 1]! - first + base;
  return [first, starts[to - from]!];
}
