/** What of a workspace is the fictional sample county or was made from it, to be cleared away at once. */
import { findingIdsOfCheck, findingIdsOfRun } from '../analysis/findings-of-run.ts';
import type { AnalysisRun } from '../model/finding.ts';
import type { LayerRecord } from '../model/layer.ts';
import { isSampleRun } from '../model/sample-run.ts';
import { groupsWithin } from './layer-groups.ts';
import type { Edit, RecordTable } from './history.ts';
import { RECORD_KEYS, type WorkspaceRecords } from './workspace-records.ts';

/** Tables that the sample may have filled; base maps, transformations and the elevation difference are always the user's own. */
export type SampleTables = Pick<WorkspaceRecords, 'layers' | 'views' | 'runs' | 'findings' | 'decisions' | 'plans' | 'deliveries' | 'workingsRuns' | 'edits' | 'groups' | 'drafts' | 'drawingLooks' | 'acts'>;

/**
 * Edits that take away the sample's layers and all that was made from them. The user's own layers stay, with the runs
 * that no sample layer took part in. Of earlier runs only the newest one's findings are kept, but all decisions: those go
 * that only a run that goes can have asked for, and where no run stays, all that answer nothing any more. Of a drawing only
 * the newest check is kept: acts on what an older one had found go with the sample's drawings of the mine.
 */
export function editsClearingSample(records: SampleTables): readonly Edit[] {
  const layers = sampleLayers(records.layers);
  const runs = new Set(records.runs.filter((run) => isSampleRun(run, records.layers)).map(({ id }) => id));
  const deliveries = new Set(records.deliveries.filter(({ sample }) => sample).map(({ id }) => id));
  const checks = new Set(records.workingsRuns.filter(({ input, rightsLayerId }) => (input.deliveryId !== null && deliveries.has(input.deliveryId)) || layers.has(rightsLayerId)).map(({ id }) => id));
  const made = (runId: string): boolean => runs.has(runId) || checks.has(runId);
  const findings = new Set(records.findings.filter(({ runId }) => made(runId)).map(({ id }) => id));
  const answersOther = decisionsOfOthers(records, made, findings);
  const known = new Set([...records.runs, ...records.workingsRuns].map(({ id }) => id));
  const fictionalRights = new Set(records.deliveries.filter(({ id }) => deliveries.has(id)).map(({ rightId }) => rightId));
  const drawnRights = new Set(records.deliveries.filter(({ id }) => !deliveries.has(id)).map(({ rightId }) => rightId));
  return [
    ...removing('layers', records.layers, ({ id }) => layers.has(id)),
    ...removing('views', records.views, ({ layerId }) => layers.has(layerId)),
    ...removing('edits', records.edits, ({ layerId }) => layers.has(layerId)),
    ...removing('drafts', records.drafts, ({ layerId }) => layers.has(layerId)),
    ...removing('runs', records.runs, ({ id }) => runs.has(id)),
    ...removing('findings', records.findings, ({ id }) => findings.has(id)),
    ...removing('decisions', records.decisions, ({ findingId }) => !answersOther(findingId)),
    ...removing('plans', records.plans, ({ runId }) => made(runId)),
    ...removing('deliveries', records.deliveries, ({ id }) => deliveries.has(id)),
    ...removing('workingsRuns', records.workingsRuns, ({ id }) => checks.has(id)),
    ...removing('drawingLooks', records.drawingLooks, ({ rightId }) => deliveries.size > 0 && !drawnRights.has(rightId)),
    ...removing('acts', records.acts, ({ runId, rightId }) => made(runId) || (!known.has(runId) && fictionalRights.has(rightId) && !drawnRights.has(rightId))),
    ...removing('groups', records.groups, ({ id }) => onlyHolds(layers, records, id)),
  ];
}

/**
 * Whether a decision on a finding is of use without the runs that go: a finding that stays, or an earlier run that stays,
 * asks for it, or none of the runs that go can have asked for it; where no run stays, only the first counts.
 */
function decisionsOfOthers({ runs, workingsRuns, findings }: SampleTables, goes: (runId: string) => boolean, goneFindings: ReadonlySet<string>): (findingId: string) => boolean {
  const askedBy = (going: boolean): ReadonlySet<string> =>
    new Set([...runs.filter(({ id }) => goes(id) === going).flatMap(findingIdsOfRun), ...workingsRuns.filter(({ id }) => goes(id) === going).flatMap(findingIdsOfCheck)]);
  const [asked, stillAsked] = [askedBy(true), askedBy(false)];
  const staying = new Set(findings.flatMap(({ id }) => (goneFindings.has(id) ? [] : [id])));
  const runStays = [...runs, ...workingsRuns].some(({ id }) => !goes(id));
  return (findingId) => staying.has(findingId) || stillAsked.has(findingId) || (runStays && !asked.has(findingId) && !goneFindings.has(findingId));
}

/** The run that is the newest once the sample is cleared, where another is now: its findings are not kept and are to be raised again. */
export function runUncovered({ runs, layers }: Pick<SampleTables, 'runs' | 'layers'>): AnalysisRun | null {
  const newestFirst = runs.toSorted((a, b) => b.finishedAt.localeCompare(a.finishedAt));
  const staying = newestFirst.find((run) => !isSampleRun(run, layers));
  return staying && staying !== newestFirst[0] ? staying : null;
}

/** Ids of the sample's layers and of what was taken from them, directly or by way of others. */
function sampleLayers(layers: readonly LayerRecord[]): ReadonlySet<string> {
  const found = new Set(layers.filter(({ sample }) => sample).map(({ id }) => id));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { id, derivedFrom } of layers) if (derivedFrom != null && found.has(derivedFrom)) found.add(id);
  }
  return found;
}

/** Whether a group holds some of these layers and nothing else; an empty one stays as it was made. */
function onlyHolds(layerIds: ReadonlySet<string>, { views, groups }: SampleTables, groupId: string): boolean {
  const within = groupsWithin(groups, groupId);
  const inside = views.filter((view) => view.groupId != null && within.has(view.groupId));
  return inside.length > 0 && inside.every(({ layerId }) => layerIds.has(layerId));
}

function removing<Row>(table: RecordTable, rows: readonly Row[], goes: (row: Row) => boolean): Edit[] {
  return rows.filter(goes).map((row) => ({ table, key: (row as Readonly<Record<string, unknown>>)[RECORD_KEYS[table]] as string, after: null }));
}
