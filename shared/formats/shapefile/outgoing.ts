/** Any layer as a shapefile: names, widths and kinds of values made to fit, everything that does not fit told before writing. */
import { readCalendarDate } from '../../base/calendar-date.ts';
import { encodeGbk } from '../../base/gbk.ts';
import type { Job } from '../../base/job.ts';
import { stop, type Note } from '../../base/news.ts';
import type { MessageParameters } from '../../i18n/keys.ts';
import { formatNumber } from '../../base/units.ts';
import type { AttributeTable, GeometryColumns, LayerColumns } from '../../geometry/columns.ts';
import type { FieldDescriptor } from '../../model/layer.ts';
import { writePrj } from '../../crs/prj.ts';
import { needsMulti } from '../well-known-binary.ts';
import type { OutgoingLayer, WrittenFile, Writer } from '../writing.ts';
import { writeShapefile } from './write.ts';

export interface ShapefileOptions {
  readonly encoding: 'gbk' | 'utf-8';
}

const LONGEST_NAME = 10;
const WIDEST_TEXT = 254;
const WIDEST_NUMBER = 19;
/** The lengths in .shp and .dbf are 32-bit counts. */
const LARGEST_FILE_BYTES = 2 ** 31 - 1;
const NAMED_FIELDS = 8;

export function shapefileWriter(options: ShapefileOptions = { encoding: 'gbk' }): Writer {
  return {
    extension: 'shp',
    wantsDegrees: false,
    losses: (layers) => layers.flatMap((layer) => {
      if (options.encoding === 'gbk') stopAtForeignCharacter(layer);
      return planOf(layer, options).notes;
    }),
    write: (stem, layers, job) => write(stem, layers, options, job),
  };
}

/** A field of the .dbf and where its values come from. */
interface PlannedField extends FieldDescriptor {
  readonly source: number;
}

interface Plan {
  readonly fields: readonly PlannedField[];
  readonly notes: readonly Note[];
  /** For each row of the .dbf the feature it comes from, and which of its points when a feature has several. */
  readonly rows: readonly { readonly feature: number; readonly point: number | null }[];
}

function planOf({ name, columns, system }: OutgoingLayer, { encoding }: ShapefileOptions): Plan {
  const { geometry, attributes } = columns;
  const notes: Note[] = [];
  const say = (code: Note['code'], params: MessageParameters = {}): void => void notes.push({ code, params: { layer: name, ...params } });
  const bytesOf = (text: string): number => encodedLength(text, encoding);
  const fields = attributes.fields.map((field, source): PlannedField => ({ ...fittingField(attributes, source, field, bytesOf), source }));
  const named = fittingNames(fields, bytesOf);
  const renamed = named.filter((field) => field.name !== attributes.fields[field.source]!.name);
  if (renamed.length > 0) say('exchange.shp-renames-fields', { names: listed(renamed.map((field) => `${attributes.fields[field.source]!.name} → ${field.name}`)) });
  const cut = named.filter((field) => field.type === 'text' && field.width === WIDEST_TEXT && longestText(attributes, field.source, bytesOf) > WIDEST_TEXT);
  if (cut.length > 0) say('exchange.shp-cuts-texts', { fields: listed(cut.map((field) => field.name)), width: WIDEST_TEXT });
  const rounded = named.filter((field) => field.type === 'number' && field.decimals < attributes.fields[field.source]!.decimals);
  if (rounded.length > 0) say('exchange.shp-rounds-numbers', { fields: listed(rounded.map((field) => `${field.name} (${field.decimals})`)) });
  if (geometry.z?.some(Number.isNaN)) say('exchange.shp-missing-elevations');
  const several = geometry.kind === 'point' && needsMulti(geometry);
  if (several) say('exchange.shp-splits-multipoints');
  if (geometry.kind !== 'none' && !system) say('exchange.writes-without-system');
  else if (system && writePrj(system) === '') say('exchange.shp-without-prj', { system: system.name ?? system.id });
  return { fields: named, notes, rows: rowsOf(geometry, attributes.rowCount, several) };
}

/** Stops when a name or a text holds a character that GBK has not: nothing is replaced in silence. */
function stopAtForeignCharacter({ name, columns: { attributes } }: OutgoingLayer): void {
  const check = (text: string): void => {
    if (!/[^\x00-\x7f]/.test(text)) return;
    const encoded = encodeGbk(text);
    if ('missing' in encoded) stop('exchange.write-not-in-gbk', { layer: name, character: encoded.missing }, { file: name });
  };
  attributes.fields.forEach((field, position) => {
    check(field.name);
    if (field.type === 'text') for (let row = 0; row < attributes.rowCount; row++) check(attributes.text(row, position));
  });
}

const listed = (names: readonly string[]): readonly string[] => [...names.slice(0, NAMED_FIELDS), ...(names.length > NAMED_FIELDS ? ['…'] : [])];

function rowsOf(geometry: GeometryColumns, rowCount: number, several: boolean): Plan['rows'] {
  if (!several) return Array.from({ length: rowCount }, (_, feature) => ({ feature, point: null }));
  return Array.from({ length: rowCount }, (_, feature) => {
    const [first, end] = [geometry.partStart[geometry.featureStart[feature]!]!, geometry.partStart[geometry.featureStart[feature + 1]!]!];
    return end - first <= 1 ? [{ feature, point: null }] : Array.from({ length: end - first }, (_unused, point) => ({ feature, point: first + point }));
  }).flat();
}

const encoder = new TextEncoder();

function encodedLength(text: string, encoding: ShapefileOptions['encoding']): number {
  if (encoding === 'utf-8') return encoder.encode(text).length;
  // GBK takes one byte for ASCII and two for every other character that it has.
  let length = 0;
  for (const character of text) length += character.codePointAt(0)! < 0x80 ? 1 : 2;
  return length;
}

/** Type, width and decimals that hold the values, as far as a .dbf can. */
function fittingField(table: AttributeTable, source: number, field: FieldDescriptor, bytesOf: (text: string) => number): FieldDescriptor {
  switch (field.type) {
    case 'logical':
      return { name: field.name, type: 'logical', width: 1, decimals: 0 };
    case 'date':
      // A time of day, or what is no date, stays as text.
      if (everyText(table, source, (text) => /^\d{4}\D?\d{1,2}\D?\d{1,2}$/.test(text) && readCalendarDate(text) !== null)) return { name: field.name, type: 'date', width: 8, decimals: 0 };
      break;
    case 'number':
      if (everyText(table, source, (text) => Number.isFinite(Number(text)))) return fittingNumber(table, source, field);
      break;
    case 'text':
      break;
  }
  return { name: field.name, type: 'text', width: Math.min(WIDEST_TEXT, Math.max(1, longestText(table, source, bytesOf))), decimals: 0 };
}

function fittingNumber(table: AttributeTable, source: number, field: FieldDescriptor): FieldDescriptor {
  let largest = 0;
  for (let row = 0; row < table.rowCount; row++) {
    const value = Math.abs(table.number(row, source));
    if (value > largest) largest = value;
  }
  // The sign, the digits before the point, the point.
  const whole = 1 + Math.max(1, Math.floor(Math.log10(Math.max(1, largest))) + 1);
  const decimals = Math.max(0, Math.min(field.decimals, WIDEST_NUMBER - whole - 1));
  return { name: field.name, type: 'number', width: Math.max(1, whole + (decimals > 0 ? 1 + decimals : 0)), decimals };
}

function everyText(table: AttributeTable, source: number, test: (text: string) => boolean): boolean {
  for (let row = 0; row < table.rowCount; row++) {
    const text = table.text(row, source);
    if (text !== '' && !test(text)) return false;
  }
  return true;
}

function longestText(table: AttributeTable, source: number, bytesOf: (text: string) => number): number {
  let longest = 0;
  for (let row = 0; row < table.rowCount; row++) longest = Math.max(longest, bytesOf(table.text(row, source)));
  return longest;
}

/** Cut to a number of bytes without tearing a character. */
function cutToBytes(text: string, most: number, bytesOf: (text: string) => number): string {
  let cut = '';
  let length = 0;
  for (const character of text) {
    length += bytesOf(character);
    if (length > most) break;
    cut += character;
  }
  return cut;
}

/** Ten bytes, unique without regard to case. */
function fittingNames(fields: readonly PlannedField[], bytesOf: (text: string) => number): PlannedField[] {
  const taken = new Set<string>();
  return fields.map((field) => {
    let name = cutToBytes(field.name, LONGEST_NAME, bytesOf) || `FIELD_${field.source + 1}`;
    for (let n = 1; taken.has(name.toLowerCase()); n++) name = cutToBytes(field.name, LONGEST_NAME - 1 - String(n).length, bytesOf) + `_${n}`;
    taken.add(name.toLowerCase());
    return { ...field, name };
  });
}

async function write(stem: string, layers: readonly OutgoingLayer[], options: ShapefileOptions, job: Job): Promise<WrittenFile[]> {
  const files: WrittenFile[] = [];
  for (const layer of layers) {
    const plan = planOf(layer, options);
    const { geometry } = layer.columns;
    const bytes = Math.max(16 * geometry.coordinates.length, plan.rows.length * plan.fields.reduce((sum, field) => sum + field.width, 1));
    if (bytes > LARGEST_FILE_BYTES) stop('exchange.shp-too-large', { layer: layer.name, gigabytes: formatNumber(bytes / 1024 ** 3, 1) });
    job.report({ stage: 'exchange.stage.writing', params: { layer: layer.name }, fraction: 0.5 });
    await job.pause();
    const parts = writeShapefile({
      name: layer.name,
      kind: geometry.kind,
      features: featuresFor(geometry, plan.rows),
      fields: plan.fields,
      rows: {
        length: plan.rows.length,
        forEach: (visit) => plan.rows.forEach(({ feature }, index) => visit(plan.fields.map((field) => valueFor(layer.columns, feature, field, options)), index)),
      },
      system: layer.system,
      encoding: options.encoding,
      cpg: true,
    });
    const base = layers.length === 1 ? stem : `${stem}_${layer.name}`;
    files.push(...Object.entries(parts).map(([extension, content]) => ({ name: `${base}.${extension}`, bytes: content })));
  }
  // The file that was asked for comes first.
  return files.sort((a, b) => Number(b.name.endsWith('.shp')) - Number(a.name.endsWith('.shp')));
}

function valueFor({ attributes }: LayerColumns, feature: number, field: PlannedField, { encoding }: ShapefileOptions): string | number | null {
  const text = attributes.text(feature, field.source);
  if (text === '') return null;
  switch (field.type) {
    case 'number':
      return attributes.number(feature, field.source);
    case 'date':
      return readCalendarDate(text)!.replaceAll('-', '');
    case 'logical':
      return /^[TYty1]/.test(text) ? 'T' : 'F';
    case 'text':
      return cutToBytes(text, field.width, (each) => encodedLength(each, encoding));
  }
}

/** One point per feature, and elevations that are numbers. */
function featuresFor(geometry: GeometryColumns, rows: Plan['rows']): GeometryColumns {
  const z = geometry.z && (geometry.z.some(Number.isNaN) ? geometry.z.map((value) => (Number.isNaN(value) ? 0 : value)) : geometry.z);
  if (rows.every((row) => row.point === null)) return { ...geometry, ...(z && { z }) };
  const paths = rows.map(({ feature, point }) => point ?? (geometry.featureStart[feature] === geometry.featureStart[feature + 1] ? null : geometry.partStart[geometry.featureStart[feature]!]!));
  const kept = paths.filter((path) => path !== null);
  const starts = new Uint32Array(rows.length + 1);
  paths.forEach((path, row) => (starts[row + 1] = starts[row]! + (path === null ? 0 : 1)));
  const one = Uint32Array.from({ length: kept.length + 1 }, (_, index) => index);
  const coordinates = Float64Array.from(kept.flatMap((path) => [geometry.coordinates[2 * geometry.pathStart[path]!]!, geometry.coordinates[2 * geometry.pathStart[path]! + 1]!]));
  const bounds = Float64Array.from(paths.flatMap((path) => {
    if (path === null) return [Infinity, Infinity, -Infinity, -Infinity];
    const [east, north] = [geometry.coordinates[2 * geometry.pathStart[path]!]!, geometry.coordinates[2 * geometry.pathStart[path]! + 1]!];
    return [east, north, east, north];
  }));
  const { m } = geometry;
  return { kind: 'point', featureCount: rows.length, coordinates, pathStart: one, partStart: one, featureStart: starts, bounds, ...(z && { z: Float64Array.from(kept.map((path) => z[geometry.pathStart[path]!]!)) }), ...(m && { m: Float64Array.from(kept.map((path) => m[geometry.pathStart[path]!]!)) }) };
}

