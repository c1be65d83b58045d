/** What a file of ground heights is, before and after it is read: rasters as they lie, points to be thinned. */
import type { ByteSource } from '../../base/byte-source.ts';
import type { Note, Problem } from '../../base/news.ts';
import type { CoordinateSystem, CoordinateSystemEvidence } from '../../model/coordinate-system.ts';
import type { ElevationDatum } from '../../model/elevation-datum.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import type { Extent } from '../../model/extent.ts';
import type { SurfaceFormat, SurfaceMethod } from '../../model/ground-surface.ts';

/** The file, and the .prj beside it. */
export interface SurfaceFile {
  readonly main: ByteSource;
  readonly prj: ByteSource | null;
}

/** Where a raster's cells lie in the numbers of its file; rows from the north. */
export interface RasterFrame {
  readonly columns: number;
  readonly rows: number;
  /** West edge of the first column, north edge of the first row; metres or degrees. */
  readonly west: number;
  readonly north: number;
  readonly cellEast: number;
  readonly cellNorth: number;
}

/** A raster, or the part of one that was read. */
export interface ElevationRaster extends RasterFrame {
  /** Metres; NaN where there is none. */
  readonly elevations: Float32Array;
}

/** Zero of a file's elevations as far as the file says; `words` is what it says, in its own words. */
export interface DatumEvidence {
  readonly stated: ElevationDatum | null;
  readonly words: string | null;
}

/** Everything a person must see before a surface is read; elevations of a raster are not read yet. */
export interface SurfaceSurvey {
  readonly format: SurfaceFormat;
  readonly file: string;
  readonly bytes: number;
  /** null for points. */
  readonly raster: RasterFrame | null;
  /** null for rasters. The cell proposed leaves about two points in each. */
  readonly points: { readonly count: number; readonly proposedCellMetres: number; /** They are a raster of that spacing, written as points. */ readonly ownSpacing: boolean } | null;
  /** In the file's numbers, exchanged where they stand north first. */
  readonly extent: Extent;
  readonly axesSwapped: boolean;
  /** Lowest and highest; null for rasters, whose values are not read yet. */
  readonly elevations: readonly [lowest: number, highest: number] | null;
  readonly system: CoordinateSystemEvidence;
  readonly datum: DatumEvidence;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/** What the person (or the command line) decided. */
export interface SurfaceChoices {
  /** What the numbers are in; null: a plane that nobody named, taken as it stands. */
  readonly system: CoordinateSystem | null;
  /** The plane that the grid is wanted in; null: that of the file. */
  readonly plane: CoordinateSystem | null;
  /** Cell of thinned points, and of rasters that must be laid anew; null or 0: as fine as the raster is, and points stop. */
  readonly cellMetres: number | null;
  /** Only this much of a raster, in the plane. */
  readonly within: Extent | null;
  /** Empty cells between points are filled by triangles with sides up to this length; 0 leaves them empty. */
  readonly fillMetres: number;
}

export interface ReadSurface {
  readonly grid: ElevationGrid;
  readonly method: SurfaceMethod;
  /** Points of a cloud; null for rasters. */
  readonly pointCount: number | null;
  readonly filledCells: number;
  /** null when no cell has a height. */
  readonly elevations: readonly [lowest: number, highest: number] | null;
}
