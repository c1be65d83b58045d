/** A surface of the ground that was handed in: how it came and what is known of it. Its heights are kept beside the records. */
import type { CalendarDate } from '../base/calendar-date.ts';
import type { ElevationDatum } from './elevation-datum.ts';

export const SURFACE_FORMATS = ['ascii-grid', 'geotiff', 'points', 'dxf'] as const;
export type SurfaceFormat = (typeof SURFACE_FORMATS)[number];

/** How the heights of the cells came about. */
export type SurfaceMethod = 'as-given' | 'resampled' | 'cell-mean' | 'cell-mean-and-triangles';

/** In the plane of the delivery's system. */
export interface GroundSurface {
  readonly format: SurfaceFormat;
  readonly method: SurfaceMethod;
  readonly columns: number;
  readonly rows: number;
  readonly west: number;
  readonly north: number;
  readonly cellMetres: number;
  /** Points it was thinned from; null for rasters. */
  readonly pointCount: number | null;
  /** Cells that have a height. */
  readonly filledCells: number;
  readonly lowestMetres: number;
  readonly highestMetres: number;
  /** What the file says about its zero of heights, in its own words; null when it says nothing. */
  readonly datumWords: string | null;
}

/** What a surface is called beside what is drawn of it. */
export interface SurfaceName {
  readonly file: string;
  readonly surveyedOn: CalendarDate | null;
  readonly cellMetres: number;
  readonly elevationDatum: ElevationDatum | null;
}
