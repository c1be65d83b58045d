/**
 * The columnar store of one layer's geometry: flat typed arrays, no objects per feature. Coordinates are
 * [east, north] interleaved, in the layer's own system. A feature has parts (a polygon's outer ring with its
 * holes; for lines and points one part), a part has paths (rings, first the outer), a path has vertices.
 * Rings are stored closed (last vertex equals the first).
 */
import type { GeometryKind } from '../model/layer.ts';
import type { Extent } from '../model/extent.ts';

export interface GeometryColumns {
  readonly kind: GeometryKind;
  readonly featureCount: number;
  /** 2 × vertexCount: east, north, east, north … */
  readonly coordinates: Float64Array;
  /** pathCount + 1: first vertex of each path. */
  readonly pathStart: Uint32Array;
  /** partCount + 1: first path of each part. */
  readonly partStart: Uint32Array;
  /** featureCount + 1: first part of each feature; a feature without geometry has none. */
  readonly featureStart: Uint32Array;
  /** 4 × featureCount: west, south, east, north; Infinity… for a feature without geometry. */
  readonly bounds: Float64Array;
  /** One elevation per vertex, when the file has them. */
  readonly z?: Float64Array;
  /** One measure per vertex, when the file has them. */
  readonly m?: Float64Array;
  /** One byte per feature, see soundness.ts; absent when the rings have not been judged in these coordinates. */
  readonly soundness?: Uint8Array;
  /** Areas of whole features in these coordinates, computed once at import. */
  readonly areas?: FeatureAreas;
}

/** One number per feature, square metres; NaN where none was computed (no geometry, unsound rings). */
export interface FeatureAreas {
  /** The plane that they were computed in: they say nothing in another one. */
  readonly systemId: string;
  /** How the ellipsoidal ones understand sides, see ellipsoidal-area.ts. */
  readonly edges: 'vertices' | 'densified';
  readonly planar: Float64Array;
  readonly ellipsoidal: Float64Array;
}

/** Read access to attributes by row and field; how they are kept is the store's own business. */
export interface AttributeTable {
  readonly fields: readonly import('../model/layer.ts').FieldDescriptor[];
  readonly rowCount: number;
  /** Trimmed text, or '' when empty; dates come as the digits in the file. */
  text(row: number, field: number): string;
  /** A number, or NaN when empty or unreadable. */
  number(row: number, field: number): number;
}

/** A layer ready for work. */
export interface LayerColumns {
  readonly geometry: GeometryColumns;
  readonly attributes: AttributeTable;
}

/** Grows typed arrays while a reader walks a file; `finish` gives columns of exact length. */
export class GeometryBuilder {
  readonly kind: GeometryKind;
  private coordinates: Float64Array;
  private used = 0;
  private readonly pathStart: number[] = [0];
  private readonly partStart: number[] = [0];
  private readonly featureStart: number[] = [0];
  private readonly bounds: number[] = [];
  private box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];

  constructor(kind: GeometryKind, expectedVertices = 1024) {
    this.kind = kind;
    this.coordinates = new Float64Array(Math.max(16, expectedVertices * 2));
  }

  vertex(east: number, north: number): void {
    if (this.used + 2 > this.coordinates.length) {
      const larger = new Float64Array(this.coordinates.length * 2);
      larger.set(this.coordinates);
      this.coordinates = larger;
    }
    this.coordinates[this.used++] = east;
    this.coordinates[this.used++] = north;
    const box = this.box;
    if (east < box[0]) box[0] = east;
    if (north < box[1]) box[1] = north;
    if (east > box[2]) box[2] = east;
    if (north > box[3]) box[3] = north;
  }

  endPath(): void {
    this.pathStart.push(this.used / 2);
  }

  endPart(): void {
    this.partStart.push(this.pathStart.length - 1);
  }

  endFeature(): void {
    this.featureStart.push(this.partStart.length - 1);
    this.bounds.push(...this.box);
    this.box = [Infinity, Infinity, -Infinity, -Infinity];
  }

  /** A whole path from flat coordinates; closed for polygons if the input is not. */
  path(flat: ArrayLike<number>): void {
    for (let i = 0; i + 1 < flat.length; i += 2) this.vertex(flat[i]!, flat[i + 1]!);
    const last = flat.length - 2;
    if (this.kind === 'polygon' && last >= 0 && (flat[0] !== flat[last] || flat[1] !== flat[last + 1])) this.vertex(flat[0]!, flat[1]!);
    this.endPath();
  }

  finish(): GeometryColumns {
    return {
      kind: this.kind,
      featureCount: this.featureStart.length - 1,
      coordinates: this.coordinates.slice(0, this.used),
      pathStart: Uint32Array.from(this.pathStart),
      partStart: Uint32Array.from(this.partStart),
      featureStart: Uint32Array.from(this.featureStart),
      bounds: Float64Array.from(this.bounds),
    };
  }
}

/** Rings of one part as flat [east, north, …] views (no copy); the first is the outer ring. */
export function partRings(columns: GeometryColumns, part: number): Float64Array[] {
  const rings: Float64Array[] = [];
  for (let path = columns.partStart[part]!; path < columns.partStart[part + 1]!; path++) {
    rings.push(columns.coordinates.subarray(columns.pathStart[path]! * 2, columns.pathStart[path + 1]! * 2));
  }
  return rings;
}

/** Parts of one feature, each a list of rings. */
export function featureParts(columns: GeometryColumns, feature: number): Float64Array[][] {
  const parts: Float64Array[][] = [];
  for (let part = columns.featureStart[feature]!; part < columns.featureStart[feature + 1]!; part++) parts.push(partRings(columns, part));
  return parts;
}

/** Bounds of everything. */
export function columnsExtent(columns: Pick<GeometryColumns, 'bounds'>): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < columns.bounds.length; i += 4) {
    if (columns.bounds[i]! < west) west = columns.bounds[i]!;
    if (columns.bounds[i + 1]! < south) south = columns.bounds[i + 1]!;
    if (columns.bounds[i + 2]! > east) east = columns.bounds[i + 2]!;
    if (columns.bounds[i + 3]! > north) north = columns.bounds[i + 3]!;
  }
  return [west, south, east, north];
}

/** Bounds of one feature; empty for one without geometry. */
export function featureExtent({ bounds }: Pick<GeometryColumns, 'bounds'>, feature: number): Extent {
  const at = feature * 4;
  return [bounds[at]!, bounds[at + 1]!, bounds[at + 2]!, bounds[at + 3]!];
}
