/** What a user can do to base maps; every function is one undoable step. */
import { assert, type Note } from '../../shared/base/news.ts';
import type { BaseMapRecord } from '../../shared/model/base-map.ts';
import type { Edit } from '../../shared/project/history.ts';
import { database } from './database.ts';
import { inOneTransaction, transact } from './transact.ts';

/** Adds base maps above all others, the lowest of them first, as one step. */
export async function addBaseMaps(records: readonly Omit<BaseMapRecord, 'order'>[]): Promise<void> {
  await inOneTransaction(async () => {
    const lowest = (await database.baseMaps.toArray()).reduce((highest, each) => Math.max(highest, each.order), -1) + 1;
    await transact({ code: 'basemap.did.add', params: { name: records.map(({ name }) => name) } }, records.map((record, position) => ({ table: 'baseMaps', key: record.id, after: { ...record, order: lowest + position } })));
  });
}

/** Changes one base map; `didWhat` names the step when it is more than how the map is shown. */
export async function changeBaseMap(id: string, change: Partial<Omit<BaseMapRecord, 'id'>>, didWhat?: Note): Promise<void> {
  await inOneTransaction(async () => {
    const record = await existing(id);
    await transact(didWhat ?? labelOf(record, change), [{ table: 'baseMaps', key: id, after: { ...record, ...change } }]);
  });
}

/** Shows or hides several as one step. */
export async function showBaseMaps(ids: readonly string[], visible: boolean): Promise<void> {
  await inOneTransaction(async () => {
    const edits: Edit[] = [];
    for (const id of ids) edits.push({ table: 'baseMaps', key: id, after: { ...(await existing(id)), visible } });
    await transact({ code: 'basemap.did.change' }, edits);
  });
}

/** Puts base maps in this order, the lowest first. */
export async function orderBaseMaps(ids: readonly string[]): Promise<void> {
  await inOneTransaction(async () => {
    const edits: Edit[] = [];
    for (const [order, id] of ids.entries()) edits.push({ table: 'baseMaps', key: id, after: { ...(await existing(id)), order } });
    await transact({ code: 'basemap.did.order' }, edits);
  });
}

/** Takes a base map out of the workspace; its file stays where it is. */
export async function removeBaseMap(id: string): Promise<void> {
  await inOneTransaction(async () => {
    const record = await existing(id);
    await transact({ code: 'basemap.did.remove', params: { name: record.name } }, [{ table: 'baseMaps', key: id, after: null }]);
  });
}

function labelOf(record: BaseMapRecord, change: Partial<BaseMapRecord>): Note {
  if (change.visible !== undefined) return { code: change.visible ? 'basemap.did.show' : 'basemap.did.hide', params: { name: record.name } };
  return change.opacity !== undefined || change.order !== undefined ? { code: 'basemap.did.change' } : { code: 'basemap.did.properties', params: { name: change.name ?? record.name } };
}

async function existing(id: string): Promise<BaseMapRecord> {
  const record = await database.baseMaps.get(id);
  assert(record, `no base map ${id}`);
  return record;
}
