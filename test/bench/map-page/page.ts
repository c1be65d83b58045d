/** The page of the map benchmark: the program's own engine, storage and map, or OpenLayers' plain vector layers over the same columns. */
import type OlMap from 'ol/Map.js';
import { callEngine } from '../../../renderer/engine/client.ts';
import { importLayers } from '../../../renderer/engine/import-layers.ts';
import { openWorkspace } from '../../../renderer/engine/start.ts';
import { MapController } from '../../../renderer/map/map-controller.ts';
import { database } from '../../../renderer/storage/database.ts';
import { defaultView } from '../../../renderer/storage/workspace.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { joinExtents, EMPTY_EXTENT } from '../../../shared/model/extent.ts';
import { drive, type DriveFigures } from './drive.ts';
import { showPlainMap } from './plain-map.ts';
import { mapColumnBytes } from './stored-columns.ts';

/** From asking for the map to its first whole picture. */
export interface FirstPicture {
  readonly milliseconds: number;
}

/** A drawing does not say its system; whoever imports it does. */
const DRAWING_SYSTEM = systemById('EPSG:4525')!;

let shown: OlMap | null = null;

function place(): HTMLElement {
  const element = document.createElement('div');
  element.id = 'map';
  document.getElementById('files')!.remove();
  document.body.append(element);
  return element;
}

const page = {
  openWorkspace,

  /** Everything in the file input, with what the import proposes. */
  async importChosen(): Promise<readonly string[]> {
    const files = [...(document.getElementById('files') as HTMLInputElement).files!].map((file) => ({ path: file.name, file }));
    const { dropId, listing } = await callEngine('listDrop', [files]);
    const items = [];
    for (let index = 0; index < listing.names.length; index++) {
      const preview = await callEngine('preview', [dropId, index, {}]);
      const mapping = Object.fromEntries(preview.matches.map(({ meaning, field }) => [meaning, field]));
      items.push({ index, choices: { name: preview.name, role: preview.role.role, encoding: null, system: preview.system.declared ?? DRAWING_SYSTEM, mapping, swapAxes: false, vintage: null } });
    }
    const result = await importLayers(dropId, items, {});
    await callEngine('releaseDrop', [dropId]);
    if (result.failed.length > 0) throw new Error(JSON.stringify(result.failed));
    return (await database.layers.toArray()).map((record) => `${record.name} ${record.role} ${record.featureCount} ${record.vertexCount}`);
  },

  async columnBytes(): Promise<number> {
    let total = 0;
    for (const id of await database.layers.toCollection().primaryKeys()) total += await mapColumnBytes(id);
    return total;
  },

  async showOurs(): Promise<FirstPicture> {
    const started = performance.now();
    const records = await database.layers.toArray();
    const rightsLayer = records.find((record) => record.role === 'rights')!;
    const controller = new MapController(place(), {
      displaySystem: rightsLayer.system!,
      layers: records.map((record) => ({ record, view: defaultView(record) })),
      theme: 'light', language: 'zh-CN', asOf: '2026-11-20',
      rights: await callEngine('rights', [rightsLayer.id]),
      rightsLayerId: rightsLayer.id,
      selectedRightId: null, findings: [], selectedFindingId: null, nameOfFinding: (finding) => finding.code, focusSelected: false, tool: 'select', rememberViewAs: null,
    }, () => {});
    shown = controller['map'];
    // The map goes to its layers first, then the painter is asked.
    await new Promise<void>((resolve) => shown!.once('moveend', () => resolve()));
    await controller.canvasPicture();
    return { milliseconds: performance.now() - started };
  },

  async showPlain(): Promise<FirstPicture> {
    const started = performance.now();
    shown = await showPlainMap(place(), await database.layers.toArray());
    await new Promise<void>((resolve) => shown!.once('rendercomplete', () => resolve()));
    return { milliseconds: performance.now() - started };
  },

  async drive(): Promise<DriveFigures> {
    const records = await database.layers.toArray();
    return drive(shown!, records.reduce((all, { extent }) => joinExtents(all, extent), EMPTY_EXTENT));
  },
};

export type MapBenchPage = typeof page;
(globalThis as unknown as { mapBench: MapBenchPage }).mapBench = page;
