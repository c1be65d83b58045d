/** A map of the workspace on the page, and what it says. */
import { callEngine } from '../../../renderer/engine/client.ts';
import { MapController, type NotShown } from '../../../renderer/map/map-controller.ts';
import type { MapViewProps, Measurement } from '../../../renderer/map/contract.ts';
import { database } from '../../../renderer/storage/database.ts';
import { defaultView } from '../../../renderer/storage/workspace.ts';
import { systemById } from '../../../shared/crs/systems.ts';

const said: { selected: string[]; identified: string[]; scales: number[]; measured: Measurement[]; notShown: NotShown } = { selected: [], identified: [], scales: [], measured: [], notShown: { bySystem: [], byFiles: [] } };
let props: MapViewProps;
let map: MapController;

/** Mounts the map over the whole page with every layer of the workspace. */
export async function showMap(): Promise<void> {
  const records = await database.layers.toArray();
  const rightsLayer = records.find((record) => record.role === 'rights') ?? null;
  const place = document.createElement('div');
  place.style.cssText = 'position:fixed;inset:0';
  document.body.append(place);
  props = {
    displaySystem: systemById('EPSG:4526')!,
    layers: records.map((record) => ({ record, view: defaultView(record) })),
    theme: 'light', language: 'zh-CN', asOf: '2026-11-20',
    rights: rightsLayer ? await callEngine('rights', [rightsLayer.id]) : [],
    rightsLayerId: rightsLayer?.id ?? null,
    selectedRightId: null, findings: [], selectedFindingId: null, nameOfFinding: (finding) => finding.code, focusSelected: false, tool: 'select', rememberViewAs: null,
    onSelectRight: (id) => void said.selected.push(id ?? ''),
    onIdentify: (hits) => void said.identified.push(hits.map((hit) => `${hit.layerName}:${hit.attributes.map((attribute) => attribute.value).join(',')}`).join(' ')),
    onScale: (scale) => void said.scales.push(scale),
    onMeasure: (measurement) => measurement && said.measured.push(measurement),
  };
  map = new MapController(place, props, (notShown) => (said.notShown = notShown));
}

export function changeMap(changes: Partial<MapViewProps>): void {
  props = { ...props, ...changes };
  map.update(props);
}

export const mapHandle = () => map;
export const whatTheMapSaid = () => said;

/** Colour of one CSS pixel of the map's picture as #rrggbb. */
export async function mapColour(x: number, y: number): Promise<string> {
  const picture = await createImageBitmap(await map.canvasPicture());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(picture, 0, 0);
  const [red, green, blue] = context.getImageData(Math.round(x * devicePixelRatio), Math.round(y * devicePixelRatio), 1, 1).data;
  return `#${[red, green, blue].map((value) => value!.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}
