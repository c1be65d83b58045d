/**
 * A mine's drawing as the analysis sees it: workings, pillars, terrain and seams, in metres of one projected system
 * ([east, north]) and of one elevation datum. Plain data; rings are closed, the first of a part is its outer one.
 */
import type { CoordinateSystem } from './coordinate-system.ts';
import type { ElevationDatum } from './elevation-datum.ts';

/** 采空区, 采场/工作面, 露天坑 as areas; 巷道 and 台阶 as lines. */
export const WORKING_KINDS = ['goaf', 'face', 'pit', 'roadway', 'bench'] as const;
export type WorkingKind = (typeof WORKING_KINDS)[number];

/** Flat east, north. */
export type Ring = ArrayLike<number>;
export type AreaParts = readonly (readonly Ring[])[];

export interface AreaShape {
  readonly kind: 'area';
  readonly parts: AreaParts;
  /** One elevation per vertex of each ring, in the rings' order; absent when the outline has none. */
  readonly elevations?: readonly (readonly ArrayLike<number>[])[];
}

export interface LineShape {
  readonly kind: 'line';
  readonly paths: readonly Ring[];
  /** One elevation per vertex of each path; absent when the line has none. */
  readonly elevations?: readonly ArrayLike<number>[];
}

/** Where elevations of a working come from, the strongest first: its own vertices, survey points or words on it, the layer it is drawn on. */
export type ElevationSource = 'vertices' | 'points' | 'texts' | 'layer';

export interface WorkingElevation {
  readonly lowestMetres: number;
  readonly highestMetres: number;
  /** Absent for elevations that a caller states. */
  readonly source?: ElevationSource;
}

/** One working as drawn. */
export interface Working {
  /** As written in or beside it; '' when nothing is. */
  readonly name: string;
  readonly kind: WorkingKind;
  /** Layer of the drawing. */
  readonly layer: string;
  /** Year of mining when the drawing writes one. */
  readonly year: number | null;
  readonly shape: AreaShape | LineShape;
  /** null when the drawing has none; it is then told and not judged in elevation. */
  readonly elevation: WorkingElevation | null;
  /** 采厚 as written in the drawing; null when it writes none. */
  readonly thicknessMetres: number | null;
}

/** A named area that is no working: pillar, forbidden area, drawn licence, design boundary. */
export interface DrawnArea {
  readonly name: string;
  readonly layer: string;
  readonly parts: AreaParts;
}

/** Points with elevation, east, north, elevation one after another: vertices of contours, spot heights, floor contours. */
export type ElevationPoints = Float64Array;

export interface MineDrawing {
  readonly file: string;
  readonly system: CoordinateSystem;
  readonly elevationDatum: ElevationDatum | null;
  readonly workings: readonly Working[];
  /** 保安煤柱, 边界矿柱. */
  readonly pillars: readonly DrawnArea[];
  readonly forbidden: readonly DrawnArea[];
  /** 矿界 as the surveyor drew it; the licence itself comes from the register. */
  readonly drawnBoundaries: readonly DrawnArea[];
  /** 设计境界 of an open pit. */
  readonly designBoundaries: readonly DrawnArea[];
  /** Surface: contour vertices and spot heights. */
  readonly terrain: ElevationPoints;
  /** 底板等高线, by layer. */
  readonly seams: readonly { readonly name: string; readonly points: ElevationPoints }[];
}
