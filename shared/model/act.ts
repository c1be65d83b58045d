/** One act on a mine (留痕): written once when it was done, and never changed or taken back; taking something back is an act of its own. */
import type { Finding, Verdict } from './finding.ts';
import type { PlanItem, PlanStage, PlanStep, Route } from './plan.ts';

/** What an edit in one cell of the measures did; empty texts and null are empty cells. */
export interface ChangedCell {
  /** Words of the measure as they read afterwards. */
  readonly measure: string;
  readonly column: Exclude<keyof PlanItem, 'findingId'>;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

export type ActContent =
  | { readonly kind: 'verdict'; readonly finding: Finding; readonly verdict: Verdict; readonly reason: string }
  /** A verdict was taken back; the finding is open again. */
  | { readonly kind: 'withdrawal'; readonly finding: Finding; readonly verdict: Verdict }
  /** The plan went to another stage. `step` is what was stated with it; null where nothing was. */
  | { readonly kind: 'stage'; readonly stage: PlanStage; readonly number: string; readonly version: number; readonly step: PlanStep | null }
  /** Words of the measures that came, went and were changed (as they read afterwards); `cells` of the changed, absent in acts of older programs. */
  | { readonly kind: 'measures'; readonly number: string; readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly string[]; readonly cells?: readonly ChangedCell[] }
  | { readonly kind: 'route'; readonly number: string; readonly route: Route; readonly reason: string };

export interface Act {
  /** Sorts by time. */
  readonly id: string;
  readonly rightId: string;
  /** ISO time. */
  readonly at: string;
  /** The run that the finding or the plan came from. */
  readonly runId: string;
  /** 编制人 as the settings named him then; absent where nobody was named. */
  readonly by?: string;
  /** Set where it came about by undo or redo. */
  readonly through?: 'undo' | 'redo';
  readonly what: ActContent;
}
