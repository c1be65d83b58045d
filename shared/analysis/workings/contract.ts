/** What the analysis of workings is asked for. What comes out is in shared/model/workings.ts and section.ts. */
import type { EllipsoidalEdges } from '../../geometry/ellipsoidal-area.ts';
import type { PolygonParts } from '../../geometry/prepared-polygon.ts';
import type { ElevationDifference } from '../../model/elevation-datum.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import type { MineDrawing, Ring } from '../../model/mine-drawing.ts';
import type { SurfaceName } from '../../model/ground-surface.ts';
import type { WorkingsInput, WorkingsParameters, WorkingsRun } from '../../model/workings.ts';
import type { AnalysisLayer } from '../analysis-layer.ts';

/** One body of the licence; a limit that is null does not limit. */
export interface LicensedBody {
  readonly name: string | null;
  readonly parts: PolygonParts;
  readonly elevationTopMetres: number | null;
  readonly elevationBottomMetres: number | null;
}

export interface WorkingsCheck {
  readonly rights: AnalysisLayer;
  readonly drawing: MineDrawing;
  readonly input: WorkingsInput;
  readonly parameters: WorkingsParameters;
  readonly edges: EllipsoidalEdges;
  /** Between the two elevation datums; absent: the national one. */
  readonly elevationDifference?: ElevationDifference;
  /** The mine that the drawing is of; null: each working goes to the mine it lies in, else to the nearest. */
  readonly rightId: string | null;
  /** ISO time. */
  readonly startedAt: string;
}

/** A period as it was checked: the run and the drawing it looked at. */
export interface CheckedPeriod {
  readonly run: WorkingsRun;
  readonly drawing: MineDrawing;
}

/** A measured surface to cut through. */
export interface SectionTerrain {
  readonly grid: ElevationGrid;
  readonly name: SurfaceName;
  /** From its datum to the drawing's, metres; absent: none. */
  readonly addMetres?: number;
}

export interface SectionRequest {
  /** East, north corners in `drawing.system`, at least two. */
  readonly line: Ring;
  readonly drawing: MineDrawing;
  readonly rights: AnalysisLayer | null;
  /** Bands of workings come from it. */
  readonly run: WorkingsRun | null;
  /** A surface that goes before the drawing's own contours and spot heights. */
  readonly terrain: SectionTerrain | null;
  /** The surface of the survey that this one is compared with; absent: none. */
  readonly comparedTerrain?: SectionTerrain | null;
  /** Between the two elevation datums; absent: the national one. */
  readonly elevationDifference?: ElevationDifference;
  /** Roadways running within this distance of the line are projected onto it. */
  readonly stripMetres: number;
}
