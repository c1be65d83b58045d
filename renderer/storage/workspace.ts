/**
 * What a user can do to the workspace's records; every function is one undoable step (settings apart).
 * Importing needs the engine as well and is in `renderer/engine/import-layers.ts`.
 */
import { assert, stop, type Note } from '../../shared/base/news.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { ElevationDatum } from '../../shared/model/elevation-datum.ts';
import type { AnalysisRun, Decision, Finding } from '../../shared/model/finding.ts';
import { columnsIdOf, LAYER_ROLES, type FieldMapping, type LayerRecord, type LayerView, type LayerGroupRecord } from '../../shared/model/layer.ts';
import type { RectificationPlan } from '../../shared/model/plan.ts';
import type { Edit } from '../../shared/project/history.ts';
import { dependentsOf, type LayerDependents } from '../../shared/project/layer-dependents.ts';
import { onlyOneShown } from '../../shared/project/layer-groups.ts';
import { withSampleInput } from '../../shared/model/sample-run.ts';
import { GIVEN_NUMBERS, type GivenNumbers } from '../../shared/project/given-numbers.ts';
import { database } from './database.ts';
import { inOneTransaction, transact } from './transact.ts';
import { withMeaning } from './workspace-edits.ts';

/** From the bottom of the map to the top (SYMBOLS §2); every role has its place so that order never depends on import order. */
const DRAWING_ORDER = ['dltb', 'village', 'river', 'road', 'railway', 'powerline', 'pipeline', 'grassland', 'forest', 'other', 'wetland', 'farmland', 'reserve', 'riverzone', 'watersource', 'redline', 'township', 'county', 'rights'] as const satisfies typeof LAYER_ROLES[number][];

/** How a new layer is shown: visible, opaque, at its role's place. */
export function defaultView(record: LayerRecord): LayerView {
  return { layerId: record.id, visible: true, opacity: 1, order: DRAWING_ORDER.indexOf(record.role) };
}

/** Records layers whose columns are already complete on disk, as one step; `didWhat` names it where it is no import. */
export async function recordLayers(records: readonly LayerRecord[], didWhat?: Note): Promise<void> {
  const [first] = records;
  if (!first) return;
  const label: Note = didWhat ?? (records.length === 1 ? { code: 'project.did.import', params: { name: first.name } } : { code: 'project.did.import-several', params: { count: records.length } });
  await transact(label, records.flatMap((record): Edit[] => [
    { table: 'layers', key: record.id, after: record },
    { table: 'views', key: record.id, after: defaultView(record) },
  ]));
}

/** Removes the layer and its view; its columns stay until neither a record nor the history refers to them. */
export async function removeLayer(layerId: string): Promise<void> {
  await inOneTransaction(async () => {
    const record = await existingLayer(layerId);
    const cells = await database.edits.where('layerId').equals(layerId).primaryKeys();
    const runs = await database.runs.toArray();
    const dependents = dependentsOf(layerId, { runs, workingsRuns: await database.workingsRuns.toArray(), findings: await database.findings.toArray(), plans: await database.plans.toArray() });
    // Runs of older versions know only by their layers that they are of the sample; they stay, and must still say it.
    const marked = record.sample ? runs.filter((run) => withSampleInput(run, layerId) !== run) : [];
    await transact(removalLabel(record.name, dependents), [
      { table: 'layers', key: layerId, after: null },
      { table: 'views', key: layerId, after: null },
      { table: 'drafts', key: layerId, after: null },
      ...cells.map((key): Edit => ({ table: 'edits', key, after: null })),
      ...marked.map((run): Edit => ({ table: 'runs', key: run.id, after: withSampleInput(run, layerId) })),
    ]);
  });
}

/** Names what was made from the layer and stays, so that nobody takes it for gone. */
function removalLabel(name: string, { findings, plans }: LayerDependents): Note {
  if (plans > 0) return { code: 'sample.did.removeWithPlans', params: { name, findings, plans } };
  return findings > 0 ? { code: 'sample.did.removeWithFindings', params: { name, findings } } : { code: 'project.did.remove-layer', params: { name } };
}

/** Gives the layer another name. */
export async function renameLayer(layerId: string, name: string): Promise<void> {
  await inOneTransaction(async () => {
    const record = await existingLayer(layerId);
    await transact({ code: 'project.did.rename-layer', params: { before: record.name, after: name } }, [{ table: 'layers', key: layerId, after: { ...record, name, nameAtFirst: record.nameAtFirst ?? record.name } }]);
  });
}

/** What joining made of a layer's columns. */
export interface OtherColumns {
  /** The columns they were made of. */
  readonly madeOf: string;
  readonly columnsId: string;
  readonly fields: LayerRecord['fields'];
  /** Meanings that have a field only now. */
  readonly gained: FieldMapping;
}

/**
 * Gives a layer other columns; the old ones stay as long as the history can bring them back. What was written about the
 * layer while they were made stays; stops when it is gone by then, or has columns that they were not made of.
 */
export async function replaceColumns(layerId: string, { madeOf, columnsId, fields, gained }: OtherColumns, label: Note): Promise<void> {
  await inOneTransaction(async () => {
    const record = await database.layers.get(layerId);
    if (!record || columnsIdOf(record) !== madeOf) stop('project.layer-unknown');
    const meant = Object.keys(gained).length > 0 ? withMeaning(record, record.role, { ...record.mapping, ...gained }) : record;
    await transact(label, [{ table: 'layers', key: layerId, after: { ...meant, columnsId, fields } satisfies LayerRecord }]);
  });
}

/** States the time that the layer's data show: `2025`, `2026-09` or `2026-09-30`; null clears it. */
export async function setLayerDate(layerId: string, date: string | null): Promise<void> {
  await inOneTransaction(async () => {
    const record = await existingLayer(layerId);
    const label: Note = date === null ? { code: 'compare.did.noDate', params: { name: record.name } } : { code: 'compare.did.date', params: { name: record.name, date } };
    await transact(label, [{ table: 'layers', key: layerId, after: { ...record, vintage: date } }]);
  });
}

/**
 * Declares the layer's system and, where it carries elevations, their datum (声明坐标系, 数字不变); null takes a declaration back.
 * `alsoLayerIds` are declared to be in the same system, in the same step.
 */
export async function declareSystem(layerId: string, system: CoordinateSystem | null, elevationDatum?: ElevationDatum | null, alsoLayerIds: readonly string[] = []): Promise<void> {
  await inOneTransaction(async () => {
    const record = await existingLayer(layerId);
    const also = await Promise.all(alsoLayerIds.map(existingLayer));
    const onlyElevations = record.system?.id === system?.id && elevationDatum !== undefined;
    const label: Note =
      also.length > 0
        ? { code: 'project.did.declare-several', params: { name: record.name, count: also.length + 1 } }
        : { code: onlyElevations ? 'elevation.did.rights' : system ? 'project.did.declare-system' : 'project.did.undeclare-system', params: { name: record.name } };
    await transact(label, [
      { table: 'layers', key: layerId, after: { ...(record.system?.id === system?.id ? record : declared(record, system)), ...(elevationDatum !== undefined && { elevationDatum }) } },
      ...also.map((other): Edit => ({ table: 'layers', key: other.id, after: declared(other, system) })),
    ]);
  });
}

function declared({ systemDeclaredBy: _by, systemDeclaredAt: _at, ...record }: LayerRecord, system: CoordinateSystem | null): LayerRecord {
  return { ...record, system, ...(system && { systemDeclaredBy: 'person', systemDeclaredAt: new Date().toISOString() }) };
}

/** Changes how layers are shown, one step for all of them; layers without a view are passed over. `didWhat` names what has no name of its own. */
export async function setViews(changes: readonly ({ readonly layerId: string } & Partial<Omit<LayerView, 'layerId'>>)[], didWhat?: Note): Promise<void> {
  await inOneTransaction(async () => {
    const changed: LayerView[] = [];
    for (const change of changes) {
      const view = await database.views.get(change.layerId);
      if (view) changed.push({ ...view, ...change });
    }
    await transact(didWhat ?? (await viewLabel(changes)), await editsOfViews(changed));
  });
}

/** Views as a step changes them, with those that an exclusive group switches off for them. */
export async function editsOfViews(changed: readonly LayerView[], groups?: readonly LayerGroupRecord[]): Promise<Edit[]> {
  const views = onlyOneShown(changed, await database.views.toArray(), groups ?? (await database.groups.toArray()));
  return views.map((after): Edit => ({ table: 'views', key: after.layerId, after }));
}

/** Writes down something about a layer; an empty text takes it away. */
export async function setLayerRemark(layerId: string, remark: string): Promise<void> {
  await inOneTransaction(async () => {
    const { remark: _before, ...record } = await existingLayer(layerId);
    const text = remark.trim();
    await transact({ code: text === '' ? 'office.did.noRemark' : 'office.did.remark', params: { name: record.name } }, [{ table: 'layers', key: layerId, after: { ...record, ...(text !== '' && { remark: text }) } satisfies LayerRecord }]);
  });
}

/** Names told of a step that touches many layers. */
const MOST_NAMES = 4;

async function viewLabel(changes: readonly ({ readonly layerId: string } & Partial<LayerView>)[]): Promise<Note> {
  const layers = (await database.layers.bulkGet(changes.map(({ layerId }) => layerId))).flatMap((layer) => layer?.name ?? []);
  const [only] = changes;
  const [name] = layers;
  if (!only || name === undefined) return { code: 'project.did.change-views' };
  if (changes.length === 1) {
    if (only.visible !== undefined) return { code: only.visible ? 'project.did.show-layer' : 'project.did.hide-layer', params: { name } };
    if (only.opacity !== undefined && only.style === undefined) return { code: 'office.did.opacity', params: { name, percent: Math.round(only.opacity * 100) } };
  }
  const shown = changes.every(({ visible }) => visible === true);
  if (shown || changes.every(({ visible }) => visible === false)) return { code: shown ? 'office.did.showSeveral' : 'office.did.hideSeveral', params: { names: [...layers.slice(0, MOST_NAMES), ...(layers.length > MOST_NAMES ? ['…'] : [])] } };
  return { code: 'project.did.change-views' };
}

/**
 * Records decisions as one step; a later decision on the same finding replaces the earlier one. `didWhat` names the finding
 * where the caller knows its words; `plan` is that of the mine, where the decisions change it.
 */
export async function saveDecisions(decisions: readonly Decision[], didWhat?: Note, plan?: RectificationPlan): Promise<void> {
  const [first] = decisions;
  if (!first) return;
  const mine = (await database.findings.get(first.findingId))?.mineName ?? '';
  const label: Note = didWhat ?? (decisions.length === 1 ? { code: 'project.did.decide', params: { mine } } : { code: 'project.did.decide-several', params: { count: decisions.length } });
  await transact(label, [...decisions.map((decision): Edit => ({ table: 'decisions', key: decision.findingId, after: decision })), ...editOfPlan(plan)]);
}

/** One decision; see {@link saveDecisions}. */
export async function saveDecision(decision: Decision, didWhat?: Note, plan?: RectificationPlan): Promise<void> {
  await saveDecisions([decision], didWhat, plan);
}

const editOfPlan = (plan: RectificationPlan | undefined): Edit[] => (plan ? [{ table: 'plans', key: plan.rightId, after: plan }] : []);

/** Ids of the findings that there are now. */
export async function readFindingIds(): Promise<ReadonlySet<string>> {
  return new Set(await database.findings.toCollection().primaryKeys());
}

/** Takes a decision back; the finding is open again. `plan` as for {@link saveDecisions}. */
export async function clearDecision(findingId: string, didWhat: Note = { code: 'project.did.clear-decision' }, plan?: RectificationPlan): Promise<void> {
  await transact(didWhat, [{ table: 'decisions', key: findingId, after: null }, ...editOfPlan(plan)]);
}

/** Keeps the run and replaces the findings of the last one by its own (those from drawings stay); decisions stay attached by finding id. */
export async function saveRun(run: AnalysisRun, findings: readonly Finding[]): Promise<void> {
  await inOneTransaction(async () => {
    const current = new Set(findings.map((finding) => finding.id));
    const gone = (await database.findings.filter(({ evidence }) => evidence.kind !== 'working').primaryKeys()).filter((id) => !current.has(id));
    await transact({ code: 'project.did.run', params: { number: run.number } }, [
      { table: 'runs', key: run.id, after: run },
      ...gone.map((key): Edit => ({ table: 'findings', key, after: null })),
      ...findings.map((finding): Edit => ({ table: 'findings', key: finding.id, after: finding })),
    ]);
  });
}

/** Keeps plans as one step; one per mining right, the newer replaces. */
export async function savePlans(plans: readonly RectificationPlan[], didWhat?: Note): Promise<void> {
  const [first] = plans;
  if (!first) return;
  const label: Note = didWhat ?? (plans.length === 1 ? labelOfPlan(first) : { code: 'project.did.plan-several', params: { count: plans.length } });
  await transact(label, plans.map((plan) => ({ table: 'plans', key: plan.rightId, after: plan })));
}

const labelOfPlan = ({ number }: RectificationPlan): Note => (number === '' ? { code: 'project.did.plan-unnumbered' } : { code: 'project.did.plan', params: { number } });

/** The kept plan of one right as the database has it now. */
export async function readPlan(rightId: string): Promise<RectificationPlan | undefined> {
  return database.plans.get(rightId);
}

/** One plan; see {@link savePlans}. `label` says what was done to it, for the history; `drafted` is what it was done to, where nothing was kept yet. */
export async function savePlan(plan: RectificationPlan, label?: Note, drafted?: RectificationPlan): Promise<void> {
  await savePlans(drafted ? [drafted, plan] : [plan], label ?? labelOfPlan(plan));
}

/** Removes the plan of one right; nothing happens when there is none. */
export async function removePlan(rightId: string): Promise<void> {
  const plan = await database.plans.get(rightId);
  if (plan) await transact({ code: 'project.did.remove-plan', params: { number: plan.number } }, [{ table: 'plans', key: rightId, after: null }]);
}

/** `R-20261118-02`: the day (`YYYY-MM-DD`) and the next number that was never given on it. */
export async function nextRunNumber(today: string): Promise<string> {
  const prefix = `R-${today.replaceAll('-', '')}-`;
  return prefix + String((await highestGiven(prefix)) + 1).padStart(2, '0');
}

/** `ZG-2026-0134`: `count` numbers after the highest one ever given in this year. */
export async function nextPlanNumbers(year: number, count: number): Promise<readonly string[]> {
  const prefix = `ZG-${year}-`;
  const first = (await highestGiven(prefix)) + 1;
  return Array.from({ length: count }, (_, index) => prefix + String(first + index).padStart(4, '0'));
}

/** Remembers a small fact outside the history (map view, dismissed hint). */
export async function saveSetting(key: string, value: unknown): Promise<void> {
  await database.settings.put({ key, value });
}

/** Reads a small fact; undefined when never set. */
export async function readSetting<Value>(key: string): Promise<Value | undefined> {
  return (await database.settings.get(key))?.value as Value | undefined;
}

async function existingLayer(layerId: string): Promise<LayerRecord> {
  const record = await database.layers.get(layerId);
  assert(record, `no layer ${layerId}`);
  return record;
}

async function highestGiven(prefix: string): Promise<number> {
  return (await readSetting<GivenNumbers>(GIVEN_NUMBERS))?.[prefix] ?? 0;
}
