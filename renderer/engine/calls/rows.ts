/** The attribute table: filter, sort, page; never more than a page leaves the worker. */
import { columnFigures as figuresOf, type ColumnFigures } from '../../../shared/geometry/column-figures.ts';
import { featureExtent, type AttributeTable, type LayerColumns } from '../../../shared/geometry/columns.ts';
import { extentsTouch, type Extent } from '../../../shared/model/extent.ts';
import { featureSet, hasFeature, type FeatureSet } from '../../../shared/model/feature-set.ts';
import { fulfils, isComparison, isPlainNumber, readNumberCondition } from '../../../shared/model/number-condition.ts';
import { EditedTable } from '../../../shared/project/edited-layer.ts';
import type { CallContext } from '../channel.ts';
import type { RowPage, RowQuery, TableRow } from '../contract.ts';
import { openLayer } from '../opened-layers.ts';

/** Chinese by sound, digits inside text by value. */
const collator = new Intl.Collator('zh-CN', { numeric: true });

/** The last answered order per layer: scrolling asks for page after page of the same one. */
let last: { readonly columns: LayerColumns; readonly key: string; readonly features: Uint32Array; readonly comparedAsNumbers: readonly string[] } | null = null;

/** Rows `from` … `from + count` of what passes the filters, in the order asked for. */
export async function rows(context: CallContext, query: RowQuery): Promise<RowPage> {
  const { columns, features, comparedAsNumbers } = await ordered(context, query);
  const { attributes } = columns;
  const page = Array.from(features.subarray(query.from, query.from + query.count), (feature): TableRow => {
    const values = attributes.fields.map((_field, index) => attributes.text(feature, index));
    if (!(attributes instanceof EditedTable)) return { feature, values };
    return { feature, values, changed: values.flatMap((_value, index) => (attributes.isChanged(feature, index) ? [index] : [])) };
  });
  return { total: features.length, rows: page, comparedAsNumbers };
}

/** Features from one row to another, as a set. */
export async function rowRange(context: CallContext, query: RowQuery, first: number, last: number): Promise<FeatureSet> {
  const { features } = await ordered(context, query);
  return featureSet(features.subarray(Math.min(first, last), Math.max(first, last) + 1));
}

/** Where a feature stands, or −1 when the filters leave it out. */
export async function rowPlace(context: CallContext, query: RowQuery, feature: number): Promise<number> {
  return (await ordered(context, query)).features.indexOf(feature);
}

/** Sum and the like of a column; a field that the layer has no longer has no numbers. */
export async function columnFigures(context: CallContext, query: RowQuery, field: string, chosen: FeatureSet | null): Promise<ColumnFigures> {
  const { columns: { attributes }, features } = await ordered(context, query);
  const place = attributes.fields.findIndex(({ name }) => name === field);
  return figuresOf(attributes, place, place < 0 ? [] : (chosen ?? features));
}

async function ordered({ job }: CallContext, query: RowQuery): Promise<{ readonly columns: LayerColumns; readonly features: Uint32Array; readonly comparedAsNumbers: readonly string[] }> {
  const { columns } = await openLayer(query.layerId);
  const { selected } = query;
  const key = JSON.stringify([query.layerId, query.sortField, query.descending, query.filters, query.within, selected ? [selected.arrange, fingerprint(selected.features)] : null]);
  if (last?.columns !== columns || last.key !== key) {
    const only = selected?.arrange === 'only' ? selected.features : null;
    const comparedAsNumbers = fieldsOfNumbers(columns.attributes, query.filters);
    const found = filtered(columns, query.filters, comparedAsNumbers, query.within, only);
    await job.pause();
    const sortedFeatures = query.sortField === null ? found : sorted(columns, found, query.sortField, query.descending);
    last = { columns, key, comparedAsNumbers, features: selected?.arrange === 'first' ? selectedFirst(sortedFeatures, selected.features) : sortedFeatures };
  }
  return { columns, features: last.features, comparedAsNumbers: last.comparedAsNumbers };
}

/** Tells sets apart well enough for remembering one order (FNV-1a). */
function fingerprint(set: FeatureSet): number {
  let hash = 0x811c9dc5;
  for (const feature of set) hash = Math.imul(hash ^ feature, 0x01000193);
  return (hash >>> 0) + set.length / 2 ** 32;
}

function selectedFirst(features: Uint32Array, selected: FeatureSet): Uint32Array {
  const first = features.filter((feature) => hasFeature(selected, feature));
  const result = new Uint32Array(features.length);
  result.set(first);
  result.set(features.filter((feature) => !hasFeature(selected, feature)), first.length);
  return result;
}

/** Whether a feature's cell passes what was typed above its column; null where that asks nothing or cannot be understood. */
export function cellTest(attributes: AttributeTable, field: number, typed: string): ((feature: number) => boolean) | null {
  if (attributes.fields[field]!.type !== 'number') {
    const part = typed.toLowerCase();
    return (feature) => attributes.text(feature, field).toLowerCase().includes(part);
  }
  const condition = readNumberCondition(typed, 'equal');
  if (condition === 'none' || condition === null) return null;
  return (feature) => fulfils(condition, attributes.number(feature, field), attributes.text(feature, field));
}

/** Fields of text above which a comparison is typed and whose values, as far as there are any, are all numbers. */
export function fieldsOfNumbers(attributes: AttributeTable, filters: RowQuery['filters']): readonly string[] {
  return attributes.fields.flatMap(({ name, type }, field) => {
    if (type === 'number' || !isComparison(filters[name] ?? '')) return [];
    let stated = false;
    for (let row = 0; row < attributes.rowCount; row++) {
      const text = attributes.text(row, field).trim();
      if (text === '') continue;
      if (!isPlainNumber(text)) return [];
      stated = true;
    }
    return stated ? [name] : [];
  });
}

/** The comparison of a text with a number; empty cells pass none. */
export function comparisonTest(attributes: AttributeTable, field: number, typed: string): ((feature: number) => boolean) | null {
  const condition = readNumberCondition(typed, 'equal');
  if (condition === 'none' || condition === null) return null;
  return (feature) => {
    const text = attributes.text(feature, field).trim();
    return fulfils(condition, text === '' ? Number.NaN : Number(text), text);
  };
}

function filtered({ geometry, attributes }: LayerColumns, filters: RowQuery['filters'], comparedAsNumbers: readonly string[], within: Extent | null, only: FeatureSet | null): Uint32Array {
  const wanted = Object.entries(filters)
    .map(([name, text]) => ({ field: attributes.fields.findIndex((field) => field.name === name), text }))
    .filter(({ field, text }) => field >= 0 && text !== '')
    .flatMap(({ field, text }) => (comparedAsNumbers.includes(attributes.fields[field]!.name) ? comparisonTest : cellTest)(attributes, field, text) ?? []);
  const features: number[] = [];
  const count = only ? only.length : attributes.rowCount;
  for (let position = 0; position < count; position++) {
    const feature = only ? only[position]! : position;
    if (within && !extentsTouch(featureExtent(geometry, feature), within)) continue;
    if (wanted.every((passes) => passes(feature))) features.push(feature);
  }
  return Uint32Array.from(features);
}

function sorted({ attributes }: LayerColumns, features: Uint32Array, sortField: string, descending: boolean): Uint32Array {
  const field = attributes.fields.findIndex((each) => each.name === sortField);
  if (field < 0) return features;
  const sign = descending ? -1 : 1;
  if (attributes.fields[field]!.type === 'number') {
    const values = new Map(Array.from(features, (feature) => [feature, attributes.number(feature, field)]));
    // Empty cells stay at the end whichever way the order runs.
    return features.toSorted((a, b) => {
      const [first, second] = [values.get(a)!, values.get(b)!];
      if (Number.isNaN(first) || Number.isNaN(second)) return Number(Number.isNaN(first)) - Number(Number.isNaN(second));
      return sign * (first - second);
    });
  }
  const values = new Map(Array.from(features, (feature) => [feature, attributes.text(feature, field)]));
  return features.toSorted((a, b) => {
    const [first, second] = [values.get(a)!, values.get(b)!];
    if (first === '' || second === '') return Number(first === '') - Number(second === '');
    return sign * collator.compare(first, second);
  });
}
