/** Findings (问题), the decisions people take on them, and the run they came from. */
import type { CalendarDate } from '../base/calendar-date.ts';
import type { Note, Problem } from '../base/news.ts';
import type { CoordinateSystem } from './coordinate-system.ts';
import type { Extent } from './extent.ts';
import type { WorkingKind } from './mine-drawing.ts';
import type { AreaPair, DistanceConflict, OverlayInput, OverlayParameters, RightOverlay } from './overlay.ts';
import type { Period } from './period.ts';
import type { SurveyAccuracy } from './survey-delivery.ts';
import type { ExcessChange } from './excess-change.ts';
import type { WorkingsSource } from './workings-source.ts';

/** Codes of DOMAIN §4.2 and §4.3 that this version can raise. */
export const FINDING_CODES = ['F02', 'F03', 'F04', 'F05', 'F12', 'L01', 'L02', 'L05', 'L06', 'L07', 'L08', 'L09', 'L11'] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** 严重 ◆, 一般 ▲, 提示 ○ */
export const SEVERITIES = ['severe', 'general', 'notice'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Set where the whole overlap is smaller than the run's bound for slivers: it is one all the same, for its pieces are wider than a sliver. Absent otherwise, and in older runs. */
interface TinyOverlap {
  readonly belowSliverAreaSquareMetres?: number;
}

/** What supports a finding; data only, the sentence is made by the message catalogue. */
export type Evidence =
  | ({ readonly kind: 'overlap'; readonly layerId: string; readonly layerName: string; readonly role: string; readonly classes: readonly string[]; readonly count: number; readonly share: number; readonly netAreaEllipsoidalSquareMetres: number | null } & AreaPair & TinyOverlap)
  | ({ readonly kind: 'rights-overlap'; /** Layer of the other right; absent in findings of the first version. */ readonly layerId?: string; /** Its name, where that is another layer than the right's own. */ readonly layerName?: string; readonly otherRightId: string; readonly otherMineName: string; readonly share: number; readonly elevation: { readonly topMetres: number; readonly bottomMetres: number } | null } & AreaPair & TinyOverlap)
  /** The right comes nearer to something than a rule allows; the areas are those of its part within the distance. */
  | ({ readonly kind: 'distance'; readonly layerName: string } & Pick<DistanceConflict, 'layerId' | 'role' | 'ruleId' | 'thresholdMetres' | 'distanceMetres' | 'nearest' | 'classes' | 'names' | 'count' | 'share'> & AreaPair)
  | ({
      readonly kind: 'working';
      /** Whose check found it; absent: a drawing's. */
      readonly source?: WorkingsSource;
      /** Half-year of the drawing, and its file. */
      readonly period: Period;
      readonly file: string;
      /** What keeps the working the same from period to period; its name and kind as drawn. */
      readonly workingKey: string;
      readonly workingName: string;
      readonly workingKind: WorkingKind;
      /** Drawn workings that this finding gathers: more than one where they bear no name of their own. */
      readonly count: number;
      readonly lengthMetres: number;
      readonly longestDistanceMetres: number;
      readonly meanDistanceMetres: number;
      readonly belowLimitMetres: number;
      readonly aboveLimitMetres: number;
      /** True: it stands or falls with an elevation datum that is not stated. */
      readonly datumDecides?: boolean;
      /** Of the excess; null where thickness or density is not known. */
      readonly volumeCubicMetres: number | null;
      readonly tonnes: number | null;
      /** Of F04: the mine whose ground it is. */
      readonly otherRightId: string | null;
      readonly otherMineName: string | null;
      readonly planToleranceMetres: number;
      readonly elevationToleranceMetres: number;
      readonly accuracy: SurveyAccuracy;
      /** Against the last period; null when there was none to compare with. */
      readonly change: { readonly kind: ExcessChange; readonly previousAreaEllipsoidalSquareMetres: number } | null;
    } & AreaPair)
  | { readonly kind: 'expired'; readonly validTo: CalendarDate; readonly days: number };

export interface Finding {
  /** Deterministic from code, right and subject: the same in every run (`stableId`). */
  readonly id: string;
  readonly runId: string;
  readonly code: FindingCode;
  readonly rightId: string;
  readonly mineName: string;
  readonly severity: Severity;
  readonly evidence: Evidence;
  /** Where to zoom, in the analysis system; null when it has no place. */
  readonly extent: Extent | null;
  /** Date of conduct when known; the law is chosen by it (行政处罚法 art 37), else by the run's day. */
  readonly conductDate: CalendarDate | null;
}

/** What a finding about workings was found in; null for findings of an overlay. Each source replaces its own findings only. */
export function sourceOfFinding({ evidence }: Pick<Finding, 'evidence'>): WorkingsSource | null {
  return evidence.kind === 'working' ? (evidence.source ?? 'drawing') : null;
}

export type Verdict = 'accepted' | 'set-aside' | 'needs-evidence';

/** A person's decision; attached to the finding's id, survives every re-run. */
export interface Decision {
  readonly findingId: string;
  readonly verdict: Verdict;
  /** Required for `set-aside`, and for `needs-evidence`: what is missing or to be checked on site. */
  readonly reason: string;
  readonly decidedAt: string;
  /** Ellipsoidal area at the time, to show later how it has changed. */
  readonly areaAtDecisionSquareMetres: number | null;
}

/** One overlay run, complete: inputs, parameters, results; kept so that every number can be traced. */
export interface AnalysisRun {
  readonly id: string;
  /** `R-20261118-02` */
  readonly number: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly engine: EngineStatement;
  readonly parameters: OverlayParameters;
  readonly system: CoordinateSystem;
  readonly rightsLayerId: string;
  readonly inputs: readonly OverlayInput[];
  readonly rights: readonly RightOverlay[];
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/** What did the computing; printed with results. */
export interface EngineStatement {
  readonly name: 'kuangce';
  readonly version: string;
  readonly clipper: string;
  readonly gridMetres: number;
  readonly ellipsoidalFormula: string;
}
