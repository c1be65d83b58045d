/** A page without a window's panels: the real engine, storage, map and machine, driven by the tests beside it. */
import { flushBackup, inspectBackup, newestAutomaticBackup, restoreBackup, startAutomaticBackup } from '../../../renderer/engine/backup.ts';
import { callEngine } from '../../../renderer/engine/client.ts';
import { importLayers } from '../../../renderer/engine/import-layers.ts';
import { openWorkspace, sweepColumns } from '../../../renderer/engine/start.ts';
import { readAllRecords } from '../../../renderer/storage/all-records.ts';
import { clearSample } from '../../../renderer/storage/clear-sample.ts';
import { redo, transact, undo } from '../../../renderer/storage/transact.ts';
import * as workspace from '../../../renderer/storage/workspace.ts';
import { changeCells } from '../../../renderer/storage/workspace-edits.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { HISTORY_LIMIT } from '../../../shared/project/history.ts';
import { plantFirstVersion } from './first-version.ts';
import { addBaseMap, addServer, addTianditu, baseMapTroubles, changeMap, mapColour, mapColours, mapHandle, showMap, whatTheMapSaid, showBaseMaps } from './map.ts';

/** A file by name with its bytes as base64, as Playwright can carry them. */
export type CarriedFiles = readonly (readonly [path: string, base64: string])[];

function fileOf([path, base64]: CarriedFiles[number]) {
  return { path, file: new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], path) };
}

async function choicesOfDrop(files: CarriedFiles) {
  const { dropId, listing } = await callEngine('listDrop', [files.map(fileOf)]);
  const items = [];
  for (let index = 0; index < listing.names.length; index++) {
    const preview = await callEngine('preview', [dropId, index, {}]);
    const mapping = Object.fromEntries(preview.matches.map(({ meaning, field }) => [meaning, field]));
    items.push({ index, choices: { name: preview.name, role: preview.role.role, encoding: null, system: preview.system.declared, mapping, swapAxes: false, vintage: null } });
  }
  return { dropId, items };
}

const page = {
  async openWorkspace() {
    await openWorkspace();
    await sweepColumns();
  },
  undo,
  redo,
  workspace,
  clearSample,
  changeCells,
  flushBackup,
  startAutomaticBackup: () => void startAutomaticBackup(),
  plantFirstVersion,
  showMap,
  changeMap,
  mapHandle,
  mapColour,
  mapColours,
  whatTheMapSaid,
  addBaseMap,
  addServer,
  addTianditu,
  showBaseMaps,
  baseMapTroubles,
  records: readAllRecords,
  historyLimit: HISTORY_LIMIT,

  /** Roles as the test says; everything else as the preview says. */
  async importFiles(files: CarriedFiles, cancelAfterFirstProgress = false) {
    const { dropId, items } = await choicesOfDrop(files);
    const controller = new AbortController();
    const result = await importLayers(dropId, items, { signal: controller.signal, onProgress: () => cancelAfterFirstProgress && controller.abort() });
    await callEngine('releaseDrop', [dropId]);
    return result;
  },

  /** What an import has done right before it would have recorded the layer. */
  async importColumnsOnly(files: CarriedFiles, layerId: string) {
    const { dropId, items } = await choicesOfDrop(files);
    await callEngine('importLayer', [dropId, items[0]!.index, items[0]!.choices, layerId, false]);
  },

  /** What an import has done halfway through writing. */
  async plantHalfWrittenLayer(layerId: string) {
    const folder = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('layers', { create: true })).getDirectoryHandle(layerId, { create: true });
    const stream = await (await folder.getFileHandle('coordinates.float64', { create: true })).createWritable();
    await stream.write(new Uint8Array(1000));
    await stream.close();
  },

  async storedFolders() {
    const names: string[] = [];
    for await (const name of (await (await navigator.storage.getDirectory()).getDirectoryHandle('layers', { create: true })).keys()) names.push(name);
    return names.sort();
  },

  /** Every row and the first coordinates, through the engine. */
  async contentOf(layerId: string) {
    const { total, rows } = await callEngine('rows', [{ layerId, from: 0, count: 1000, sortField: null, descending: false, filters: {}, within: null }]);
    const geometry = await callEngine('mapGeometry', [layerId, null, systemById('EPSG:4526')!]);
    return { total, rows: rows.map((row) => row.values), coordinates: [...geometry.coordinates], classes: geometry.classes };
  },

  async damageStoredFile(layerId: string) {
    const folder = await (await (await navigator.storage.getDirectory()).getDirectoryHandle('layers')).getDirectoryHandle(layerId);
    const stream = await (await folder.getFileHandle('coordinates.float64')).createWritable();
    await stream.write(new Uint8Array(8));
    await stream.close();
  },

  async manySmallSteps(count: number) {
    for (let step = 0; step < count; step++) await transact({ code: 'project.did.change-views' }, [{ table: 'views', key: 'step', after: { layerId: 'step', visible: true, opacity: 1, order: step } }]);
  },

  async backupAsBase64() {
    const file = await newestAutomaticBackup();
    if (!file) return null;
    let text = '';
    for (const byte of new Uint8Array(await file.arrayBuffer())) text += String.fromCharCode(byte);
    return btoa(text);
  },

  inspect: (base64: string) => inspectBackup(fileOf(['备份.kcbak', base64]).file, '备份.kcbak'),

  async restore(base64: string) {
    try {
      return { restored: await restoreBackup(fileOf(['备份.kcbak', base64]).file, '备份.kcbak') };
    } catch (fault) {
      if (fault instanceof ProblemError) return { problem: fault.problem };
      throw fault;
    }
  },

};

export type EnginePage = typeof page;
(globalThis as unknown as { enginePage: EnginePage }).enginePage = page;
