/** Esri file geodatabases (the folder, or a zip of it) into columns: every feature class and table is a layer. */
import type { Job } from '../../base/job.ts';
import { ProblemError, stop } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import type { MessageKey } from '../../i18n/keys.ts';
import type { FieldType, GeometryKind } from '../../model/layer.ts';
import type { ColumnarTableBuilder } from '../columnar-table-builder.ts';
import type { FileSet } from '../contract.ts';
import { dayCountText } from '../date-text.ts';
import { evidenceOfText } from '../file-system-evidence.ts';
import { shortestFloat32 } from '../float32.ts';
import { gatheredFormat, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { LayerGatherer } from '../layer-gatherer.ts';
import { readCatalogue, type CatalogueEntry } from './catalogue.ts';
import { addGdbShape } from './shapes.ts';
import { openTable, walkRows, type GdbRow, type GdbTable } from './table.ts';
import type { GdbField, GdbStorage, GdbTableHeader } from './table-header.ts';

export const fileGeodatabaseFormat = gatheredFormat('file-geodatabase', gatherTable, layersOfGeodatabase);

const KINDS: Readonly<Record<GdbTableHeader['geometryType'], GeometryKind | null>> = { none: 'none', point: 'point', multipoint: 'point', line: 'line', polygon: 'polygon', multipatch: null };
/** The word for the layer's shapes as other programs show it. */
const SHAPE_TYPES: Readonly<Record<GdbTableHeader['geometryType'], string>> = { none: '', point: 'Point', multipoint: 'MultiPoint', line: 'MultiLineString', polygon: 'MultiPolygon', multipatch: 'MultiPatch' };

const labelOf = (set: FileSet, layer: string): string => `${set.folderName ?? set.name}/${layer}`;

async function layersOfGeodatabase(set: FileSet, job: Job): Promise<readonly FileSet[]> {
  const folder = set.folderName ?? set.name;
  if (Object.keys(set.parts).some((name) => name.endsWith('.cdf'))) stop('exchange.gdb-compressed', { file: folder }, { file: folder });
  const sets: FileSet[] = [];
  for (const entry of await readCatalogue(set.parts, folder, job)) {
    const kind = await kindOf(set, entry);
    if (kind !== 'raster') sets.push({ ...setOf(set, entry), ...(kind !== 'solid' && { layerKind: kind }) });
  }
  if (sets.length === 0) stop('exchange.no-layers', { file: folder }, { file: folder });
  return sets;
}

/** A table that is damaged, or holds solids, is offered all the same: its own preview says what is wrong. Tables of rasters are not. */
async function kindOf(set: FileSet, entry: CatalogueEntry): Promise<GeometryKind | 'raster' | 'solid'> {
  try {
    const { header } = await openEntry(set, entry);
    const isRaster = header.fields.some((field) => field.storage === 'raster');
    return isRaster ? 'raster' : (KINDS[header.geometryType] ?? 'solid');
  } catch (fault) {
    if (fault instanceof ProblemError) return 'none';
    throw fault;
  }
}

const openEntry = (set: FileSet, { name, stem }: CatalogueEntry): Promise<GdbTable> => openTable(set.parts[`${stem}.gdbtable`], set.parts[`${stem}.gdbtablx`], labelOf(set, name));

/** The layer's own table first: it is the file whose checksum is kept. */
function setOf(set: FileSet, { name, stem }: CatalogueEntry): FileSet {
  const { [`${stem}.gdbtable`]: own, ...others } = set.parts;
  return { ...set, name, layerName: name, parts: own ? { [`${stem}.gdbtable`]: own, ...others } : others };
}

async function gatherTable(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const folder = set.folderName ?? set.name;
  const entries = await readCatalogue(set.parts, folder, job);
  const entry = entries.find((each) => each.name === set.layerName) ?? entries[0];
  if (!entry) stop('exchange.no-layers', { file: folder }, { file: folder });
  const label = labelOf(set, entry.name);
  const table = await openEntry(set, entry);
  const { header, source } = table;
  const kind = KINDS[header.geometryType];
  if (!kind) stop('exchange.gdb-multipatch', { file: label }, { file: label });
  const expected = { features: Math.min(header.rowCount, source.size / 4), vertices: Math.ceil(source.size / 8), hasElevations: header.hasZ };
  const gatherer = new LayerGatherer(label, kind, options.swapAxes, expected);
  const reader = new RowReader(header, gatherer);
  const walk = await walkRows(table, job, (row) => reader.add(row));
  const { news } = gatherer;
  const whole = walk.rows - walk.missing;
  if (walk.missing > 0 || walk.rows < header.rowCount) {
    news.problem('blocking', 'exchange.features-truncated', { file: label, rows: formatNumber(whole, 0), expected: formatNumber(Math.max(header.rowCount, walk.rows), 0) }, { file: label });
  }
  if (reader.straightened.count > 0) news.note('exchange.curves-straightened', { file: label, count: formatNumber(reader.straightened.count, 0) });
  if (header.hasM) news.note('exchange.measures-unread', { file: label });
  if (reader.binaryFields.length > 0) news.note('exchange.fields-binary', { file: label, names: reader.binaryFields });
  const finished = gatherer.finish(label);
  return { ...finished, shapeType: SHAPE_TYPES[header.geometryType], encoding: null, system: evidenceOfText(statedSystem(header.frame?.system ?? ''), finished.extent, label), news };
}

/** Nothing, or a class id alone, is what ArcGIS writes for "unknown". */
const statedSystem = (text: string): string | null => (text === '' || text.startsWith('{') ? null : text);

const FIELD_TYPES: Readonly<Partial<Record<GdbStorage, FieldType>>> = { int16: 'number', int32: 'number', int64: 'number', float32: 'number', float64: 'number', datetime: 'date', date: 'date', 'datetime-offset': 'date', string: 'text', guid: 'text', xml: 'text', time: 'text' };

/** Takes rows into the gatherer. */
class RowReader {
  readonly straightened = { count: 0 };
  readonly binaryFields: readonly string[];
  private readonly gatherer: LayerGatherer;
  private readonly header: GdbTableHeader;
  private readonly geometryField: number;
  private readonly fields: readonly { readonly position: number; readonly column: number; readonly field: GdbField }[];
  private readonly utf16: TextDecoder | null;
  private row = 0;

  constructor(header: GdbTableHeader, gatherer: LayerGatherer) {
    this.header = header;
    this.gatherer = gatherer;
    this.geometryField = header.fields.findIndex((field) => field.storage === 'geometry');
    this.utf16 = header.stringsAreUtf8 ? null : new TextDecoder('utf-16le');
    this.binaryFields = header.fields.filter((field) => field.storage === 'binary').map((field) => field.name);
    this.fields = header.fields.flatMap((field, position) => {
      const type = FIELD_TYPES[field.storage];
      return type ? [{ position, field, column: gatherer.attributes.column(field.name, { type }) }] : [];
    });
  }

  /** Rows count from 0 in the order in which they come. */
  add(row: GdbRow | null): void {
    const position = this.row++;
    if (!row) return this.gatherer.reject(position, 'exchange.row-damaged');
    const fault = this.addShape(row);
    if (fault) return this.gatherer.reject(position, fault);
    if (!this.gatherer.endGeometry(position, 'by-containment')) return;
    for (const { position: index, column, field } of this.fields) this.setValue(row, index, column, field.storage);
    this.gatherer.endRow();
  }

  private addShape(row: GdbRow): MessageKey | null {
    this.gatherer.paths.begin();
    const from = this.geometryField < 0 ? -1 : row.from[this.geometryField]!;
    if (from < 0) return null;
    const end = row.to[this.geometryField]!;
    if (end === from) return null;
    row.cursor.at = from;
    try {
      return addGdbShape(this.gatherer.paths, row.cursor, end, this.header.frame!, this.straightened) === 'shape' ? null : 'exchange.row-curve';
    } catch (fault) {
      if (fault instanceof RangeError) return 'exchange.row-damaged';
      throw fault;
    }
  }

  private setValue({ cursor: { view, bytes }, from, to }: GdbRow, index: number, column: number, storage: GdbStorage): void {
    const at = from[index]!;
    if (at < 0) return;
    const table: ColumnarTableBuilder = this.gatherer.attributes;
    switch (storage) {
      case 'int16':
        return table.set(column, view.getInt16(at, true));
      case 'int32':
        return table.set(column, view.getInt32(at, true));
      case 'int64': {
        const value = view.getBigInt64(at, true);
        return table.set(column, Number.isSafeInteger(Number(value)) ? Number(value) : value);
      }
      case 'float32':
        return table.set(column, shortestFloat32(view.getFloat32(at, true)));
      case 'float64':
        return table.set(column, view.getFloat64(at, true));
      case 'datetime':
      case 'date':
      case 'datetime-offset':
        return table.set(column, dayCountText(view.getFloat64(at, true)));
      case 'time':
        return table.set(column, dayCountText(view.getFloat64(at, true) % 1).slice(11));
      case 'guid':
        return table.set(column, guidText(bytes, at));
      default:
        return this.utf16 ? table.set(column, this.utf16.decode(bytes.subarray(at, to[index]) as Uint8Array<ArrayBuffer>)) : table.setUtf8(column, bytes, at, to[index]!);
    }
  }
}

/** The first three groups are little-endian numbers. */
function guidText(bytes: Uint8Array, at: number): string {
  const hex = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map((offset) => bytes[at + offset]!.toString(16).padStart(2, '0')).join('').toUpperCase();
  return `{${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}}`;
}
