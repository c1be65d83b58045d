/** What is planned of a mine of the sample county: its licence, its place, the land cover put across its border, and what a run must find. */
import type { Point, Ring } from './plane.ts';

/** Protection grade of forest land. */
export type Grade = 'Ⅰ' | 'Ⅱ' | 'Ⅲ' | 'Ⅳ';

/** Where a planted patch lies: drawn by hand, or a natural blob reaching `depth` metres into the right. */
export type PatchShape = Ring | { readonly turn: number; readonly depth: number; readonly radius: number; readonly stretch?: number };

/** A patch of land cover that is put across the border of a right. */
export type Patch =
  | { readonly kind: 'field'; readonly permanent: boolean; readonly shape: PatchShape; readonly rowsTurn?: number; readonly rowMetres?: number }
  | { readonly kind: 'forest'; readonly grade: Grade; readonly shape: PatchShape };

/** One thing that a run must find, and why it is there. `class` is '' where the layer has no classes. */
export interface Intent {
  readonly code: 'F05' | 'F12' | 'L01' | 'L02' | 'L05' | 'L06' | 'L07' | 'L08' | 'L09' | 'L11';
  /** Forest grade, reserve zone, the name of the other mine, or the rule and its metres; else ''. */
  readonly class: string;
  readonly why: string;
}

/** Where a right lies. */
export type Outline =
  | { readonly ring: Ring; readonly hole?: Ring }
  | { readonly at: Point; readonly areaKm2: number; readonly corners: number; readonly stretch?: number; readonly turn?: number }
  /** Placed by the generator on free ground of the township. */
  | { readonly areaKm2: number; readonly corners: number };

/** One mine: its licence, its place, its problems. */
export interface Mine {
  readonly name: string;
  readonly township: string;
  readonly mineral: string;
  readonly otherMinerals?: string;
  readonly method: 'open-pit' | 'underground' | 'both';
  readonly topMetres: number;
  readonly bottomMetres: number;
  readonly capacity: number;
  readonly unit: '万吨/年' | '万立方米/年';
  readonly licence: string;
  readonly from: string;
  /** '' where the register has none. */
  readonly to: string;
  readonly outline: Outline;
  /** A second body with its own elevations, under the same licence. */
  readonly secondBody?: { readonly ring: Ring; readonly topMetres: number; readonly bottomMetres: number };
  /** No cleared ground around it: the land cover runs on across the border. */
  readonly natural?: boolean;
  /** Added to the computed area to give the registered one, km². */
  readonly registeredMore?: number;
  readonly patches?: readonly Patch[];
  readonly intents?: readonly Intent[];
  /** Why a mine without findings is worth having. */
  readonly nearMiss?: string;
}
