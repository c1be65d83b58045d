/**
 * All records of a workspace as plain data, apart from any database: what a backup holds and what a restore
 * checks before it replaces anything. Records travel as one JSON line each.
 */
import { stop } from '../base/news.ts';
import type { Act } from '../model/act.ts';
import type { AnalysisRun, Decision, Finding } from '../model/finding.ts';
import type { DraftRecord, RowEdit } from '../model/layer-edits.ts';
import type { StatedElevationDifference } from '../model/elevation-datum.ts';
import type { LayerGroupRecord, LayerRecord, LayerView } from '../model/layer.ts';
import type { BaseMapRecord } from '../model/base-map.ts';
import type { DrawingLook } from '../model/drawing-look.ts';
import type { RectificationPlan } from '../model/plan.ts';
import type { SurveyDelivery } from '../model/survey-delivery.ts';
import type { TransformationSet } from '../model/transformation.ts';
import type { WorkingsRun } from '../model/workings.ts';
import { withPitSurveySources } from './pit-survey-findings.ts';
import { withTrail } from './earlier-trail.ts';
import { RECORD_TABLES, type HistoryChanges, type HistoryEntry } from './history.ts';

/** Of the records' shape; raised together with the database's version. */
export const WORKSPACE_VERSION = 9;

/** Everything a backup holds. */
export const WORKSPACE_TABLES = [...RECORD_TABLES, 'history', 'changes', 'settings'] as const;
export type WorkspaceTable = (typeof WORKSPACE_TABLES)[number];

/** Version with which a table came; the others were there from the first. Backups of earlier versions lack it. */
const SINCE_VERSION: Partial<Record<WorkspaceTable, number>> = { deliveries: 2, workingsRuns: 2, edits: 3, groups: 3, drafts: 3, transformations: 4, baseMaps: 5, elevationDifferences: 6, drawingLooks: 7, acts: 9 };

/** Whether a backup of this version holds the table. */
export function isTableOf(table: WorkspaceTable, version: number): boolean {
  return version >= (SINCE_VERSION[table] ?? 1);
}

/** A small fact outside the history. */
export interface SettingRecord {
  readonly key: string;
  readonly value: unknown;
}

export interface WorkspaceRecords {
  readonly layers: readonly LayerRecord[];
  readonly views: readonly LayerView[];
  readonly runs: readonly AnalysisRun[];
  readonly findings: readonly Finding[];
  readonly decisions: readonly Decision[];
  readonly plans: readonly RectificationPlan[];
  /** Since version 2. */
  readonly deliveries: readonly SurveyDelivery[];
  /** Since version 2; the last check of each delivery. */
  readonly workingsRuns: readonly WorkingsRun[];
  /** Since version 3: changed cells. */
  readonly edits: readonly RowEdit[];
  /** Since version 3: the user's own groups of layers. */
  readonly groups: readonly LayerGroupRecord[];
  /** Since version 3: what was drawn. */
  readonly drafts: readonly DraftRecord[];
  /** Since version 4: parameters between coordinate systems. */
  readonly transformations: readonly TransformationSet[];
  /** Since version 5. */
  readonly baseMaps: readonly BaseMapRecord[];
  /** Since version 6: the county's own difference between the two elevation datums. */
  readonly elevationDifferences: readonly StatedElevationDifference[];
  /** Since version 7. */
  readonly drawingLooks: readonly DrawingLook[];
  /** Since version 9: the trail of every mine. */
  readonly acts: readonly Act[];
  readonly history: readonly HistoryEntry[];
  readonly changes: readonly HistoryChanges[];
  readonly settings: readonly SettingRecord[];
}

/** The field that identifies a record of each table. */
export const RECORD_KEYS = {
  layers: 'id',
  views: 'layerId',
  runs: 'id',
  findings: 'id',
  decisions: 'findingId',
  plans: 'rightId',
  deliveries: 'id',
  workingsRuns: 'id',
  edits: 'key',
  groups: 'id',
  drafts: 'layerId',
  transformations: 'id',
  baseMaps: 'id',
  elevationDifferences: 'id',
  drawingLooks: 'rightId',
  acts: 'id',
  history: 'sequence',
  changes: 'sequence',
  settings: 'key',
} as const satisfies Record<WorkspaceTable, string>;

/** What may leave the workspace: classified (涉密) transformation sets stay behind, in the history too. */
export function withoutClassified(records: WorkspaceRecords): WorkspaceRecords {
  const classified = (record: unknown): boolean => (record as TransformationSet | null)?.classified === true;
  return {
    ...records,
    transformations: records.transformations.filter((set) => !set.classified),
    changes: records.changes.map((entry) => ({ ...entry, changes: entry.changes.filter(({ table, before, after }) => table !== 'transformations' || !(classified(before) || classified(after))) })),
  };
}

/** JSON knows no Infinity, but the extent of an empty layer has them; they travel as a marked object. */
const NON_FINITE = '$number';

/** One record as one line; the inverse of {@link decodeRecord}. */
export function encodeRecord(record: unknown): string {
  return JSON.stringify(record, (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? { [NON_FINITE]: String(value) } : value));
}

/** Reads one line; throws SyntaxError when it is no JSON. */
export function decodeRecord(line: string): unknown {
  return JSON.parse(line, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(NON_FINITE in value)) return value;
    return Number((value as Record<string, unknown>)[NON_FINITE]);
  });
}

/** All lines of one table. */
export function encodeTable(records: readonly unknown[]): string {
  return records.map((record) => `${encodeRecord(record)}\n`).join('');
}

/**
 * Reads one table and checks that every record is an object with its own key of the right type and with the
 * fields the program relies on; stops with a Problem that names the backup and the table.
 */
export function decodeTable(table: WorkspaceTable, text: string, fileLabel: string): readonly unknown[] {
  const keys = new Set<unknown>();
  const records: unknown[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    let record: unknown;
    try {
      record = decodeRecord(line);
    } catch {
      stop('project.backup-records-damaged', { file: fileLabel, table });
    }
    if (!fits(table, record)) stop('project.backup-records-damaged', { file: fileLabel, table });
    const key = (record as Record<string, unknown>)[RECORD_KEYS[table]];
    if (keys.has(key)) stop('project.backup-records-damaged', { file: fileLabel, table });
    keys.add(key);
    records.push(record);
  }
  return records;
}

type FieldKind = 'string' | 'number' | 'boolean' | 'array' | 'object';

/** Fields that code reads without asking; a record that lacks one is damaged. */
const REQUIRED: Record<WorkspaceTable, Readonly<Record<string, FieldKind>>> = {
  layers: { id: 'string', name: 'string', role: 'string', geometryKind: 'string', featureCount: 'number', extent: 'array', fields: 'array', mapping: 'object', source: 'object', notes: 'array', problems: 'array' },
  views: { layerId: 'string', visible: 'boolean', opacity: 'number', order: 'number' },
  runs: { id: 'string', number: 'string', finishedAt: 'string', parameters: 'object', system: 'object', rightsLayerId: 'string', inputs: 'array', rights: 'array' },
  findings: { id: 'string', runId: 'string', code: 'string', rightId: 'string', mineName: 'string', severity: 'string', evidence: 'object' },
  decisions: { findingId: 'string', verdict: 'string', reason: 'string', decidedAt: 'string' },
  plans: { rightId: 'string', number: 'string', runId: 'string', route: 'string', items: 'array', stage: 'string' },
  deliveries: { id: 'string', rightId: 'string', mineName: 'string', period: 'string', kind: 'string', fileName: 'string', sha256: 'string', accuracy: 'object', layerRoles: 'object', gapMetres: 'number', receivedOn: 'string', status: 'string' },
  workingsRuns: { id: 'string', period: 'string', finishedAt: 'string', parameters: 'object', system: 'object', rightsLayerId: 'string', input: 'object', mines: 'array', notes: 'array', problems: 'array' },
  edits: { key: 'string', layerId: 'string', feature: 'number', values: 'object' },
  groups: { id: 'string', name: 'string', visible: 'boolean', opacity: 'number', order: 'number' },
  drafts: { layerId: 'string', features: 'array' },
  transformations: { id: 'string', name: 'string', from: 'object', to: 'object', parameters: 'object', area: 'object', source: 'string', date: 'string', classified: 'boolean' },
  baseMaps: { id: 'string', name: 'string', source: 'object', visible: 'boolean', opacity: 'number', order: 'number', shifted: 'boolean' },
  elevationDifferences: { id: 'string', metres: 'number', source: 'string', statedOn: 'string' },
  drawingLooks: { rightId: 'string', hidden: 'array' },
  acts: { id: 'string', rightId: 'string', at: 'string', runId: 'string', what: 'object' },
  history: { sequence: 'number', label: 'object', at: 'string', tables: 'array', undone: 'boolean' },
  changes: { sequence: 'number', changes: 'array' },
  settings: { key: 'string' },
};

function fits(table: WorkspaceTable, record: unknown): boolean {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return false;
  if (table === 'layers' && !declarationFits(record as Partial<LayerRecord>)) return false;
  return Object.entries(REQUIRED[table]).every(([field, kind]) => kindOf((record as Record<string, unknown>)[field]) === kind);
}

/** Older records do not say who declared the system. */
function declarationFits({ systemDeclaredBy: by, systemDeclaredAt: at }: { readonly systemDeclaredBy?: unknown; readonly systemDeclaredAt?: unknown }): boolean {
  return (by === undefined || by === 'file' || by === 'person') && (at === undefined || typeof at === 'string');
}

function kindOf(value: unknown): FieldKind | null {
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  if (type === 'object') return value === null ? null : 'object';
  return type === 'string' || type === 'number' || type === 'boolean' ? type : null;
}

/**
 * Lifts records of an older workspace version to the current one: tables that it did not have yet (`isTableOf`) are
 * empty; findings of pit surveys get a place of their own; the trail begins with what is known, and numbers once given are noted. A newer one stops with a Problem.
 */
export function migrateRecords(records: WorkspaceRecords, version: number, fileLabel: string): WorkspaceRecords {
  if (version > WORKSPACE_VERSION) stop('project.backup-newer', { file: fileLabel });
  const separated = version < 8 ? withPitSurveySources(records) : records;
  return version < 9 ? withTrail(separated) : separated;
}
