/** A vertical section along a line: distances along it and elevations, metres. Drawn by shared/figure and the window alike. */
import type { ElevationDatum } from './elevation-datum.ts';
import type { SurfaceName } from './ground-surface.ts';
import type { Ring, WorkingKind } from './mine-drawing.ts';
import type { WorkingBand } from './workings.ts';

/** Flat: distance along the line, elevation, distance, elevation … */
export type Profile = Float64Array;

/** How ground between known points was found. */
export type SurfaceMethod = 'triangulation' | 'nearest' | 'raster';

export interface SectionSurface {
  /** Stretches with data, each a profile; where the data ends nothing is drawn. */
  readonly profiles: readonly Profile[];
  readonly method: SurfaceMethod;
  readonly pointCount: number;
}

/** The drawing's own contours and spot heights, or a surface that was handed in. */
export type TerrainSource = { readonly kind: 'drawing' } | ({ readonly kind: 'surface' } & SurfaceName);

/** Where the line runs through a licensed body; a limit that is null is open. */
export interface SectionBody {
  readonly rightId: string;
  readonly mineName: string;
  readonly name: string | null;
  /** From, to pairs of distances along the line. */
  readonly stretches: readonly (readonly [from: number, to: number])[];
  readonly topMetres: number | null;
  readonly bottomMetres: number | null;
}

/** Where the line runs through or across a working. */
export interface SectionWorking {
  readonly key: string;
  readonly name: string;
  readonly kind: WorkingKind;
  readonly year: number | null;
  /** null: not checked. */
  readonly band: WorkingBand | null;
  /** Floor of an area along each stretch inside it. */
  readonly floors: readonly Profile[];
  /** Thickness drawn on top of the floor; null: drawn as a line. */
  readonly thicknessMetres: number | null;
  /** A roadway that runs along the line within the strip, projected onto it. */
  readonly along: readonly Profile[];
  /** A roadway that crosses the line: distance, elevation. */
  readonly crossings: readonly (readonly [distance: number, elevation: number])[];
}

/** By how much a check lets workings leave the licence before it says so. */
export interface SectionTolerance {
  readonly planMetres: number;
  readonly elevationMetres: number;
}

export interface SectionPillar {
  readonly name: string;
  readonly stretches: readonly (readonly [from: number, to: number])[];
}

export interface Section {
  /** East, north of the line's corners in the plane of the drawing. */
  readonly line: Ring;
  readonly lengthMetres: number;
  /** Distances of the corners between first and last. */
  readonly bends: readonly number[];
  readonly elevationDatum: ElevationDatum | null;
  readonly terrain: SectionSurface | null;
  /** Where the terrain comes from; null without terrain. */
  readonly terrainSource: TerrainSource | null;
  /** The surface of the survey that this one is compared with, in the same datum; absent: none lies on the line. */
  readonly comparedTerrain?: SectionSurface & { readonly name: SurfaceName };
  readonly seams: readonly (SectionSurface & { readonly name: string })[];
  readonly bodies: readonly SectionBody[];
  readonly workings: readonly SectionWorking[];
  readonly pillars: readonly SectionPillar[];
  /** Of the check that `band` comes from; null: not checked. */
  readonly tolerance: SectionTolerance | null;
  /** Workings on the line without elevation, which cannot be drawn. */
  readonly withoutElevation: readonly string[];
  /** Of all that is drawn; null when nothing is. */
  readonly elevations: readonly [lowest: number, highest: number] | null;
}
