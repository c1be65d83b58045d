/**
 * What of a layer goes out, and in which system: chosen fields, chosen features, another zone or degrees of the same datum,
 * or another datum through a set of parameters that somebody gave. For the window and for the command line.
 */
import { ProblemError, stop, type Note } from '../base/news.ts';
import { geographicSystemOf, systemMessage } from '../crs/systems.ts';
import { measureTransformed, outsideProblem, routeThrough } from '../crs/transformation/apply.ts';
import { conversionNote } from '../crs/transformation/note.ts';
import { conversionBetween, convertCoordinates } from '../crs/transform.ts';
import type { AttributeTable, GeometryColumns, LayerColumns } from '../geometry/columns.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { hasFeature, type FeatureSet } from '../model/feature-set.ts';
import type { TransformationSet } from '../model/transformation.ts';
import { convertedOnDemand } from './outgoing-geometry.ts';
import { selectFeatures } from './select-features.ts';
import type { OutgoingLayer, Writer } from './writing.ts';

export interface OutgoingChoices {
  /** Names of fields, in the layer's own order; null: all. A name that the layer has not is passed over. */
  readonly fields: readonly string[] | null;
  /** null: all. */
  readonly features: FeatureSet | null;
  /** Converts to this system; null: numbers as they are, or degrees where the format takes nothing else. */
  readonly target: CoordinateSystem | null;
  /** Sets of parameters between datums; without one that leads there, another datum stops. */
  readonly transformations?: readonly TransformationSet[];
}

/** A layer in memory, coordinates in `system`. */
export interface WholeLayer extends OutgoingLayer {
  readonly columns: LayerColumns;
}

/**
 * The layer as it will be written, and what converting it says; another datum without parameters, or none, stops with a
 * sentence. Coordinates are converted while they are written: until then the layer holds on to those it was given.
 */
export function outgoingLayer(layer: WholeLayer, choices: OutgoingChoices, writer: Writer): { readonly layer: OutgoingLayer; readonly notes: readonly Note[] } {
  const { fields, features } = choices;
  const { geometry, attributes } = layer.columns;
  const chosen = features ? { geometry: selectFeatures(geometry, (feature) => hasFeature(features, feature)), attributes } : layer.columns;
  const table = fields || features ? partOfTable(attributes, fields, features) : attributes;
  return inSystem({ ...layer, columns: { geometry: chosen.geometry, attributes: table } }, choices, writer);
}

function inSystem(layer: WholeLayer, { target, transformations = [] }: OutgoingChoices, writer: Writer): ReturnType<typeof outgoingLayer> {
  const { name, columns, system } = layer;
  const wanted = target ?? (writer.wantsDegrees && system && system.kind !== 'geographic' ? geographicSystemOf(system.datum) : null);
  if (!wanted || columns.geometry.kind === 'none' || wanted.id === system?.id) return { layer, notes: [] };
  if (!system) stop('export.system-unknown', { layer: name });
  const conversion = conversionBetween(system, wanted);
  if (conversion.possible) {
    const params = { layer: name, from: systemMessage(system), to: systemMessage(wanted) };
    const note: Note = { code: wanted.kind === 'geographic' ? 'export.converted-to-degrees' : 'export.converted-to-zone', params };
    const geometry = convertedOnDemand(columns.geometry, (flat) => convertCoordinates(flat, system, wanted));
    return { layer: { name, columns: { ...columns, geometry }, system: wanted }, notes: [note] };
  }
  if (transformations.length === 0) throw new ProblemError({ ...conversion.reason, severity: 'blocking' });
  const set = chooseSet(transformations, system, wanted);
  stopOutsideArea(columns.geometry, system, wanted, set, name);
  const geometry = convertedOnDemand(columns.geometry, (flat) => measureTransformed(flat, system, wanted, set).coordinates);
  return { layer: { name, columns: { ...columns, geometry }, system: wanted }, notes: [conversionNote(system, wanted, set)] };
}

/** Numbers looked at in one go. */
const NUMBERS_AT_ONCE = 1 << 17;

/** Nothing is written of a layer that reaches beyond the set's area: it is looked through before. */
function stopOutsideArea({ coordinates }: GeometryColumns, from: CoordinateSystem, to: CoordinateSystem, set: TransformationSet, layer: string): void {
  let [verticesOutside, farthestOutsideMetres] = [0, 0];
  for (let at = 0; at < coordinates.length; at += NUMBERS_AT_ONCE) {
    const measured = measureTransformed(coordinates.subarray(at, at + NUMBERS_AT_ONCE), from, to, set);
    verticesOutside += measured.verticesOutside;
    farthestOutsideMetres = Math.max(farthestOutsideMetres, measured.farthestOutsideMetres);
  }
  const problem = outsideProblem({ verticesOutside, farthestOutsideMetres }, set, layer);
  if (problem) throw new ProblemError(problem);
}

/** The one set that leads from a system to another; none or several stop with a sentence. */
function chooseSet(sets: readonly TransformationSet[], from: CoordinateSystem, to: CoordinateSystem): TransformationSet {
  const [set, ...others] = sets.filter((each) => routeThrough(each, from, to).possible);
  if (!set) stop('export.no-set', { from: systemMessage(from), to: systemMessage(to), names: sets.map((each) => each.name) });
  if (others.length > 0) stop('export.several-sets', { names: [set, ...others].map((each) => each.name) });
  return set;
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
