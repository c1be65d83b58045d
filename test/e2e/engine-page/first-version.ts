/**
 * The database exactly as version 1 of the program left it, made with the browser's own IndexedDB: what a user
 * of that version has on disk. Never edited; a later version gets a file of its own.
 */

const STORES: readonly (readonly [name: string, keyPath: string, autoIncrement: boolean, indexes: readonly string[]])[] = [
  ['layers', 'id', false, ['role']],
  ['views', 'layerId', false, []],
  ['runs', 'id', false, ['finishedAt']],
  ['findings', 'id', false, ['runId', 'rightId']],
  ['decisions', 'findingId', false, []],
  ['plans', 'rightId', false, []],
  ['history', 'sequence', true, []],
  ['changes', 'sequence', false, []],
  ['settings', 'key', false, []],
];

const RECORDS: Readonly<Record<string, readonly object[]>> = {
  layers: [{
    id: 'layer-of-version-1', name: '采矿权', role: 'rights', geometryKind: 'polygon', featureCount: 0, vertexCount: 0, system: null, extent: [Infinity, Infinity, -Infinity, -Infinity], fields: [], mapping: {}, encoding: null,
    source: { files: ['采矿权.shp'], sha256: '', modified: null, importedAt: '2026-11-20T00:00:00Z' }, vintage: null, sample: false, notes: [], problems: [],
  }],
  views: [{ layerId: 'layer-of-version-1', visible: false, opacity: 0.5, order: 13 }],
  decisions: [{ findingId: 'f-1', verdict: 'set-aside', reason: '已在 2026 年核减', decidedAt: '2026-11-20T00:00:00Z', areaAtDecisionSquareMetres: 12.5 }],
  history: [{ sequence: 1, label: { code: 'project.did.decide', params: { mine: '石湾沟石灰岩矿' } }, at: '2026-11-20T00:00:00Z', tables: ['decisions'], undone: false }],
  changes: [{ sequence: 1, changes: [{ table: 'decisions', key: 'f-1', before: null, after: { findingId: 'f-1', verdict: 'set-aside', reason: '已在 2026 年核减', decidedAt: '2026-11-20T00:00:00Z', areaAtDecisionSquareMetres: 12.5 } }] }],
  settings: [{ key: 'started', value: true }],
};

/** Dexie multiplies its version numbers by ten. */
const FIRST_VERSION = 10;

/** Writes the old database; the program must not have opened its own yet. */
export async function plantFirstVersion(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('kuangce-workspace', FIRST_VERSION);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => resolve(opening.result);
    opening.onupgradeneeded = () => {
      for (const [name, keyPath, autoIncrement, indexes] of STORES) {
        const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
        for (const index of indexes) store.createIndex(index, index);
      }
    };
  });
  const writing = database.transaction(Object.keys(RECORDS), 'readwrite');
  for (const [name, records] of Object.entries(RECORDS)) for (const record of records) writing.objectStore(name).put(record);
  await new Promise((resolve, reject) => {
    writing.oncomplete = resolve;
    writing.onerror = () => reject(writing.error);
  });
  database.close();
}
