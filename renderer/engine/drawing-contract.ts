/**
 * Calls about mine drawings: looking at one before it is imported, importing it as a delivery, and what the rooms of
 * 井上井下 show of it. Part of the contract of `contract.ts`.
 */
import type { Note, Problem } from '../../shared/base/news.ts';
import type { DrawingRole } from '../../shared/model/drawing-role.ts';
import type { DrawingSurvey } from '../../shared/formats/dxf/survey-contract.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { Extent } from '../../shared/model/extent.ts';
import type { Section } from '../../shared/model/section.ts';
import type { PeriodComparison, WorkingsParameters, WorkingsRun } from '../../shared/model/workings.ts';
import type { Language } from '../../shared/i18n/text.ts';
import type { PlanScene } from './plan-scene.ts';
import type { EarlierSurvey } from './surface-contract.ts';
import type { SimilarityParameters } from '../../shared/model/transformation.ts';

/** A drawing among the files of a drop. */
export interface DroppedDrawing {
  /** Of its first set: areas, lines and points of a drawing are listed as sets of their own. */
  readonly index: number;
  /** File name. */
  readonly name: string;
  /** Folder or zip it was found in, '' at the top. */
  readonly folder: string;
  /** How many sets it is listed as. */
  readonly sets: number;
  readonly bytes: number;
}

/** A layer that is imported, and what a person says it is. */
export interface ChosenLayer {
  readonly name: string;
  readonly role: DrawingRole;
}

/** What of a drawing is looked at. */
export interface DrawingReading {
  readonly layers: readonly ChosenLayer[];
  /** A label of the platform's decoder. */
  readonly encoding: string;
  /** The survey's window; entities outside are set aside. */
  readonly window: Extent | null;
  /** The numbers stand as (north, east): exchange them. */
  readonly swapAxes: boolean;
  /** Widest gap over which outlines are closed, drawing units; 0 closes none. */
  readonly gapMetres: number;
}

/** A drawing as it would be imported: thinned lines for the small map, and what closing the outlines gives. */
export interface DrawingSketch {
  readonly layers: readonly { readonly name: string; readonly role: DrawingRole; readonly closed: boolean; readonly paths: readonly (readonly number[])[] }[];
  readonly extent: Extent;
  /** The first different texts with letters beyond ASCII. */
  readonly texts: readonly string[];
  readonly areaCount: number;
  readonly roadwayCount: number;
  readonly withoutElevationCount: number;
  readonly bridgeCount: number;
  readonly widestBridgeMetres: number;
  readonly openEndCount: number;
  readonly firstOpenEnd: readonly [east: number, north: number] | null;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/** Where the drawing's numbers are. */
export interface DrawingPlacement {
  readonly system: CoordinateSystem;
  /** For a local grid, fitted to control points; null when the numbers stand as they are. */
  readonly fit: SimilarityParameters | null;
}

/** The licence as the drawing shows it, against the registered one that has its shape. */
export interface BoundaryPlace {
  readonly rightId: string;
  readonly mineName: string;
  /** Drawn minus registered. */
  readonly shiftEastMetres: number;
  readonly shiftNorthMetres: number;
}

/** What was written for a drawing. */
export interface ImportedDrawing {
  readonly sha256: string;
  readonly extent: Extent;
  readonly lineCount: number;
  readonly areaCount: number;
  readonly pointCount: number;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

export interface DrawingCalls {
  /** Layers, counts, extent, encoding and system before anything is imported; `encoding` null = as the evidence says. */
  surveyDrawing(dropId: string, index: number, encoding: string | null): DrawingSurvey;
  sketchDrawing(dropId: string, index: number, reading: DrawingReading): DrawingSketch;
  /** Where the drawn licence boundaries stand against the register, the farthest off; `unlike` when they have the shape of no mine, null when none is drawn. */
  boundaryPlace(dropId: string, index: number, reading: DrawingReading, placement: DrawingPlacement, rightsLayerId: string): BoundaryPlace | 'unlike' | null;
  /** Writes the columns under the drawing's id; the caller stores the delivery only after this succeeded. */
  importDrawing(dropId: string, index: number, reading: DrawingReading, placement: DrawingPlacement, drawingId: string): ImportedDrawing;
  /** What the plan of a drawing shows, in the plane of the map. */
  drawingScene(deliveryId: string, plane: CoordinateSystem): PlanScene;
  /** Its workings against the licences; the caller keeps the run. `earlier`: the survey that a pit survey is held against. */
  checkDrawing(deliveryId: string, rightsLayerId: string, plane: CoordinateSystem, parameters: WorkingsParameters, earlier: EarlierSurvey | null): WorkingsRun;
  /** The earlier drawing against the later one, both checked; null when they have no mine in common. */
  compareDrawings(previousId: string, currentId: string, previousRun: WorkingsRun, currentRun: WorkingsRun, plane: CoordinateSystem): PeriodComparison | null;
  /** A vertical section along a line of the plane. `comparedId`: of two pit surveys the one that this one is compared with, whose surface is drawn too; null: none. */
  drawingSection(deliveryId: string, line: readonly number[], rightsLayerId: string | null, run: WorkingsRun | null, plane: CoordinateSystem, comparedId: string | null): Section;
  /** The check of one mine as a document: plan, section, figures, findings with their law. */
  workingsReport(runId: string, rightId: string, line: readonly number[] | null, language: Language, format: 'docx' | 'html'): { readonly name: string; readonly bytes: Uint8Array };
  /** Removes the columns of a drawing that is not kept. */
  dropDrawing(drawingId: string): void;
}
