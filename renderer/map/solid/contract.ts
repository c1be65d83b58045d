/** What the 3D view is given; metres, [east, north], elevations up. */
import type { AreaParts, Working } from '../../../shared/model/mine-drawing.ts';
import type { WorkingBand } from '../../../shared/model/workings.ts';
import type { TerrainMesh } from '../../engine/plan-scene.ts';

/** A licensed body between its limits; one without a limit is drawn to the edge of what there is. */
export interface SolidBody {
  readonly name: string;
  readonly parts: AreaParts;
  readonly topMetres: number | null;
  readonly bottomMetres: number | null;
}

export interface SolidWorking {
  readonly working: Working;
  /** null: not checked. */
  readonly band: WorkingBand | null;
  readonly colour: string;
}

export interface SolidModel {
  readonly bodies: readonly SolidBody[];
  readonly workings: readonly SolidWorking[];
  readonly terrain: TerrainMesh | null;
  readonly colours: { readonly background: string; readonly body: string; readonly terrain: string; readonly outside: string; readonly ink: string };
}

/** What a click in the view meets: a position in the model's workings or bodies. */
export type SolidPick = { readonly kind: 'working' | 'body'; readonly position: number };
