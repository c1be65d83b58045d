/** Drawing: new layers to draw in, keeping what was drawn, reshaped or taken away; each one undoable step. */
import { DEFAULT_ELLIPSOIDAL_EDGES } from '../../../shared/analysis/defaults.ts';
import type { Note } from '../../../shared/base/news.ts';
import { convertCoordinates } from '../../../shared/crs/transform.ts';
import { ellipsoidalAreaOfParts } from '../../../shared/geometry/ellipsoidal-area.ts';
import { translator } from '../../../shared/i18n/text.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { DraftKind, FieldDescriptor, GeometryKind, LayerRecord, LayerStyle } from '../../../shared/model/layer.ts';
import type { DraftFeature } from '../../../shared/model/layer-edits.ts';
import { withFeature, withoutRows, withShape } from '../../../shared/project/draft.ts';
import { callEngine } from '../../engine/client.ts';
import { changeDraft, createDraft } from '../../storage/workspace-drafts.ts';
import { displaySystem } from '../display-system.ts';
import { selectedFeatures } from '../selection.ts';
import { today } from '../today.ts';
import { useView } from '../view.ts';
import { layerById, rightById, useWorkspace } from '../workspace.ts';
import { freeName } from './save-selection.ts';

type Parts = DraftFeature['parts'];

const text = (name: string, width: number): FieldDescriptor => ({ name, type: 'text', width, decimals: 0 });
const DATE: FieldDescriptor = { name: '日期', type: 'date', width: 8, decimals: 0 };

interface DraftForm {
  readonly kind: DraftKind;
  readonly geometryKind: GeometryKind;
  readonly fields: readonly FieldDescriptor[];
  readonly style: LayerStyle;
  readonly labelField: string;
}

/** What each kind of drawing records; field names are those that people see in tables and exported files. */
const FORMS = {
  patrol: { kind: 'patrol', geometryKind: 'polygon', fields: [text('名称', 60), text('说明', 200), DATE], style: { lineColour: '#0B6E8A', lineWidthPixels: 2, fillColour: '#0B6E8A', fillOpacity: 0.14 }, labelField: '名称' },
  route: { kind: 'patrol', geometryKind: 'line', fields: [text('名称', 60), text('说明', 200), DATE], style: { lineColour: '#0B6E8A', lineWidthPixels: 2.4 }, labelField: '名称' },
  note: { kind: 'note', geometryKind: 'point', fields: [text('内容', 200), DATE], style: { lineColour: '#8A5000', lineWidthPixels: 2 }, labelField: '内容' },
} as const satisfies Record<string, DraftForm>;
export type DraftFormName = keyof typeof FORMS;

const BOUNDARY_STYLE: LayerStyle = { lineColour: '#C2185B', lineWidthPixels: 2.2, fillColour: '#C2185B', fillOpacity: 0.06 };
const BOUNDARY_FIELDS: readonly FieldDescriptor[] = [text('XKZH', 30), text('KSMC', 100), { name: 'YXQZ', type: 'date', width: 8, decimals: 0 }, text('说明', 200)];
const BOUNDARY_MAPPING = { licenceNumber: 'XKZH', mineName: 'KSMC', validTo: 'YXQZ' } as const;

function display(): CoordinateSystem | null {
  return displaySystem(useWorkspace.getState(), useView.getState().displaySystemId);
}

const words = () => translator(useView.getState().language);

/** A new layer to draw in, ready to draw. */
export async function beginDraft(form: DraftFormName): Promise<void> {
  const system = display();
  if (!system) return;
  const name = freeName(words()(`draw.name.${form}`));
  const layerId = await createDraft({ ...FORMS[form], name, system, role: 'other', mapping: {}, features: [], sample: false }, { code: 'draw.did.create', params: { name } });
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
    original: { name: right.mineName, areaEllipsoidalSquareMetres: areaOfParts(parts, system) },
  };
  const layerId = await createDraft(
    { kind: 'boundary', geometryKind: 'polygon', name, system, fields: BOUNDARY_FIELDS, role: 'rights', mapping: BOUNDARY_MAPPING, style: BOUNDARY_STYLE, labelField: null, features: [feature], sample: layer.sample },
    { code: 'draw.did.propose', params: { mine: right.mineName } },
  );
  editDraft(layerId, 'modify');
}

/** Ellipsoidal area as the overlay computes it, m². */
export function areaOfParts(parts: Parts, system: CoordinateSystem): number {
  return ellipsoidalAreaOfParts(parts.map((rings) => rings.map((ring) => Float64Array.from(ring))), system, DEFAULT_ELLIPSOIDAL_EDGES);
}

/** Shapes drawn in the display system, as the layer keeps them. */
function inLayer(parts: Parts, layer: LayerRecord): Parts {
  const system = display();
  if (!system || !layer.system || layer.system.id === system.id) return parts;
  return parts.map((paths) => paths.map((path) => [...convertCoordinates(Float64Array.from(path), system, layer.system!)]));
}

function editedLayer(): LayerRecord | null {
  return layerById(useWorkspace.getState(), useView.getState().editingLayerId);
}

/** Keeps a shape that was drawn. */
export async function keepDrawn(parts: Parts): Promise<void> {
  const layer = editedLayer();
  if (!layer) return;
  const values = layer.fields.map((field, position) => (field.type === 'date' && field.name === DATE.name ? today().replaceAll('-', '') : position === 0 ? `${layer.name} ${layer.featureCount + 1}` : ''));
  const feature: DraftFeature = { id: crypto.randomUUID(), parts: inLayer(parts, layer), values };
  await changeDraft(layer.id, (draft) => withFeature(draft, feature), { code: 'draw.did.draw', params: { name: layer.name } });
}

/** Keeps another shape of a feature. */
export async function keepReshaped(featureId: string, parts: Parts): Promise<void> {
  const layer = editedLayer();
  if (!layer) return;
  await changeDraft(layer.id, (draft) => withShape(draft, featureId, inLayer(parts, layer)), { code: 'draw.did.reshape', params: { name: layer.name } });
}

/** Takes the selected features out of the layer that is drawn in. */
export async function removeDrawn(layer: LayerRecord): Promise<void> {
  const rows = new Set(selectedFeatures(layer.id));
  const label: Note = { code: 'draw.did.remove', params: { name: layer.name, count: rows.size } };
  await changeDraft(layer.id, (draft) => withoutRows(draft, rows), label);
}
