/**
 * The files of one layer: one file per column (little-endian, as typed arrays lie in memory) and a manifest
 * that is written last. The window keeps them in the origin's private folder, the command line in a real one;
 * both read and write through this file. A folder without a manifest that fits is no layer.
 */
import { stop } from '../base/news.ts';
import { deserialiseAttributes, serialiseAttributes, type StoredAttributes } from '../formats/stored-attributes.ts';
import type { AttributeTable, FeatureAreas, GeometryColumns, LayerColumns } from '../geometry/columns.ts';
import { buildSpatialBlocks } from '../geometry/spatial-blocks.ts';
import type { GeometryKind } from '../model/layer.ts';
import { columnChecksum, DIGEST_PIECE_BYTES } from './column-digest.ts';

/** Of the file layout; a released number is never reused, older ones are read as they are. 2: areas of features. 3: checksums by pieces. */
export const LAYER_FILES_VERSION = 3;

/** Written last: a folder without it holds no layer. */
export const MANIFEST_FILE = 'manifest.json';

type ElementType = 'float64' | 'float32' | 'uint32' | 'uint16' | 'uint8';

/** Columns of the layout; z, m, soundness, areas and the spatial index may be absent. */
export const COLUMNS = {
  coordinates: 'float64',
  pathStart: 'uint32',
  partStart: 'uint32',
  featureStart: 'uint32',
  bounds: 'float64',
  z: 'float64',
  m: 'float64',
  soundness: 'uint8',
  planarArea: 'float64',
  ellipsoidalArea: 'float64',
  spatialOrder: 'uint32',
  spatialBounds: 'float64',
  spatialBoxes: 'float64',
  symbolClass: 'uint16',
  records: 'uint8',
  /** Heights of a surface, cell by cell; alone in its folder (`surface-files.ts`). */
  elevations: 'float32',
} as const satisfies Record<string, ElementType>;
export type ColumnName = keyof typeof COLUMNS;

const BYTES_PER_ELEMENT: Record<ElementType, number> = { float64: 8, float32: 4, uint32: 4, uint16: 2, uint8: 1 };

export interface ColumnFile {
  readonly column: ColumnName;
  readonly file: string;
  readonly elementType: ElementType;
  /** In elements, not bytes. */
  readonly length: number;
  /** Of the file's bytes, hex (`column-digest.ts`); checked when a backup is written, read or restored, not at every opening. */
  readonly sha256: string;
  /** The pieces of the checksum; absent in the first layout, whose checksums are plain. */
  readonly pieceBytes?: number;
}

/** What `manifest.json` says; complete only when every file it names has exactly its length. */
export interface LayerManifest {
  readonly format: 'kuangce-layer';
  readonly version: number;
  readonly layerId: string;
  readonly kind: GeometryKind;
  readonly featureCount: number;
  readonly columns: readonly ColumnFile[];
  readonly attributes: StoredAttributes;
  /** How the area columns were computed, when there are any. */
  readonly areas?: Pick<FeatureAreas, 'systemId' | 'edges'>;
  /** Values that `symbolClass` counts through; [''] when the layer has one look. */
  readonly symbolClasses: readonly string[];
}

/** One symbol class per feature (DLBM, BH_DJ …), decided once at import so that drawing never reads attributes; a drawing's own colours are read when it is opened. */
export interface SymbolClasses {
  readonly index: Uint16Array;
  readonly classes: readonly string[];
}

/** A layer as it comes from the files. */
export interface StoredLayer {
  readonly columns: LayerColumns;
  readonly symbols: SymbolClasses;
}

/** Bytes of one file that the manifest names; the reader may give any buffer kind but must give all bytes. */
export type ReadColumnFile = (file: string, byteLength: number) => Promise<Uint8Array> | Uint8Array;

/** Size of a column's file. */
export function columnByteLength(column: ColumnFile): number {
  return column.length * BYTES_PER_ELEMENT[column.elementType];
}

/** The class of every feature from one attribute; more than 65 535 different values mean it is no class: all get ''. */
export function symbolClassesOf(attributes: AttributeTable, featureCount: number, fieldName: string | undefined): SymbolClasses {
  const counter = new SymbolClassCounter(fieldName, featureCount);
  counter.add(attributes);
  return counter.finish();
}

/** The same with the attributes in pieces. */
export class SymbolClassCounter {
  private readonly numbers = new Map<string, number>();
  private tooMany = false;
  private index: Uint16Array;
  private used = 0;

  constructor(private readonly fieldName: string | undefined, expectedFeatures: number) {
    this.index = new Uint16Array(expectedFeatures);
  }

  /** Rows behind those that were added before. */
  add(attributes: AttributeTable): void {
    const first = this.used;
    this.used += attributes.rowCount;
    if (this.used > this.index.length) {
      const larger = new Uint16Array(Math.max(this.used, 2 * this.index.length));
      larger.set(this.index);
      this.index = larger;
    }
    const field = attributes.fields.findIndex((each) => each.name === this.fieldName);
    if (field < 0) return;
    for (let row = 0; row < attributes.rowCount && !this.tooMany; row++) this.index[first + row] = this.numberOf(attributes.text(row, field));
  }

  finish(): SymbolClasses {
    if (this.tooMany) return { index: new Uint16Array(this.used), classes: [''] };
    return { index: this.index.subarray(0, this.used), classes: this.numbers.size === 0 ? [''] : [...this.numbers.keys()] };
  }

  private numberOf(value: string): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    if (this.numbers.size === 0xffff) {
      this.tooMany = true;
      return 0;
    }
    this.numbers.set(value, this.numbers.size);
    return this.numbers.size - 1;
  }
}

/** The files of a layer, columns first; write them all, then the manifest. */
export async function packLayer(layerId: string, stored: StoredLayer): Promise<{ manifest: LayerManifest; files: readonly { file: string; bytes: Uint8Array }[] }> {
  const { geometry } = stored.columns;
  const blocks = buildSpatialBlocks(geometry.bounds);
  const { attributes, bytes: records } = serialiseAttributes(stored.columns.attributes);
  const arrays: Partial<Record<ColumnName, ArrayBufferView & { readonly length: number }>> = {
    coordinates: geometry.coordinates,
    pathStart: geometry.pathStart,
    partStart: geometry.partStart,
    featureStart: geometry.featureStart,
    bounds: geometry.bounds,
    ...(geometry.z && { z: geometry.z }),
    ...(geometry.m && { m: geometry.m }),
    ...(geometry.soundness && { soundness: geometry.soundness }),
    ...(geometry.areas && { planarArea: geometry.areas.planar, ellipsoidalArea: geometry.areas.ellipsoidal }),
    spatialOrder: blocks.order,
    spatialBounds: blocks.bounds,
    spatialBoxes: blocks.boxes,
    symbolClass: stored.symbols.index,
    records,
  };
  const columns: ColumnFile[] = [];
  const files: { file: string; bytes: Uint8Array }[] = [];
  for (const [name, elementType] of Object.entries(COLUMNS) as [ColumnName, ElementType][]) {
    const array = arrays[name];
    if (!array) continue;
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    const file = `${name}.${elementType}`;
    columns.push({ column: name, file, elementType, length: array.length, sha256: await columnChecksum({ pieceBytes: DIGEST_PIECE_BYTES }, bytes), pieceBytes: DIGEST_PIECE_BYTES });
    files.push({ file, bytes });
  }
  const manifest: LayerManifest = {
    format: 'kuangce-layer',
    version: LAYER_FILES_VERSION,
    layerId,
    kind: geometry.kind,
    featureCount: geometry.featureCount,
    columns,
    attributes,
    ...(geometry.areas && { areas: { systemId: geometry.areas.systemId, edges: geometry.areas.edges } }),
    symbolClasses: stored.symbols.classes,
  };
  return { manifest, files };
}

/**
 * Reads a manifest's text; a newer version than this program knows stops with a Problem (a newer program wrote
 * it), anything else gives null: there is no layer here.
 */
export function readManifest(text: string, label: string): LayerManifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const manifest = value as Partial<Omit<LayerManifest, 'version'>> & { readonly version?: unknown };
  if (manifest.format !== 'kuangce-layer' || typeof manifest.version !== 'number') return null;
  if (manifest.version > LAYER_FILES_VERSION) stop('project.layer-files-newer', { layer: label });
  if (typeof manifest.layerId !== 'string' || !Number.isInteger(manifest.featureCount) || !Array.isArray(manifest.symbolClasses)) return null;
  if (typeof manifest.attributes !== 'object' || !Array.isArray(manifest.columns)) return null;
  const known = (manifest.columns as readonly Partial<ColumnFile>[]).every(
    (each) => each.column !== undefined && COLUMNS[each.column] === each.elementType && each.file === `${each.column}.${each.elementType}` && Number.isInteger(each.length) && each.length! >= 0,
  );
  // Layers of version 1 hold no areas, which every reader can do without.
  return known ? { ...(manifest as LayerManifest), version: LAYER_FILES_VERSION } : null;
}

/** Opens a layer from its files; a file that is missing or short stops with a Problem naming the layer. */
export async function unpackLayer(manifest: LayerManifest, label: string, read: ReadColumnFile): Promise<StoredLayer> {
  const drawn = await unpackGeometry(manifest, label, read);
  const geometry: GeometryColumns = {
    ...drawn.geometry,
    ...(hasColumn(manifest, 'z') && { z: await readColumn(manifest, label, 'z', read, Float64Array) }),
    ...(hasColumn(manifest, 'm') && { m: await readColumn(manifest, label, 'm', read, Float64Array) }),
    ...(hasColumn(manifest, 'soundness') && { soundness: await readColumn(manifest, label, 'soundness', read, Uint8Array) }),
    ...(manifest.areas && {
      areas: {
        ...manifest.areas,
        planar: await readColumn(manifest, label, 'planarArea', read, Float64Array),
        ellipsoidal: await readColumn(manifest, label, 'ellipsoidalArea', read, Float64Array),
      },
    }),
  };
  return {
    columns: { geometry, attributes: await readAttributes(manifest, label, read) },
    symbols: drawn.symbols,
  };
}

/** Geometry and symbol classes only: what drawing needs. */
export async function unpackGeometry(manifest: LayerManifest, label: string, read: ReadColumnFile): Promise<{ geometry: GeometryColumns; symbols: SymbolClasses }> {
  const geometry: GeometryColumns = {
    kind: manifest.kind,
    featureCount: manifest.featureCount,
    coordinates: await readColumn(manifest, label, 'coordinates', read, Float64Array),
    pathStart: await readColumn(manifest, label, 'pathStart', read, Uint32Array),
    partStart: await readColumn(manifest, label, 'partStart', read, Uint32Array),
    featureStart: await readColumn(manifest, label, 'featureStart', read, Uint32Array),
    bounds: await readColumn(manifest, label, 'bounds', read, Float64Array),
  };
  return { geometry, symbols: await readSymbolClasses(manifest, label, read) };
}

/** Attributes only. */
export async function readAttributes(manifest: LayerManifest, label: string, read: ReadColumnFile): Promise<AttributeTable> {
  return deserialiseAttributes(manifest.attributes, await readColumn(manifest, label, 'records', read, Uint8Array));
}

/** Symbol classes only. */
export async function readSymbolClasses(manifest: LayerManifest, label: string, read: ReadColumnFile): Promise<SymbolClasses> {
  return { index: await readColumn(manifest, label, 'symbolClass', read, Uint16Array), classes: manifest.symbolClasses };
}

function hasColumn(manifest: LayerManifest, name: ColumnName): boolean {
  return manifest.columns.some((each) => each.column === name);
}

interface ColumnArray<Result> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Result;
}

async function readColumn<Result>(manifest: LayerManifest, label: string, name: ColumnName, read: ReadColumnFile, array: ColumnArray<Result>): Promise<Result> {
  const column = manifest.columns.find((each) => each.column === name);
  if (!column) stop('project.layer-files-incomplete', { layer: label, file: name });
  const byteLength = columnByteLength(column);
  const bytes = await read(column.file, byteLength);
  if (bytes.byteLength !== byteLength) stop('project.layer-files-incomplete', { layer: label, file: column.file });
  const aligned = bytes.byteOffset % array.BYTES_PER_ELEMENT === 0 ? bytes : bytes.slice();
  return new array(aligned.buffer, aligned.byteOffset, column.length);
}
