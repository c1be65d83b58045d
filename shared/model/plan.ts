/** One plan per mine (一矿一策 整改方案). */
import type { CalendarDate } from '../base/calendar-date.ts';

/** DOMAIN §5.3: the three official routes, partial withdrawal as their sub-type, and the open end ("等"). */
export const ROUTES = ['safety-rectification', 'integration', 'withdrawal', 'partial-withdrawal', 'other'] as const;
export type Route = (typeof ROUTES)[number];

export type PlanStage = 'draft' | 'review' | 'issued' | 'in-progress' | 'acceptance' | 'closed';

export interface PlanItem {
  readonly findingId: string;
  readonly measure: string;
  readonly acceptanceCriterion: string;
  readonly unit: string;
  readonly person: string;
  readonly deadline: CalendarDate | null;
  /** 万元 */
  readonly costTenThousandYuan: number | null;
}

/** One official step of a plan, as the office states it. */
export interface PlanStep {
  /** Where it led; `draft`: back to the beginning, `in-progress` with a reason: back to the work, because the acceptance failed. */
  readonly stage: PlanStage;
  readonly on: CalendarDate;
  /** 文号; empty where none was given. */
  readonly documentNumber: string;
  /** Why it went back; empty for a step onwards. */
  readonly reason: string;
  /** Set where the plan was opened to be changed, and not sent back: under review it went back, once issued a new version began. */
  readonly opened?: 'again' | 'new-version';
}

/** What an issued version said, kept when another one took its place. */
export type EarlierVersion = Pick<RectificationPlan, 'runId' | 'route' | 'routeReason' | 'items' | 'stage'> & {
  readonly version: number;
  readonly steps: readonly PlanStep[];
};

export interface RectificationPlan {
  /** The right's id: one mine, one plan. */
  readonly rightId: string;
  /** `ZG-2026-0134`; empty until the plan has a measure or is exported in the window, and always on the command line. */
  readonly number: string;
  readonly runId: string;
  readonly route: Route;
  readonly routeReason: string;
  /** Who stands behind route and reason; the program's own proposal follows the findings, a person's choice stays. */
  readonly routeChosenBy: 'program' | 'person';
  readonly items: readonly PlanItem[];
  /** Measures of a draft whose finding is not accepted at present or did not come up again: as last worded, and back with the finding. */
  readonly restingItems?: readonly PlanItem[];
  readonly stage: PlanStage;
  /** 1 for the first; absent in plans of older programs, which are the first. */
  readonly version?: number;
  /** Official steps of this version in their order; absent where none was stated. */
  readonly steps?: readonly PlanStep[];
  readonly earlierVersions?: readonly EarlierVersion[];
  /** By finding, the number under which the mine's papers quote it (`L05-2`): fixed from the first step onwards, whatever is found or not found again later. */
  readonly quotedNumbers?: Readonly<Record<string, string>>;
  readonly createdAt: string;
  readonly updatedAt: string;
}
