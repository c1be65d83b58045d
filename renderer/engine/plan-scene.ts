/** What the plan of a drawing shows, in the plane of the map: plain data, cheap to hand from worker to window. */
import type { DrawingRole } from '../../shared/model/drawing-role.ts';
import type { Extent } from '../../shared/model/extent.ts';
import type { DrawnArea, Working } from '../../shared/model/mine-drawing.ts';

/** Lines of one role: paths with one elevation per vertex (0 where the drawing has none). */
export interface PlanLines {
  readonly role: DrawingRole;
  readonly coordinates: Float64Array;
  readonly elevations: Float64Array | null;
  /** pathCount + 1: first vertex of each path. */
  readonly pathStart: Uint32Array;
  /** 4 per path: west, south, east, north. */
  readonly bounds: Float64Array;
}

export interface PlanText {
  readonly role: DrawingRole;
  readonly text: string;
  readonly east: number;
  readonly north: number;
  /** Height of the letters on the ground, metres. */
  readonly heightMetres: number;
}

/** A survey point, borehole or other mark. */
export interface PlanPoint {
  readonly role: DrawingRole;
  readonly name: string;
  readonly east: number;
  readonly north: number;
  readonly elevationMetres: number | null;
}

/** A triangulated surface: east, north, elevation of each point; three positions per triangle. */
export interface TerrainMesh {
  readonly points: Float64Array;
  readonly triangles: Uint32Array;
  readonly lowestMetres: number;
  readonly highestMetres: number;
}

export interface PlanScene {
  readonly deliveryId: string;
  readonly extent: Extent;
  readonly workings: readonly Working[];
  readonly pillars: readonly DrawnArea[];
  readonly forbidden: readonly DrawnArea[];
  readonly designBoundaries: readonly DrawnArea[];
  readonly lines: readonly PlanLines[];
  readonly points: readonly PlanPoint[];
  readonly texts: readonly PlanText[];
  /** Entities of each role, as the tree counts them. */
  readonly counts: Readonly<Partial<Record<DrawingRole, number>>>;
  /** From contours and spot heights; null when the drawing has none. */
  readonly terrain: TerrainMesh | null;
  /** Least and largest elevation of roadways; null when none has one. */
  readonly roadwayElevations: readonly [lowest: number, highest: number] | null;
}
