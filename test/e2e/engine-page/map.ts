/** A map of the workspace on the page, and what it says. */
import { callEngine } from '../../../renderer/engine/client.ts';
import { MapController, type NotShown } from '../../../renderer/map/map-controller.ts';
import type { MapViewProps, Measurement } from '../../../renderer/map/contract.ts';
import { database } from '../../../renderer/storage/database.ts';
import { defaultView } from '../../../renderer/storage/workspace.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import type { BaseMapRecord } from '../../../shared/model/base-map.ts';
import { imageSystemById } from '../../../shared/raster/image-systems.ts';
import { machine } from '../../../renderer/bridge/machine.ts';
import { askMachineAgain } from '../../../renderer/engine/base-maps/client.ts';
import { draftOfFile, offersOf, recordOfOffer, recordOfTianditu } from '../../../renderer/state/work/base-maps.ts';

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

const base: { records: BaseMapRecord[]; troubles: string[] } = { records: [], troubles: [] };

/** Lets the machine ask for a file (the test answers its dialog), reads it as the window would, and puts it under the map. */
export async function addBaseMap(kind: 'picture' | 'package' | 'folder', change: { readonly systemId?: string } = {}): Promise<{ readonly record: BaseMapRecord; readonly hindrance: string | null; readonly readings: readonly (boolean | null)[] }> {
  const file = await machine().chooseBaseMap(kind);
  if (file === null || file === 'unusable') throw new Error(`no base map: ${file}`);
  const draft = await draftOfFile(file);
  const record = { ...draft.record, order: base.records.length, ...(change.systemId !== undefined && { system: imageSystemById(change.systemId) }) };
  showBaseMaps([...base.records, record]);
  return { record, hindrance: draft.hindrance?.code ?? null, readings: draft.readings.map((reading) => reading.fits) };
}

/** Asks a server what it has and puts the first layer under the map. */
export async function addServer(address: string, service: 'WMS' | 'WMTS', layer: string): Promise<BaseMapRecord | string> {
  try {
    const offers = await offersOf(address, service);
    if (offers === null) return 'not allowed';
    const record = { ...recordOfOffer(offers.find((offer) => offer.layer === layer)!, address, props.displaySystem), order: base.records.length };
    showBaseMaps([...base.records, record]);
    return record;
  } catch (fault) {
    if (fault instanceof ProblemError) return fault.problem.code;
    throw fault;
  }
}

export async function addTianditu(address: string, key: string | null, matrixSet: 'c' | 'w'): Promise<void> {
  if (key !== null) await machine().keepTiandituKey(key);
  await machine().allowMapServer(address);
  askMachineAgain();
  showBaseMaps([...base.records, { ...recordOfTianditu('天地图', { kind: 'tianditu', address, theme: 'img', matrixSet }), order: base.records.length }]);
}

export function showBaseMaps(records: readonly BaseMapRecord[]): void {
  base.records = [...records];
  changeMap({ baseMaps: base.records, onBaseMapTroubles: (troubles) => (base.troubles = troubles.map(({ trouble }) => trouble)) });
}

export const baseMapTroubles = () => base.troubles;

export const mapHandle = () => map;
export const whatTheMapSaid = () => said;

/** Colour of one CSS pixel of the map's picture as #rrggbb. */
export async function mapColour(x: number, y: number): Promise<string> {
  return (await mapColours(x, y, 1, 1))[0]!;
}

/** Colours of the device pixels of a box, row by row; its corner and size in CSS pixels. */
export async function mapColours(x: number, y: number, width: number, height: number): Promise<string[]> {
  const picture = await createImageBitmap(await map.canvasPicture());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(...([x, y, width, height].map((value) => Math.round(value * devicePixelRatio)) as [number, number, number, number]));
  return Array.from({ length: data.length / 4 }, (_, pixel) => `#${[...data.subarray(4 * pixel, 4 * pixel + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`.toUpperCase());
}
