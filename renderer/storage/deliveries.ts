/** What a user can do to the drawings handed in; every function is one undoable step. */
import { assert, type Note } from '../../shared/base/news.ts';
import { sourceOfFinding, type Finding } from '../../shared/model/finding.ts';
import { sourceOf, type SentBack, type SurveyDelivery } from '../../shared/model/survey-delivery.ts';
import type { WorkingsRun } from '../../shared/model/workings.ts';
import type { Edit, HistoryEntry } from '../../shared/project/history.ts';
import { periodNote } from '../../shared/model/period-words.ts';
import { database } from './database.ts';
import { inOneTransaction, transact } from './transact.ts';

/** Records a drawing whose columns are already complete on disk. */
export async function recordDelivery(delivery: SurveyDelivery): Promise<void> {
  await transact({ code: 'drawing.did.receive', params: deliveryFacts(delivery) }, [{ table: 'deliveries', key: delivery.id, after: delivery }]);
}

/** Several of them as one step under a name of its own. */
export async function recordDeliveries(deliveries: readonly SurveyDelivery[], did: Note): Promise<void> {
  await transact(did, deliveries.map((delivery) => ({ table: 'deliveries', key: delivery.id, after: delivery })));
}

/** Changes what is written about a drawing; its numbers stay. `did` says what for the history. */
export async function changeDelivery(deliveryId: string, change: Partial<Omit<SurveyDelivery, 'id'>>, did: Note): Promise<void> {
  await inOneTransaction(async () => {
    const delivery = await existing(deliveryId);
    await transact(did, [{ table: 'deliveries', key: deliveryId, after: { ...delivery, ...change } }]);
  });
}

/** 退回补正: the drawing stays with its check, and counts for nothing until another one comes in its place. */
export async function sendBackDelivery(deliveryId: string, sentBack: SentBack): Promise<void> {
  const delivery = await existing(deliveryId);
  await changeDelivery(deliveryId, { status: 'returned', sentBack }, { code: 'delivery.did.sendBack', params: deliveryFacts(delivery) });
}

/** Takes a sending back back: the drawing counts again, as checked when its check is still there. */
export async function acceptDelivery(deliveryId: string): Promise<void> {
  await inOneTransaction(async () => {
    const delivery = await existing(deliveryId);
    const checked = (await database.workingsRuns.filter((run) => run.input.deliveryId === deliveryId).count()) > 0;
    await changeDelivery(deliveryId, { status: checked ? 'checked' : 'received', sentBack: null }, { code: 'delivery.did.accept', params: deliveryFacts(delivery) });
  });
}

/** Removes the drawing and its check; its columns stay until the history forgets them too. */
export async function removeDelivery(deliveryId: string): Promise<void> {
  await inOneTransaction(async () => {
    const delivery = await existing(deliveryId);
    await transact({ code: 'drawing.did.remove', params: deliveryFacts(delivery) }, [{ table: 'deliveries', key: deliveryId, after: null }, ...(await withoutRunsOf(deliveryId)), ...(await withoutFindingsOf(deliveryId))]);
  });
}

/**
 * Keeps the check of a drawing in the place of its last one; the drawing counts as checked. `findings` take the place of
 * those that were listed from the same source; null where none was listed.
 */
export async function saveWorkingsRun(deliveryId: string, run: WorkingsRun, findings: readonly Finding[] | null): Promise<void> {
  await inOneTransaction(async () => {
    const delivery = await existing(deliveryId);
    await transact({ code: 'drawing.did.check', params: deliveryFacts(delivery) }, [
      ...(await withoutRunsOf(deliveryId)),
      { table: 'workingsRuns', key: run.id, after: run },
      { table: 'deliveries', key: deliveryId, after: { ...delivery, status: delivery.status === 'received' ? 'checked' : delivery.status } },
      ...(findings ? await findingEdits(delivery, findings) : []),
    ]);
  });
}

/** Puts what a check found into the list of findings, in the place of what the mine's drawings, or its pit surveys, had there. */
export async function listWorkingFindings(delivery: SurveyDelivery, findings: readonly Finding[]): Promise<HistoryEntry | null> {
  return inOneTransaction(async () => {
    return transact({ code: 'drawing.did.list', params: { ...deliveryFacts(delivery), count: findings.length } }, await findingEdits(delivery, findings));
  });
}

/** Drawings and pit surveys stand side by side in the list: each takes the place of its own findings only. */
async function findingEdits(delivery: SurveyDelivery, findings: readonly Finding[]): Promise<Edit[]> {
  const current = new Set(findings.map(({ id }) => id));
  const listed = await database.findings.where('rightId').equals(delivery.rightId).filter((finding) => sourceOfFinding(finding) === sourceOf(delivery)).primaryKeys();
  return [
    ...listed.filter((id) => !current.has(id)).map((key): Edit => ({ table: 'findings', key, after: null })),
    ...findings.map((finding): Edit => ({ table: 'findings', key: finding.id, after: finding })),
  ];
}

async function withoutFindingsOf(deliveryId: string): Promise<Edit[]> {
  const runs = new Set(await database.workingsRuns.filter((run) => run.input.deliveryId === deliveryId).primaryKeys());
  const keys = await database.findings.filter(({ runId }) => runs.has(runId)).primaryKeys();
  return keys.map((key) => ({ table: 'findings', key, after: null }));
}

async function withoutRunsOf(deliveryId: string): Promise<Edit[]> {
  const runs = await database.workingsRuns.filter((run) => run.input.deliveryId === deliveryId).primaryKeys();
  return runs.map((key) => ({ table: 'workingsRuns', key, after: null }));
}

/** Mine, half-year and file, for the history's sentences. */
export const deliveryFacts = ({ mineName, period, fileName }: SurveyDelivery): NonNullable<Note['params']> => ({ mine: mineName, period: periodNote(period), file: fileName });

async function existing(deliveryId: string): Promise<SurveyDelivery> {
  const delivery = await database.deliveries.get(deliveryId);
  assert(delivery, `no delivery ${deliveryId}`);
  return delivery;
}
