/** Attributes of a table beside those of a layer, row by row of the layer, matched by a key that both have. */
import type { Job } from '../base/job.ts';
import { NewsCollector, stop, type Outcome } from '../base/news.ts';
import { formatNumber } from '../base/units.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import type { FieldMapping } from '../model/layer.ts';
import { ColumnarTableBuilder, copyValue } from './columnar-table-builder.ts';

export interface JoinRequest {
  readonly layer: AttributeTable;
  /** The layer's attributes as they are now, where cells were changed over those that are joined; only keys are taken from it. */
  readonly keys?: AttributeTable;
  readonly layerKey: string;
  readonly table: AttributeTable;
  readonly tableKey: string;
  /** Fields of the table that are joined; all but the key when absent. */
  readonly fields?: readonly string[];
  /** Name the layer and the table in messages. */
  readonly layerLabel: string;
  readonly tableLabel: string;
}

const NAMED_KEYS = 8;
const ROWS_BETWEEN_PAUSES = 4_096;

/** How the rows of a layer find their rows of a table. */
export interface KeyMatch {
  /** Row of the table for each row of the layer; −1 without one. */
  readonly partners: Int32Array;
  readonly matched: number;
  /** Keys of the layer's rows that have no row in the table, in their order; '' where the key is empty. */
  readonly without: readonly string[];
  /** Keys of the table that no row of the layer has. */
  readonly unused: readonly string[];
  /** Keys that the table has more than once; the first row is taken. */
  readonly repeated: readonly string[];
}

/** Matches by the text of the keys as it is shown; an empty key matches nothing. A key field that is missing stops. */
export function matchKeys({ layer, keys = layer, layerKey, table, tableKey, layerLabel, tableLabel }: JoinRequest): KeyMatch {
  const layerField = fieldNamed(keys, layerKey, layerLabel);
  const tableField = fieldNamed(table, tableKey, tableLabel);
  const rowOf = new Map<string, number>();
  const repeated = new Set<string>();
  for (let row = 0; row < table.rowCount; row++) {
    const key = table.text(row, tableField);
    if (key === '') continue;
    if (rowOf.has(key)) repeated.add(key);
    else rowOf.set(key, row);
  }
  const partners = new Int32Array(layer.rowCount).fill(-1);
  const used = new Set<string>();
  const without: string[] = [];
  for (let row = 0; row < layer.rowCount; row++) {
    const key = keys.text(row, layerField);
    const partner = rowOf.get(key);
    if (partner === undefined) without.push(key);
    else {
      used.add(key);
      partners[row] = partner;
    }
  }
  return { partners, matched: layer.rowCount - without.length, without, unused: [...rowOf.keys()].filter((key) => !used.has(key)), repeated: [...repeated] };
}

/**
 * All fields of the layer, then those of the table except its key; a name that the layer has already gets a number
 * behind. Of several rows with one key the first is taken; that, and keys without a partner on either side, are told.
 * A key field that is missing stops.
 */
export async function joinAttributes(request: JoinRequest, job: Job): Promise<Outcome<AttributeTable>> {
  const { layer, table, tableKey, layerLabel, tableLabel } = request;
  const { partners, without, unused, repeated } = matchKeys(request);
  const wanted = request.fields && new Set(request.fields);
  const builder = new ColumnarTableBuilder(layerLabel);
  const own = layer.fields.map((field) => builder.column(field.name, { type: field.type, decimals: field.decimals }));
  const taken = new Set(layer.fields.map((field) => field.name));
  const joined = table.fields.flatMap((field, position) => (field.name === tableKey || (wanted && !wanted.has(field.name)) ? [] : [{ position, column: builder.column(uniqueName(field.name, taken), { type: field.type, decimals: field.decimals }) }]));
  for (let row = 0; row < layer.rowCount; row++) {
    if (row % ROWS_BETWEEN_PAUSES === 0) await job.pause();
    own.forEach((column, field) => copyValue(builder, column, layer, row, field));
    const partner = partners[row]!;
    if (partner >= 0) for (const { position, column } of joined) copyValue(builder, column, table, partner, position);
    builder.endRow();
  }
  const news = new NewsCollector();
  const params = { layer: layerLabel, table: tableLabel };
  if (repeated.length > 0) news.problem('partial', 'exchange.join-repeated', { ...params, keys: named(repeated), count: formatNumber(repeated.length, 0) });
  if (without.length > 0) news.problem('minor', 'exchange.join-without-row', { ...params, keys: named(without), count: formatNumber(without.length, 0) });
  if (unused.length > 0) news.problem('minor', 'exchange.join-unused', { ...params, keys: named(unused), count: formatNumber(unused.length, 0) });
  return news.outcome(builder.finish());
}

export interface JoinedMeanings {
  /** Of the layer before. */
  readonly mapping: FieldMapping;
  readonly ownFields: number;
  /** What {@link joinAttributes} gave for the same table, key and fields. */
  readonly attributes: AttributeTable;
  readonly table: AttributeTable;
  readonly tableKey: string;
  readonly fields: readonly string[];
  /** Field of the table → meaning. */
  readonly meanings: Readonly<Record<string, string>>;
}

/** The layer's mapping with the joined fields in the place of those that had their meanings; the joined names may bear a number behind. */
export function joinedMapping({ mapping, ownFields, attributes, table, tableKey, fields, meanings }: JoinedMeanings): FieldMapping {
  const wanted = new Set(fields);
  const joined = table.fields.filter(({ name }) => name !== tableKey && wanted.has(name)).map(({ name }, i) => [name, attributes.fields[ownFields + i]!.name] as const);
  return { ...mapping, ...Object.fromEntries(joined.flatMap(([name, finalName]) => (meanings[name] === undefined ? [] : [[meanings[name], finalName]]))) };
}

function fieldNamed(table: AttributeTable, name: string, file: string): number {
  const position = table.fields.findIndex((field) => field.name === name);
  if (position < 0) stop('exchange.join-no-field', { file, field: name, fields: table.fields.map((field) => field.name) }, { file, field: name });
  return position;
}

function uniqueName(name: string, taken: Set<string>): string {
  let unique = name;
  for (let n = 2; taken.has(unique); n++) unique = `${name}_${n}`;
  taken.add(unique);
  return unique;
}

const named = (keys: readonly string[]): readonly string[] => [...keys.slice(0, NAMED_KEYS).map((key) => key || '∅'), ...(keys.length > NAMED_KEYS ? ['…'] : [])];
