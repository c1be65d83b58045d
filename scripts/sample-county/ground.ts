/** What lies on the ground: the kinds of parcels that the land cover is made of. */
import type { Mesh } from './mesh.ts';
import type { Patch } from './mine.ts';
import type { Point, Polygon } from './plane.ts';
import type { Village } from './places.ts';

/** What a face of the cover is, in order of who wins where two overlap. */
export type Ground =
  | { readonly kind: 'river'; readonly name: string }
  | { readonly kind: 'railway' }
  | { readonly kind: 'road' | 'lane' }
  | { readonly kind: 'exact-field'; readonly class: string; readonly permanent: boolean; readonly id: string }
  | { readonly kind: 'patch'; readonly mine: string; readonly patch: Patch; readonly id: string }
  | { readonly kind: 'pit' | 'yard' | 'clearing'; readonly mine: string }
  | { readonly kind: 'village' | 'town'; readonly name: string }
  | { readonly kind: 'reservoir' | 'pond' }
  | { readonly kind: 'island'; readonly class: string }
  | { readonly kind: 'floor'; readonly stream: string }
  | { readonly kind: 'open' };

/** One parcel of the land cover, local coordinates. */
export interface Parcel {
  readonly polygon: Polygon;
  readonly inside: Point;
  readonly areaSquareMetres: number;
  readonly ground: Ground;
  readonly village: Village;
  /** Natural kind of the patch it lies in (open ground and clearings). */
  readonly natural: string;
  readonly patch: number;
  /** Faces of {@link Cover.mesh} that make it up. */
  readonly faces: readonly number[];
}

/** The whole land cover. */
export interface Cover {
  readonly parcels: readonly Parcel[];
  readonly mesh: Mesh;
  /** Village territories, wandering borders included. */
  readonly territories: ReadonlyMap<string, readonly number[]>;
  readonly lanes: readonly (readonly Point[])[];
}
