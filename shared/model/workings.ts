/**
 * What a check of workings against the licence says, and how two periods compare. Plain data that window, command
 * line, findings and report read alike. All figures are measurements; whether it is mining beyond the licence is for
 * the authority (DOMAIN §3.5).
 */
import type { WorkingsSource } from './workings-source.ts';
import type { CalendarDate } from '../base/calendar-date.ts';
import type { Note, Problem } from '../base/news.ts';
import type { CoordinateSystem } from './coordinate-system.ts';
import type { ElevationDatum, ElevationDifference } from './elevation-datum.ts';
import type { ExcessChange } from './excess-change.ts';
import type { Extent } from './extent.ts';
import type { EngineStatement } from './finding.ts';
import type { AreaParts, Ring, WorkingElevation, WorkingKind } from './mine-drawing.ts';
import type { AreaPair } from './overlay.ts';
import type { Period } from './period.ts';
import type { SurfaceName } from './ground-surface.ts';
import type { SurfaceComparison } from './surface-comparison.ts';
import type { SurveyAccuracy } from './survey-delivery.ts';

/** Explicit choices, saved and printed with the result: no source gives a tolerance (DOMAIN §3.5). */
export interface WorkingsParameters {
  readonly planToleranceMetres: number;
  readonly elevationToleranceMetres: number;
  /** Who chose the tolerance and when; '' and null on a command line. */
  readonly chosenBy?: string;
  readonly chosenOn?: CalendarDate | null;
  /** 采厚 for workings whose drawing writes none; null: their volume is not known. */
  readonly thicknessMetres?: number | null;
  /** 矿石体重; null: no tonnage. */
  readonly densityTonnesPerCubicMetre?: number | null;
  /** What is known of single bodies goes before the two above. */
  readonly bodies?: readonly BodyParameters[];
  /** 回采率 0…1 that tonnage is multiplied with; null: all of the volume counts. */
  readonly recoveryShare?: number | null;
}

/** 采厚 and 体重 of one body, by its name in the rights; null: as for all. */
export interface BodyParameters {
  readonly body: string;
  readonly thicknessMetres: number | null;
  readonly densityTonnesPerCubicMetre: number | null;
}

/** 界内, 容差内, 界外. */
export type WorkingBand = 'inside' | 'within-tolerance' | 'outside';

/** The part beyond the licence in plan. */
export interface OutsideFigures extends AreaPair {
  /** Length outside, of roadways and benches. */
  readonly lengthMetres: number;
  /** Largest distance of what lies outside to the bodies at its elevation. */
  readonly longestDistanceMetres: number;
  /** Mean of the distance along the outline or length of what lies outside, without sides that run along the licence. */
  readonly meanDistanceMetres: number;
  /** Length that the mean is taken over. */
  readonly meanOverMetres: number;
}

/** Volume = area × thickness, tonnage = volume × density × recovery (DOMAIN §3.4); null where a factor is not known. */
export interface Quantity {
  readonly volumeCubicMetres: number | null;
  readonly tonnes: number | null;
}

/** What of a working lies in another mine's body at its elevation. */
export interface NeighbourIntrusion extends AreaPair {
  readonly rightId: string;
  readonly mineName: string;
  readonly lengthMetres: number;
  /** False when either side has no elevation, so that only the plan speaks. */
  readonly elevationKnown: boolean;
}

/** What of a working lies in a pillar that the drawing shows. */
export interface PillarCut extends AreaPair {
  readonly pillar: string;
  readonly lengthMetres: number;
}

/** One working measured. */
export interface WorkingMeasure extends Quantity {
  /** Position in `MineDrawing.workings`. */
  readonly position: number;
  /** The same in every period while the drawing keeps its name; see working-key.ts. */
  readonly key: string;
  readonly name: string;
  readonly kind: WorkingKind;
  readonly layer: string;
  readonly year: number | null;
  readonly elevation: WorkingElevation | null;
  /** Positions in the right's bodies that it is measured against: those at its elevation, else the nearest. */
  readonly bodies: readonly number[];
  /** Names of these bodies, those that have one. */
  readonly bodyNames: readonly string[];
  /** Of the whole working; areas 0 for a line, length 0 for an area. */
  readonly whole: AreaPair & { readonly lengthMetres: number };
  readonly outside: OutsideFigures & {
    /** What lies outside: an area's parts, a line's stretches as two-point paths. */
    readonly parts: AreaParts;
    readonly paths: readonly Ring[];
  };
  /** Ground within the tolerance around the licence, and beyond it; planar m² of an area, metres of a line. */
  readonly withinTolerance: number;
  readonly beyondTolerance: number;
  /**
   * Ground or stretches beyond the elevation limits: an area's floor is taken as the plane through its outline's
   * elevations, a line is cut where it passes a limit; what has one elevation lies beyond whole or not at all.
   */
  readonly beyondLimit: AreaPair & { readonly lengthMetres: number; readonly parts: AreaParts; readonly paths: readonly Ring[] };
  /**
   * How far it reaches below the lowest or above the highest limit of these bodies; 0 without elevation. Stretches of a
   * roadway steeper than 1 in 10 lead to the surface and are not held against the upper limit.
   */
  readonly belowLimitMetres: number;
  readonly aboveLimitMetres: number;
  readonly planBand: WorkingBand;
  /** null: no elevation, not judged. */
  readonly elevationBand: WorkingBand | null;
  /** The worse of both. */
  readonly band: WorkingBand;
  /** True: another datum in place of the one that is not stated would give another band. Absent in older runs. */
  readonly datumDecides?: boolean;
  /** Least distance from what lies inside to the licence's outline; null when nothing lies inside. */
  readonly boundaryDistanceMetres: number | null;
  readonly neighbours: readonly NeighbourIntrusion[];
  readonly pillars: readonly PillarCut[];
  /** 采厚 used, and whether the drawing or the parameters state it. */
  readonly thicknessMetres: number | null;
  readonly thicknessSource: 'drawing' | 'parameter' | null;
  /** 体重 used; null: none given, or one for each of several bodies. Absent in older runs. */
  readonly densityTonnesPerCubicMetre?: number | null;
  /** Volume and tonnage of the ground that lies outside in plan, or beyond the limits, or both, counted once. */
  readonly excess: Quantity;
  readonly extent: Extent;
}

/** Areas measured against the same body, or bodies: common ground counted once. */
export interface BodyQuantities extends AreaPair, Quantity {
  /** Positions in the right's bodies, and the names of those that have one. */
  readonly bodies: readonly number[];
  readonly bodyNames: readonly string[];
  /** 采厚 of its workings where they share one, and 体重; else null. */
  readonly thicknessMetres: number | null;
  readonly densityTonnesPerCubicMetre: number | null;
  readonly workingCount: number;
  readonly excess: Quantity;
}

/** One mine: sums over its workings, distances and depths the largest. */
export interface MineWorkings extends Quantity {
  /** `MiningRight.id`. */
  readonly rightId: string;
  readonly mineName: string;
  readonly outside: OutsideFigures;
  readonly beyondLimit: AreaPair & { readonly lengthMetres: number };
  readonly belowLimitMetres: number;
  readonly aboveLimitMetres: number;
  /** Of what lies beyond plan or limits. */
  readonly excess: Quantity;
  /** Ground that several workings share counts once. */
  readonly neighbours: readonly NeighbourIntrusion[];
  readonly pillars: readonly PillarCut[];
  /** Of a right with several bodies, from the top of the list; absent for others and in older runs. */
  readonly bodies?: readonly BodyQuantities[];
  readonly boundaryDistanceMetres: number | null;
  /** Datum of the licence's limits as stated; null or absent: not stated. */
  readonly limitsDatum?: ElevationDatum | null;
  /** Planar m² of areas: 界内, 容差内, 界外; ground that several workings share counts once. */
  readonly bandAreas: Readonly<Record<WorkingBand, number>>;
  readonly band: WorkingBand;
  /** Workings whose elevation the drawing does not say. */
  readonly withoutElevation: number;
  readonly workings: readonly WorkingMeasure[];
}

/** The drawing that a run looked at: enough to repeat it and to print where its numbers come from. */
export interface WorkingsInput {
  /** null on a command line. */
  readonly deliveryId: string | null;
  /** Absent: a drawing. */
  readonly source?: WorkingsSource;
  readonly file: string;
  readonly sha256: string;
  readonly period: Period;
  readonly surveyedOn: CalendarDate | null;
  readonly surveyingFirm: string;
  readonly surveyor: string;
  readonly accuracy: SurveyAccuracy;
  readonly elevationDatum: ElevationDatum | null;
}

/** A pit or bench beyond the design boundary (设计境界) that the drawing shows; the design is no part of the licence. */
export interface DesignExcess {
  readonly key: string;
  readonly name: string;
  readonly kind: WorkingKind;
  readonly outside: OutsideFigures;
}

/** A pit survey against the one before it, as it was checked. */
export interface Earthwork extends SurfaceComparison {
  readonly earlierId: string;
  readonly earlier: SurfaceName;
  readonly later: SurfaceName;
}

/** One check, complete. */
export interface WorkingsRun {
  readonly id: string;
  readonly period: Period;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly engine: EngineStatement;
  readonly parameters: WorkingsParameters;
  readonly ellipsoidalEdges: 'vertices' | 'densified';
  readonly system: CoordinateSystem;
  readonly rightsLayerId: string;
  readonly rightsLayerName: string;
  readonly rightsSha256: string;
  /** `LayerRecord.revision` at the time; absent: as it came, or an older run. */
  readonly rightsRevision?: string;
  readonly input: WorkingsInput;
  /** With which difference limits of another datum were converted; absent in older runs, which converted none. */
  readonly elevationDifference?: ElevationDifference;
  readonly mines: readonly MineWorkings[];
  /** null: the drawing shows no design boundary. */
  readonly design: readonly DesignExcess[] | null;
  /** Of a pit survey that was held against an earlier one; absent for drawings. */
  readonly earthwork?: Earthwork;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/** All workings of one mine in one period. */
export interface PeriodTotals extends AreaPair {
  /** 掘进: length of roadways. */
  readonly roadwayLengthMetres: number;
  readonly volumeCubicMetres: number | null;
}

/** Excess of one working in both periods; null where the period has none. */
export interface ExcessComparison {
  readonly key: string;
  readonly name: string;
  readonly kind: WorkingKind;
  readonly previous: ExcessFigures | null;
  readonly current: ExcessFigures | null;
  readonly change: ExcessChange;
}

export interface ExcessFigures extends OutsideFigures {
  readonly belowLimitMetres: number;
  readonly aboveLimitMetres: number;
}

/** A working that was drawn in the last period and is not any more, or stands elsewhere. */
export interface Discrepancy extends AreaPair {
  readonly kind: WorkingKind;
  readonly name: string;
  /** `vanished`: drawn ground or roadway that is no longer there; `moved`: same name and size, elsewhere. */
  readonly what: 'vanished' | 'moved';
  readonly lengthMetres: number;
  /** Of a moved one. */
  readonly shiftMetres: number;
  readonly extent: Extent;
  /** The ground and the stretches that are missing; empty for a moved one. */
  readonly parts: AreaParts;
  readonly paths: readonly Ring[];
}

/** One mine, the last delivery against this one. */
export interface PeriodComparison {
  readonly rightId: string;
  readonly mineName: string;
  readonly previousPeriod: Period;
  readonly period: Period;
  readonly previous: PeriodTotals;
  readonly current: PeriodTotals;
  /** Mined since: ground of areas that was not mined before, roadway that was not driven before. */
  readonly added: PeriodTotals & { readonly parts: AreaParts; readonly paths: readonly Ring[]; readonly tonnes: number | null };
  readonly discrepancies: readonly Discrepancy[];
  readonly excesses: readonly ExcessComparison[];
  readonly intrusions: readonly IntrusionComparison[];
}

/** What lies in another mine's ground in both periods, of the workings that leave their licence by more than the tolerance; null where nothing does. */
export interface IntrusionComparison {
  readonly rightId: string;
  readonly previous: NeighbourIntrusion | null;
  readonly current: NeighbourIntrusion | null;
  readonly change: ExcessChange;
}
