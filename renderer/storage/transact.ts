/** The one door through which records change: all of it or nothing, and always with its entry in the history. */
import { stop, type Note } from '../../shared/base/news.ts';
import { entriesToForget, invert, RECORD_TABLES, type Change, type Edit, type HistoryEntry } from '../../shared/project/history.ts';
import { changesOfEdits } from '../../shared/project/changes-of-edits.ts';
import { GIVEN_NUMBERS, numbersIn, withGiven, type GivenNumbers } from '../../shared/project/given-numbers.ts';
import { actsIn } from '../../shared/project/trail.ts';
import { OFFICE, type Office } from '../../shared/model/office.ts';
import type { Act } from '../../shared/model/act.ts';
import { database } from './database.ts';

/** Setting that holds the time of the newest change; automatic backups follow it. */
export const CHANGED_AT = 'changedAt';

const WRITABLE_TABLES = [...RECORD_TABLES, 'history', 'changes', 'settings'] as const;

/** Runs `work` in one transaction over the whole workspace; a {@link transact} inside joins it. A full disk stops with a Problem. */
export async function inOneTransaction<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await database.transaction('rw', [...WRITABLE_TABLES], work);
  } catch (fault) {
    if (isDiskFull(fault)) stop('project.storage-full');
    throw fault;
  }
}

/** Dexie wraps what the browser said, sometimes in the error of the aborted transaction. */
function isDiskFull(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  return fault.name === 'QuotaExceededError' || ('inner' in fault && isDiskFull(fault.inner));
}

/**
 * Writes all edits and the history entry together; edits that change nothing are left out, and when none is
 * left nothing is written. What could have been redone is forgotten. The entry, or null when nothing changed.
 */
export async function transact(label: Note, edits: readonly Edit[]): Promise<HistoryEntry | null> {
  return inOneTransaction(async () => {
    const changes = changesOfEdits(edits, await storedBefore(edits));
    if (changes.length === 0) return null;
    await apply(changes);
    await forget(await database.history.filter((entry) => entry.undone).primaryKeys());
    const by = await author();
    const entry = { label, at: new Date().toISOString(), ...(by && { by }), tables: [...new Set(changes.map((change) => change.table))], undone: false };
    const sequence = await database.history.add(entry);
    await database.changes.add({ sequence, changes });
    await writeTrail(changes, sequence);
    await forget(entriesToForget(await database.history.toCollection().primaryKeys()));
    return { ...entry, sequence };
  });
}

/** Takes back the newest entry; the entry, or null when there is none, or when it is not the one that was meant. */
export async function undo(meant?: number): Promise<HistoryEntry | null> {
  return inOneTransaction(async () => {
    const entry = await database.history.orderBy('sequence').reverse().filter((each) => !each.undone).first();
    if (!entry || (meant !== undefined && entry.sequence !== meant)) return null;
    const changes = invert((await database.changes.get(entry.sequence))?.changes ?? []);
    await apply(changes);
    await database.history.update(entry.sequence, { undone: true });
    await writeTrail(changes, entry.sequence, 'undo');
    return entry;
  });
}

/** Does the entry again that was undone last; the entry, or null when there is none, or when it is not the one that was meant. */
export async function redo(meant?: number): Promise<HistoryEntry | null> {
  return inOneTransaction(async () => {
    const entry = await database.history.orderBy('sequence').filter((each) => each.undone).first();
    if (!entry || (meant !== undefined && entry.sequence !== meant)) return null;
    const changes = (await database.changes.get(entry.sequence))?.changes ?? [];
    await apply(changes);
    await database.history.update(entry.sequence, { undone: false });
    await writeTrail(changes, entry.sequence, 'redo');
    return entry;
  });
}

/** What the edits replace; read inside the transaction, so that no one else's write is lost. */
async function storedBefore(edits: readonly Edit[]): Promise<readonly unknown[]> {
  const stored: unknown[] = [];
  for (const { table, key } of edits) stored.push((await database.table(table).get(key)) ?? null);
  return stored;
}

async function apply(changes: readonly Change[]): Promise<void> {
  for (const table of RECORD_TABLES) {
    const ofTable = changes.filter((change) => change.table === table);
    // A key may occur twice; the last word counts.
    const last = new Map(ofTable.map((change) => [change.key, change.after]));
    const removed = [...last].filter(([, after]) => after === null).map(([key]) => key);
    const written = [...last.values()].filter((after) => after !== null);
    if (removed.length > 0) await database.table(table).bulkDelete(removed);
    if (written.length > 0) await database.table(table).bulkPut(written);
  }
  await database.settings.put({ key: CHANGED_AT, value: new Date().toISOString() });
}

/** Adds the lines of the trail, which no undo takes away again, and notes numbers as given; inside the transaction of what they tell of. */
async function writeTrail(changes: readonly Change[], step: number, through?: Act['through']): Promise<void> {
  const findings = (await database.findings.bulkGet(changes.flatMap(({ table, key }) => (table === 'decisions' ? [key] : [])))).filter((finding) => finding !== undefined);
  const by = await author();
  const acts = actsIn(changes, new Map(findings.map((finding) => [finding.id, finding])), { at: new Date().toISOString(), step, ...(by && { by }), ...(through && { through }) });
  if (acts.length > 0) await database.acts.bulkPut([...acts]);
  const given = ((await database.settings.get(GIVEN_NUMBERS))?.value ?? {}) as GivenNumbers;
  const higher = withGiven(given, numbersIn(changes));
  if (higher !== given) await database.settings.put({ key: GIVEN_NUMBERS, value: higher });
}

/** 编制人 of the settings; empty where nobody is named. */
async function author(): Promise<string> {
  return ((await database.settings.get(OFFICE))?.value as Office | undefined)?.author ?? '';
}

async function forget(sequences: readonly number[]): Promise<void> {
  if (sequences.length === 0) return;
  await database.history.bulkDelete([...sequences]);
  await database.changes.bulkDelete([...sequences]);
}
