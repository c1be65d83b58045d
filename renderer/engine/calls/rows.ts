/** The attribute table: filter, sort, page; never more than a page leaves the worker. */
import { featureExtent, type LayerColumns } from '../../../shared/geometry/columns.ts';
import { extentsTouch, type Extent } from '../../../shared/model/extent.ts';
import type { CallContext } from '../channel.ts';
import type { RowPage, RowQuery } from '../contract.ts';
import { openLayer } from '../opened-layers.ts';

/** Chinese by sound, digits inside text by value. */
const collator = new Intl.Collator('zh-CN', { numeric: true });

/** The last answered order per layer: scrolling asks for page after page of the same one. */
let last: { readonly columns: LayerColumns; readonly key: string; readonly features: Uint32Array } | null = null;

/** Rows `from` … `from + count` of what passes the filters, in the order asked for. */
export async function rows({ job }: CallContext, query: RowQuery): Promise<RowPage> {
  const { columns } = await openLayer(query.layerId);
  const key = JSON.stringify([query.layerId, query.sortField, query.descending, query.filters, query.within]);
  if (last?.columns !== columns || last.key !== key) {
    const features = filtered(columns, query.filters, query.within);
    await job.pause();
    last = { columns, key, features: query.sortField === null ? features : sorted(columns, features, query.sortField, query.descending) };
  }
  const { attributes } = columns;
  const page = Array.from(last.features.subarray(query.from, query.from + query.count), (feature) => ({
    feature,
    values: attributes.fields.map((_field, index) => attributes.text(feature, index)),
  }));
  return { total: last.features.length, rows: page };
}

function filtered({ geometry, attributes }: LayerColumns, filters: RowQuery['filters'], within: Extent | null): Uint32Array {
  const wanted = Object.entries(filters)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => ({ field: attributes.fields.findIndex((field) => field.name === name), text: text.toLowerCase() }))
    .filter(({ field }) => field >= 0);
  const features: number[] = [];
  for (let feature = 0; feature < attributes.rowCount; feature++) {
    if (within && !extentsTouch(featureExtent(geometry, feature), within)) continue;
    if (wanted.every(({ field, text }) => attributes.text(feature, field).toLowerCase().includes(text))) features.push(feature);
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
