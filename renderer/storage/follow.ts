/** Tells the workspace's records outside React: all of them first, and again whenever one table changed. */
import { liveQuery } from 'dexie';
import { differenceInForce } from '../../shared/crs/elevation.ts';
import type { BaseMapRecord } from '../../shared/model/base-map.ts';
import { STATED_DIFFERENCE_ID, type ElevationDifference } from '../../shared/model/elevation-datum.ts';
import type { AnalysisRun, Decision, Finding } from '../../shared/model/finding.ts';
import type { LayerGroupRecord, LayerRecord, LayerView } from '../../shared/model/layer.ts';
import type { RectificationPlan } from '../../shared/model/plan.ts';
import type { SurveyDelivery } from '../../shared/model/survey-delivery.ts';
import type { WorkingsRun } from '../../shared/model/workings.ts';
import { historyState, type HistoryState } from '../../shared/project/history.ts';
import { database } from './database.ts';

/** What the window keeps of the workspace in its memory. */
export interface WorkspaceRecords {
  /** In no particular order. */
  readonly layers: readonly LayerRecord[];
  /** How layers are shown, from the bottom of the map to the top. */
  readonly views: readonly LayerView[];
  /** The user's groups of layers, top first. */
  readonly groups: readonly LayerGroupRecord[];
  /** Newest first; the first one is the run of the current findings. */
  readonly runs: readonly AnalysisRun[];
  /** Of the newest run. */
  readonly findings: readonly Finding[];
  /** All ever taken, also on findings that the newest run no longer has. */
  readonly decisions: readonly Decision[];
  /** One per mining right. */
  readonly plans: readonly RectificationPlan[];
  /** All drawings ever received and kept. */
  readonly deliveries: readonly SurveyDelivery[];
  /** The last check of every drawing that was checked. */
  readonly workingsRuns: readonly WorkingsRun[];
  /** From the bottom to the top. */
  readonly baseMaps: readonly BaseMapRecord[];
  /** Between the two elevation datums, as it counts now. */
  readonly elevationDifference: ElevationDifference;
  /** What was done, newest first, and what undo and redo would touch. */
  readonly history: HistoryState;
}

const QUESTIONS: { readonly [Name in keyof WorkspaceRecords]: () => Promise<WorkspaceRecords[Name]> } = {
  layers: () => database.layers.toArray(),
  views: async () => (await database.views.toArray()).toSorted((a, b) => a.order - b.order),
  groups: async () => (await database.groups.toArray()).toSorted((a, b) => b.order - a.order),
  runs: async () => (await database.runs.toArray()).toSorted((a, b) => b.finishedAt.localeCompare(a.finishedAt)),
  findings: () => database.findings.toArray(),
  decisions: () => database.decisions.toArray(),
  plans: () => database.plans.toArray(),
  deliveries: () => database.deliveries.toArray(),
  workingsRuns: () => database.workingsRuns.toArray(),
  baseMaps: async () => (await database.baseMaps.toArray()).toSorted((a, b) => a.order - b.order),
  elevationDifference: async () => differenceInForce((await database.elevationDifferences.get(STATED_DIFFERENCE_ID)) ?? null),
  history: async () => historyState(await database.history.toArray()),
};

/**
 * Follows all tables for the life of the window. `hear` gets whole sets only, and one set for the answers that come
 * together: a step that touches several tables is not told table by table.
 */
export function followRecords(hear: (records: WorkspaceRecords) => void, fail: (fault: unknown) => void): void {
  const names = Object.keys(QUESTIONS) as (keyof WorkspaceRecords)[];
  const heard: Partial<Record<keyof WorkspaceRecords, unknown>> = {};
  let telling = false;
  const tell = (): void => {
    telling = false;
    hear({ ...heard } as unknown as WorkspaceRecords);
  };
  for (const name of names) {
    liveQuery<unknown>(QUESTIONS[name]).subscribe({
      next(answer) {
        heard[name] = answer;
        if (telling || names.some((each) => !(each in heard))) return;
        telling = true;
        setTimeout(tell);
      },
      error: fail,
    });
  }
}
