/** Calls about surfaces of the ground: looking at one before it is received, receiving it, two against each other. Part of the contract of `contract.ts`. */
import type { Note, Problem } from '../../shared/base/news.ts';
import type { ReliefPicture } from '../../shared/figure/relief-picture.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { GroundSurface } from '../../shared/model/ground-surface.ts';
import type { SurfaceComparison } from '../../shared/model/surface-comparison.ts';
import type { SurfaceChoices, SurfaceSurvey } from '../../shared/raster/elevation/contract.ts';

/** The file with the .prj beside it. */
export interface ChosenSurface {
  readonly main: File;
  readonly prj: File | null;
}

/** Which earlier survey a pit survey is held against, and what difference is the surveys' own. */
export interface EarlierSurvey {
  readonly deliveryId: string | null;
  readonly noiseMetres: number;
}

/** What was written for a surface. */
export interface ImportedSurface {
  readonly sha256: string;
  readonly surface: GroundSurface;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/** Two surveys against each other, with the picture for the plan; without an earlier one only the picture of the ground. */
export interface SurfaceView {
  readonly comparison: SurfaceComparison | null;
  readonly relief: ReliefPicture;
  /** Heights that are set against each other in two datums, or in an unstated one. */
  readonly notes: readonly Note[];
}

export interface SurfaceCalls {
  surveySurface(file: ChosenSurface): SurfaceSurvey;
  /** Writes the heights under the delivery's id; the caller stores the delivery only after this succeeded. */
  importSurface(file: ChosenSurface, choices: SurfaceChoices, deliveryId: string): ImportedSurface;
  /** `earlierId` null: the later surface alone. */
  viewSurfaces(earlierId: string | null, laterId: string, rightsLayerId: string, rightId: string, noiseMetres: number, plane: CoordinateSystem): SurfaceView;
}
