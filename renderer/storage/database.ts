/**
 * The workspace's records in IndexedDB (Dexie). Numbered versions: a released version is never edited, a new
 * one is added below it with its upgrade, and `WORKSPACE_VERSION` of `shared/project` rises with it. Layer
 * columns are not here; see `column-store.ts`.
 */
import { Dexie, type EntityTable, type Table, type Transaction } from 'dexie';
import type { Act } from '../../shared/model/act.ts';
import type { AnalysisRun, Decision, Finding } from '../../shared/model/finding.ts';
import type { StatedElevationDifference } from '../../shared/model/elevation-datum.ts';
import type { DraftRecord, RowEdit } from '../../shared/model/layer-edits.ts';
import type { LayerGroupRecord, LayerRecord, LayerView } from '../../shared/model/layer.ts';
import type { BaseMapRecord } from '../../shared/model/base-map.ts';
import type { DrawingLook } from '../../shared/model/drawing-look.ts';
import type { RectificationPlan } from '../../shared/model/plan.ts';
import type { SurveyDelivery } from '../../shared/model/survey-delivery.ts';
import type { TransformationSet } from '../../shared/model/transformation.ts';
import type { WorkingsRun } from '../../shared/model/workings.ts';
import { withPitSurveySources, type CheckedRecords } from '../../shared/project/pit-survey-findings.ts';
import { withTrail, type TrailSources } from '../../shared/project/earlier-trail.ts';
import type { HistoryChanges, HistoryEntry } from '../../shared/project/history.ts';
import type { SettingRecord } from '../../shared/project/workspace-records.ts';

export const DATABASE_NAME = 'kuangce-workspace';

/** All tables of the workspace, keyed as `RECORD_KEYS` of `shared/project` says. */
export class WorkspaceDatabase extends Dexie {
  declare readonly layers: EntityTable<LayerRecord, 'id'>;
  declare readonly views: EntityTable<LayerView, 'layerId'>;
  declare readonly runs: EntityTable<AnalysisRun, 'id'>;
  declare readonly findings: EntityTable<Finding, 'id'>;
  declare readonly decisions: EntityTable<Decision, 'findingId'>;
  declare readonly plans: EntityTable<RectificationPlan, 'rightId'>;
  declare readonly deliveries: EntityTable<SurveyDelivery, 'id'>;
  declare readonly workingsRuns: EntityTable<WorkingsRun, 'id'>;
  declare readonly edits: EntityTable<RowEdit, 'key'>;
  declare readonly groups: EntityTable<LayerGroupRecord, 'id'>;
  declare readonly drafts: EntityTable<DraftRecord, 'layerId'>;
  declare readonly transformations: EntityTable<TransformationSet, 'id'>;
  declare readonly baseMaps: EntityTable<BaseMapRecord, 'id'>;
  declare readonly elevationDifferences: EntityTable<StatedElevationDifference, 'id'>;
  declare readonly drawingLooks: EntityTable<DrawingLook, 'rightId'>;
  declare readonly acts: EntityTable<Act, 'id'>;
  declare readonly history: Table<HistoryEntry, number, Omit<HistoryEntry, 'sequence'>>;
  declare readonly changes: EntityTable<HistoryChanges, 'sequence'>;
  declare readonly settings: EntityTable<SettingRecord, 'key'>;

  constructor(name: string = DATABASE_NAME) {
    // Chrome's default lets a record vanish in a power cut after it was reported as saved.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      layers: 'id, role',
      views: 'layerId',
      runs: 'id, finishedAt',
      findings: 'id, runId, rightId',
      decisions: 'findingId',
      plans: 'rightId',
      history: '++sequence',
      changes: 'sequence',
      settings: 'key',
    });
    // Drawings by period, and their checks against the licences.
    this.version(2).stores({ deliveries: 'id, rightId', workingsRuns: 'id' });
    // Changed cells, groups of layers, and what was drawn.
    this.version(3).stores({ edits: 'key, layerId', groups: 'id', drafts: 'layerId' });
    // Parameters between coordinate systems.
    this.version(4).stores({ transformations: 'id' });
    // Base maps.
    this.version(5).stores({ baseMaps: 'id' });
    // The county's own difference between the two elevation datums.
    this.version(6).stores({ elevationDifferences: 'id' });
    // How a mine's drawings are looked at.
    this.version(7).stores({ drawingLooks: 'rightId' });
    // Findings of pit surveys beside those of drawings.
    this.version(8).upgrade(separatePitSurveys);
    // The trail of every mine, and the numbers once given.
    this.version(9).stores({ acts: 'id, rightId' }).upgrade(beginTrail);
  }
}

async function separatePitSurveys(transaction: Transaction): Promise<void> {
  const tables = ['findings', 'decisions', 'plans', 'deliveries', 'workingsRuns'] as const;
  const before = Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await transaction.table(table).toArray()]))) as unknown as CheckedRecords;
  const after = withPitSurveySources(before);
  if (after === before) return;
  await transaction.table('findings').clear();
  await transaction.table('findings').bulkAdd([...after.findings]);
  await transaction.table('decisions').bulkPut([...after.decisions]);
  await transaction.table('plans').bulkPut([...after.plans]);
  await transaction.table('workingsRuns').bulkPut([...after.workingsRuns]);
}

async function beginTrail(transaction: Transaction): Promise<void> {
  const tables = ['runs', 'findings', 'decisions', 'plans', 'history', 'changes', 'settings', 'acts'] as const;
  const before = Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await transaction.table(table).toArray()]))) as unknown as TrailSources;
  const { acts, settings } = withTrail(before);
  await transaction.table('acts').bulkPut([...acts]);
  await transaction.table('settings').bulkPut([...settings]);
}

/** The open workspace; Dexie opens it at the first use, in the window and in workers alike. */
export const database = new WorkspaceDatabase();
