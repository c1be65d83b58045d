/**
 * Writes the files of a layer while the layer comes in, batch by batch, so that a layer may be larger than memory. What
 * stays in memory are the boxes, areas, soundness and classes of the features, about 55 bytes each. The manifest is written
 * last: whatever ends the work before that leaves no layer.
 */
import { assert } from '../base/news.ts';
import { serialiseAttributes, type StoredAttributes } from '../formats/stored-attributes.ts';
import type { AttributeTable, GeometryColumns } from '../geometry/columns.ts';
import { buildSpatialBlocks } from '../geometry/spatial-blocks.ts';
import { EMPTY_EXTENT, type Extent } from '../model/extent.ts';
import type { GeometryKind } from '../model/layer.ts';
import { ColumnDigest, DIGEST_PIECE_BYTES } from './column-digest.ts';
import { COLUMNS, LAYER_FILES_VERSION, MANIFEST_FILE, SymbolClassCounter, type ColumnFile, type ColumnName, type LayerManifest } from './layer-files.ts';

/** A file that grows at its end. */
export interface GrowingFile {
  /** The bytes may be changed as soon as this has come back. A full disk stops with a Problem. */
  append(bytes: Uint8Array): void;
  /** Makes sure of what was written and lets the file go. */
  close(): void;
}

/** Where the files of one layer come to lie: the origin's private folder in the window, a real one elsewhere. */
export interface LayerFolder {
  /** A new empty file in place of an old one of that name. */
  create(file: string): Promise<GrowingFile>;
}

/** What the writer knows of a layer when it is finished. */
export interface WrittenLayer {
  readonly manifest: LayerManifest;
  readonly vertexCount: number;
  readonly extent: Extent;
}

class ColumnWriter {
  length = 0;
  private readonly digest = new ColumnDigest();

  constructor(readonly column: ColumnName, private readonly file: GrowingFile) {}

  add(array: ArrayBufferView & { readonly length: number }): void {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    this.file.append(bytes);
    this.digest.add(bytes);
    this.length += array.length;
  }

  settle(): Promise<void> {
    return this.digest.settle();
  }

  close(): void {
    this.file.close();
  }

  async describe(): Promise<ColumnFile> {
    return { column: this.column, file: fileOf(this.column), elementType: COLUMNS[this.column], length: this.length, sha256: await this.digest.finish(), pieceBytes: DIGEST_PIECE_BYTES };
  }
}

/** All shapes, then all attributes, at least one batch of each; then `finish`. Whatever happens, `close` in the end. */
export class LayerWriter {
  private readonly columns = new Map<ColumnName, ColumnWriter>();
  private readonly bounds: Float64Array[] = [];
  private readonly soundness: Uint8Array[] = [];
  private anyJudged = false;
  private readonly planarAreas: Float64Array[] = [];
  private readonly ellipsoidalAreas: Float64Array[] = [];
  private areas: LayerManifest['areas'];
  private featureCount = 0;
  private vertexCount = 0;
  private pathCount = 0;
  private partCount = 0;
  private readonly symbols: SymbolClassCounter;
  private attributesSoFar: StoredAttributes | null = null;
  private rowCount = 0;

  /** `classField` is the attribute that decides how a feature is drawn. */
  constructor(private readonly layerId: string, private readonly kind: GeometryKind, classField: string | undefined, private readonly folder: LayerFolder) {
    this.symbols = new SymbolClassCounter(classField, 1024);
  }

  /** Features behind those that were added before; elevations and measures come with every batch or with none. */
  async addShapes(geometry: GeometryColumns): Promise<void> {
    const { coordinates, pathStart, partStart, featureStart } = geometry;
    (await this.column('coordinates')).add(coordinates);
    if (geometry.z) (await this.column('z')).add(geometry.z);
    if (geometry.m) (await this.column('m')).add(geometry.m);
    await this.addStarts('pathStart', pathStart, this.vertexCount);
    await this.addStarts('partStart', partStart, this.pathCount);
    await this.addStarts('featureStart', featureStart, this.partCount);
    this.vertexCount += coordinates.length / 2;
    this.pathCount += pathStart.length - 1;
    this.partCount += partStart.length - 1;
    this.featureCount += geometry.featureCount;
    this.bounds.push(geometry.bounds.slice());
    this.anyJudged ||= geometry.soundness !== undefined;
    this.soundness.push(geometry.soundness?.slice() ?? new Uint8Array(geometry.featureCount));
    this.addAreas(geometry);
    await this.settle();
  }

  /** Attributes behind those that were added before; only tables of fixed width may come in pieces. */
  async addAttributes(table: AttributeTable): Promise<void> {
    const { attributes, bytes } = serialiseAttributes(table);
    assert(this.attributesSoFar === null || attributes.kind === 'fixed-width', 'a columnar table comes whole');
    this.attributesSoFar = attributes;
    this.rowCount += table.rowCount;
    (await this.column('records')).add(bytes);
    this.symbols.add(table);
    await this.settle();
  }

  /** Writes what was kept back, then the manifest. */
  async finish(): Promise<WrittenLayer> {
    assert(this.attributesSoFar && this.rowCount === this.featureCount, 'a row of attributes for every shape');
    const bounds = joined(this.bounds, Float64Array);
    const blocks = buildSpatialBlocks(bounds);
    const { index, classes } = this.symbols.finish();
    (await this.column('bounds')).add(bounds);
    if (this.anyJudged) (await this.column('soundness')).add(joined(this.soundness, Uint8Array));
    if (this.areas) {
      (await this.column('planarArea')).add(joined(this.planarAreas, Float64Array));
      (await this.column('ellipsoidalArea')).add(joined(this.ellipsoidalAreas, Float64Array));
    }
    (await this.column('spatialOrder')).add(blocks.order);
    (await this.column('spatialBounds')).add(blocks.bounds);
    (await this.column('spatialBoxes')).add(blocks.boxes);
    (await this.column('symbolClass')).add(index);
    const columns = await Promise.all([...this.columns.values()].map((column) => column.describe()));
    this.close();
    const manifest: LayerManifest = {
      format: 'kuangce-layer',
      version: LAYER_FILES_VERSION,
      layerId: this.layerId,
      kind: this.kind,
      featureCount: this.featureCount,
      columns,
      attributes: wholeTable(this.attributesSoFar, this.rowCount),
      ...(this.areas && { areas: this.areas }),
      symbolClasses: classes,
    };
    const file = await this.folder.create(MANIFEST_FILE);
    try {
      file.append(new TextEncoder().encode(JSON.stringify(manifest)));
    } finally {
      file.close();
    }
    return { manifest, vertexCount: this.vertexCount, extent: extentOf(blocks.boxes) };
  }

  /** Lets all files go, finished or not. */
  close(): void {
    for (const column of this.columns.values()) column.close();
    this.columns.clear();
  }

  private async column(name: ColumnName): Promise<ColumnWriter> {
    let column = this.columns.get(name);
    if (!column) {
      column = new ColumnWriter(name, await this.folder.create(fileOf(name)));
      this.columns.set(name, column);
    }
    return column;
  }

  /** Starts of a batch count from its own beginning, those of the layer from `offset` on; the first one stands only once. */
  private async addStarts(name: 'pathStart' | 'partStart' | 'featureStart', starts: Uint32Array, offset: number): Promise<void> {
    const column = await this.column(name);
    const first = column.length === 0 ? 0 : 1;
    const shifted = new Uint32Array(starts.length - first);
    for (let i = 0; i < shifted.length; i++) shifted[i] = starts[i + first]! + offset;
    column.add(shifted);
  }

  /** A batch without areas may stand before those that have them: its features' areas are not known. */
  private addAreas({ areas, featureCount }: GeometryColumns): void {
    if (areas) this.areas = { systemId: areas.systemId, edges: areas.edges };
    this.planarAreas.push(areas?.planar ?? new Float64Array(featureCount).fill(Number.NaN));
    this.ellipsoidalAreas.push(areas?.ellipsoidal ?? new Float64Array(featureCount).fill(Number.NaN));
  }

  private async settle(): Promise<void> {
    for (const column of this.columns.values()) await column.settle();
  }
}

const fileOf = (column: ColumnName): string => `${column}.${COLUMNS[column]}`;

/** The table of all batches together. */
function wholeTable(attributes: StoredAttributes, rowCount: number): StoredAttributes {
  return attributes.kind === 'fixed-width' ? { kind: 'fixed-width', head: { ...attributes.head, rowCount } } : attributes;
}

function joined<Numbers extends Float64Array | Uint8Array>(pieces: readonly Numbers[], kind: new (length: number) => Numbers): Numbers {
  const whole = new kind(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let used = 0;
  for (const piece of pieces) {
    whole.set(piece, used);
    used += piece.length;
  }
  return whole;
}

function extentOf(boxes: Float64Array): Extent {
  let [west, south, east, north] = EMPTY_EXTENT;
  for (let at = 0; at < boxes.length; at += 4) {
    west = Math.min(west, boxes[at]!);
    south = Math.min(south, boxes[at + 1]!);
    east = Math.max(east, boxes[at + 2]!);
    north = Math.max(north, boxes[at + 3]!);
  }
  return [west, south, east, north];
}
