/** Drawing: new layers to draw in, keeping what was drawn, reshaped or taken away; each one undoable step. */
import { DEFAULT_ELLIPSOIDAL_EDGES } from '../../../shared/analysis/defaults.ts';
import type { Note } from '../../../shared/base/news.ts';
import { convertCoordinates } from '../../../shared/crs/transform.ts';
import { union } from '../../../shared/geometry/clip.ts';
import { edgeCrossings } from '../../../shared/geometry/edge-crossings.ts';
import { ellipsoidalAreaOfParts } from '../../../shared/geometry/ellipsoidal-area.ts';
import { translator } from '../../../shared/i18n/text.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { DraftKind, FieldDescriptor, GeometryKind, LayerRecord, LayerStyle } from '../../../shared/model/layer.ts';
import type { DraftFeature } from '../../../shared/model/layer-edits.ts';
import { withCorner, withFeature, withoutRows, withShape } from '../../../shared/project/draft.ts';
import { callEngine } from '../../engine/client.ts';
import { changeDraft, createDraft, readDraft } from '../../storage/workspace-drafts.ts';
import { displaySystem } from '../display-system.ts';
import { selectedFeatures } from '../selection.ts';
import { today } from '../today.ts';
import { showToast, useView } from '../view.ts';
import { layerById, rightById, useWorkspace } from '../workspace.ts';
import type { Corner } from '../sketch.ts';
import { notKeptNote } from './draft-faults.ts';
import { freeName } from './save-selection.ts';

type Parts = DraftFeature['parts'];

type DraftFieldName = 'name' | 'remark' | 'content' | 'date';

/** A field under the name that people see in tables and exported files, in the language in which they begin to draw. */
function draftField(name: DraftFieldName, width = 8): FieldDescriptor {
  return { name: words()(`desk.draft.${name}`), type: name === 'date' ? 'date' : 'text', width, decimals: 0 };
}

interface DraftForm {
  readonly kind: DraftKind;
  readonly geometryKind: GeometryKind;
  /** With their widths. */
  readonly fields: readonly (readonly [name: DraftFieldName, width?: number])[];
  readonly style: LayerStyle;
}

/** What each kind of drawing records; the first field is its label. */
const FORMS = {
  patrol: { kind: 'patrol', geometryKind: 'polygon', fields: [['name', 60], ['remark', 200], ['date']], style: { lineColour: '#0B6E8A', lineWidthPixels: 2, fillColour: '#0B6E8A', fillOpacity: 0.14 } },
  route: { kind: 'patrol', geometryKind: 'line', fields: [['name', 60], ['remark', 200], ['date']], style: { lineColour: '#0B6E8A', lineWidthPixels: 2.4 } },
  note: { kind: 'note', geometryKind: 'point', fields: [['content', 200], ['date']], style: { lineColour: '#8A5000', lineWidthPixels: 2 } },
} as const satisfies Record<string, DraftForm>;
export type DraftFormName = keyof typeof FORMS;

const BOUNDARY_STYLE: LayerStyle = { lineColour: '#C2185B', lineWidthPixels: 2.2, fillColour: '#C2185B', fillOpacity: 0.06 };
/** Codes of the registry, with a word of one's own. */
const boundaryFields = (): readonly FieldDescriptor[] => [
  { name: 'XKZH', type: 'text', width: 30, decimals: 0 },
  { name: 'KSMC', type: 'text', width: 100, decimals: 0 },
  { name: 'YXQZ', type: 'date', width: 8, decimals: 0 },
  draftField('remark', 200),
];
const BOUNDARY_MAPPING = { licenceNumber: 'XKZH', mineName: 'KSMC', validTo: 'YXQZ' } as const;

function display(): CoordinateSystem | null {
  return displaySystem(useWorkspace.getState(), useView.getState().displaySystemId);
}

const words = () => translator(useView.getState().language);

/** The layer of this kind drawn in last, to go on in; null where there is none. */
export function layerToGoOnIn(layers: readonly LayerRecord[], form: DraftFormName): LayerRecord | null {
  const { kind, geometryKind } = FORMS[form];
  return layers.filter((layer) => layer.draft === kind && layer.geometryKind === geometryKind).toSorted((a, b) => a.source.importedAt.localeCompare(b.source.importedAt)).at(-1) ?? null;
}

/** Goes on in the layer of this kind that there is, else in a new one. */
export async function beginDraft(form: DraftFormName): Promise<void> {
  const layer = layerToGoOnIn(useWorkspace.getState().layers, form);
  if (!layer) return beginNewDraft(form);
  editDraft(layer.id, 'draw');
  showToast({ code: 'redraw.goesOn', params: { name: layer.name } });
}

/** The form that a layer was drawn with; null for boundaries, which are begun from a mine. */
export function formOf({ draft, geometryKind }: Pick<LayerRecord, 'draft' | 'geometryKind'>): DraftFormName | null {
  return (Object.keys(FORMS) as DraftFormName[]).find((form) => FORMS[form].kind === draft && FORMS[form].geometryKind === geometryKind) ?? null;
}

/** A new layer to draw in, ready to draw. */
export async function beginNewDraft(form: DraftFormName): Promise<void> {
  const system = display();
  if (!system) return;
  const name = freeName(words()(`draw.name.${form}`));
  const fields = FORMS[form].fields.map(([field, width]) => draftField(field, width));
  const layerId = await createDraft({ ...FORMS[form], fields, labelField: fields[0]!.name, name, system, role: 'other', mapping: {}, features: [], sample: false }, { code: 'draw.did.create', params: { name } });
  editDraft(layerId, 'draw');
}

/** Goes on drawing in a layer. */
export function editDraft(layerId: string, tool: 'draw' | 'modify'): void {
  useView.setState({ module: 'map', editingLayerId: layerId, currentLayerId: layerId, selectInLayerId: layerId, tool });
}

export function endDraft(): void {
  useView.setState({ editingLayerId: null, selectInLayerId: null, tool: 'select' });
}

/** The boundary of a mine as it might become: a copy to be reduced, with what was registered beside it. */
export async function proposeBoundary(rightId: string): Promise<void> {
  const workspace = useWorkspace.getState();
  const [right, layer, system] = [rightById(workspace, rightId), layerById(workspace, workspace.rightsLayerId), display()];
  if (!right || !layer?.system || !system) return;
  const parts = await callEngine('shapeOf', [layer.id, right.bodies.map((body) => body.feature), system]);
  const name = freeName(words()('draw.name.boundary', { mine: right.mineName }));
  const feature: DraftFeature = {
    id: crypto.randomUUID(),
    parts,
    values: [right.licenceNumber ?? '', right.mineName, right.validTo?.replaceAll('-', '') ?? '', ''],
    original: { name: right.mineName, areaEllipsoidalSquareMetres: areaOfParts(parts, system), parts, layerName: layer.name, ...(layer.draft === 'boundary' && { proposed: true }) },
  };
  const layerId = await createDraft(
    { kind: 'boundary', geometryKind: 'polygon', name, system, fields: boundaryFields(), role: 'rights', mapping: BOUNDARY_MAPPING, style: BOUNDARY_STYLE, labelField: null, features: [feature], sample: layer.sample, derivedFrom: layer.id },
    { code: 'draw.did.propose', params: { mine: right.mineName } },
  );
  editDraft(layerId, 'modify');
}

/** Ellipsoidal area as the overlay computes it, m²: bodies of a right that lie over one another count once. */
export function areaOfParts(parts: Parts, system: CoordinateSystem): number {
  const bodies = parts.map((rings) => rings.map((ring) => Float64Array.from(ring)));
  return ellipsoidalAreaOfParts(bodies.length < 2 ? bodies : union(bodies.map((body) => [body])), system, DEFAULT_ELLIPSOIDAL_EDGES);
}

/** Shapes of one system in the numbers of another. */
export function partsInSystem(parts: Parts, from: CoordinateSystem, to: CoordinateSystem): Parts {
  return from.id === to.id ? parts : parts.map((paths) => paths.map((path) => [...convertCoordinates(Float64Array.from(path), from, to)]));
}

/**
 * All of a proposed boundary as it is now, in the display system: every body kept, with the one that is being
 * reshaped or drawn in its place.
 */
export function wholeBoundary(features: readonly DraftFeature[], kept: CoordinateSystem, shown: CoordinateSystem, sketch: { readonly featureId: string | null; readonly parts: Parts } | null): Parts {
  const others = features.filter(({ id }) => id !== sketch?.featureId).flatMap(({ parts }) => partsInSystem(parts, kept, shown));
  return [...others, ...(sketch?.parts.filter((rings) => (rings[0]?.length ?? 0) >= LEAST_RING_NUMBERS) ?? [])];
}

/** Three vertices and the first again. */
const LEAST_RING_NUMBERS = 8;

/** Shapes drawn in the display system, as the layer keeps them. */
function inLayer(parts: Parts, layer: LayerRecord): Parts {
  const system = display();
  return system && layer.system ? partsInSystem(parts, system, layer.system) : parts;
}

function editedLayer(): LayerRecord | null {
  return layerById(useWorkspace.getState(), useView.getState().editingLayerId);
}

/** Keeps a shape that was drawn. */
export async function keepDrawn(parts: Parts): Promise<void> {
  const layer = editedLayer();
  if (!layer) return;
  const first = layer.draft === 'boundary' ? (await readDraft(layer.id))?.features[0] : undefined;
  // Another body of a proposed boundary is the same mine's: it bears the same licence number and name.
  const values = first?.values ?? layer.fields.map((field, position) => (field.type === 'date' && layer.role === 'other' ? today().replaceAll('-', '') : position === 0 ? `${layer.name} ${layer.featureCount + 1}` : ''));
  const feature: DraftFeature = { id: crypto.randomUUID(), parts: inLayer(parts, layer), values };
  await changeDraft(layer.id, (draft) => withFeature(draft, feature), { code: 'draw.did.draw', params: { name: layer.name } });
}

/** Keeps another shape of a feature. */
export async function keepReshaped(featureId: string, parts: Parts): Promise<void> {
  const layer = editedLayer();
  if (!layer) return;
  await changeDraft(layer.id, (draft) => withShape(draft, featureId, inLayer(parts, layer)), { code: 'draw.did.reshape', params: { name: layer.name } });
}

/** What the field of a corner shows of a coordinate, metres. */
export const CORNER_DECIMALS = 3;

/** The place that is meant by what was typed over the shown one: a coordinate that still reads as it was shown is not rounded to that. Null: nothing was changed. */
export function typedPlace(at: readonly [east: number, north: number], typed: readonly [east: number, north: number]): readonly [east: number, north: number] | null {
  const reads = (value: number): string => value.toFixed(CORNER_DECIMALS);
  const [east, north] = [reads(typed[0]) === reads(at[0]) ? at[0] : typed[0], reads(typed[1]) === reads(at[1]) ? at[1] : typed[1]];
  return east === at[0] && north === at[1] ? null : [east, north];
}

/** Puts one corner of a drawn shape at a typed place (display system); not where sides would cross that did not cross before. */
export async function moveCorner(corner: Corner, typed: readonly [east: number, north: number]): Promise<void> {
  const place = typedPlace(corner.at, typed);
  if (!place) return;
  const [layer, system] = [editedLayer(), display()];
  const feature = layer && (await readDraft(layer.id))?.features.find(({ id }) => id === corner.featureId);
  if (!feature || !layer.system || !system) return;
  const before = partsInSystem(feature.parts, layer.system, system);
  const parts = withCorner(before, corner, place);
  const [first, ...more] = layer.geometryKind === 'polygon' ? edgeCrossings(parts) : [];
  if (first && more.length + 1 > edgeCrossings(before).length) return showToast(notKeptNote([first, ...more]));
  // Only this corner is converted: all others stay to their last digit.
  const [[[east, north]]] = inLayer([[[...place]]], layer) as [[[number, number]]];
  await changeDraft(layer.id, (draft) => withShape(draft, corner.featureId, withCorner(feature.parts, corner, [east, north])), { code: 'draw.did.reshape', params: { name: layer.name } });
}

/** Takes the selected features out of the layer that is drawn in. */
export async function removeDrawn(layer: LayerRecord): Promise<void> {
  const rows = new Set(selectedFeatures(layer.id));
  const label: Note = { code: 'draw.did.remove', params: { name: layer.name, count: rows.size } };
  await changeDraft(layer.id, (draft) => withoutRows(draft, rows), label);
}
