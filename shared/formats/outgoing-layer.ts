/** What of a layer goes out, and in which system: chosen fields, chosen features, another zone or degrees of the same datum. */
import { ProblemError, stop, type Note } from '../base/news.ts';
import { geographicSystemOf, systemMessage } from '../crs/systems.ts';
import { conversionBetween } from '../crs/transform.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import { convertColumns } from '../geometry/convert.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { hasFeature, type FeatureSet } from '../model/feature-set.ts';
import { selectFeatures } from './select-features.ts';
import type { OutgoingLayer, Writer } from './writing.ts';

export interface OutgoingChoices {
  /** Names of fields, in the layer's own order; null: all. A name that the layer has not is passed over. */
  readonly fields: readonly string[] | null;
  /** null: all. */
  readonly features: FeatureSet | null;
  /** Converts to a system of the same datum; null: numbers as they are, or degrees where the format takes nothing else. */
  readonly target: CoordinateSystem | null;
}

/** The layer as it will be written, and what converting it says; another datum, or none, stops with a sentence. */
export function outgoingLayer(layer: OutgoingLayer, choices: OutgoingChoices, writer: Writer): { readonly layer: OutgoingLayer; readonly notes: readonly Note[] } {
  const { fields, features } = choices;
  const { geometry, attributes } = layer.columns;
  const chosen = features ? { geometry: selectFeatures(geometry, (feature) => hasFeature(features, feature)), attributes } : layer.columns;
  const table = fields || features ? partOfTable(attributes, fields, features) : attributes;
  return inSystem({ ...layer, columns: { geometry: chosen.geometry, attributes: table } }, choices.target, writer);
}

function inSystem(layer: OutgoingLayer, target: CoordinateSystem | null, writer: Writer): ReturnType<typeof outgoingLayer> {
  const { name, columns, system } = layer;
  const wanted = target ?? (writer.wantsDegrees && system?.kind === 'gauss-kruger' ? geographicSystemOf(system.datum) : null);
  if (!wanted || columns.geometry.kind === 'none' || wanted.id === system?.id) return { layer, notes: [] };
  if (!system) stop('exchange.write-system-unknown', { layer: name });
  const conversion = conversionBetween(system, wanted);
  if (!conversion.possible) throw new ProblemError({ ...conversion.reason, severity: 'blocking' });
  const params = { layer: name, from: systemMessage(system), to: systemMessage(wanted) };
  const note: Note = { code: wanted.kind === 'geographic' ? 'export.converted-to-degrees' : 'export.converted-to-zone', params };
  return { layer: { ...layer, columns: { ...columns, geometry: convertColumns(columns.geometry, system, wanted) }, system: wanted }, notes: [note] };
}

/** A view of the table: no value is copied. */
function partOfTable(table: AttributeTable, fields: readonly string[] | null, features: FeatureSet | null): AttributeTable {
  const wanted = fields && new Set(fields);
  const positions = table.fields.flatMap(({ name }, position) => (!wanted || wanted.has(name) ? [position] : []));
  const rowOf = (row: number): number => (features ? features[row]! : row);
  return {
    fields: positions.map((position) => table.fields[position]!),
    rowCount: features ? features.length : table.rowCount,
    text: (row, field) => table.text(rowOf(row), positions[field]!),
    number: (row, field) => table.number(rowOf(row), positions[field]!),
  };
}
