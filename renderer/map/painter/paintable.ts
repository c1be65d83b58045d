/** A layer as the painter holds it. */
import type { Inscription } from '../../../shared/figure/map-layers.ts';
import type { MapSymbol } from '../../../shared/figure/symbols.ts';
import type { GeometryColumns } from '../../../shared/geometry/columns.ts';

/** Geometry in the map's system with everything painting needs to know beforehand. */
export interface PaintableLayer {
  readonly geometry: GeometryColumns;
  readonly reversedRings: Uint8Array;
  /** One per symbol class; null where its features are not shown. */
  readonly symbols: readonly (MapSymbol | null)[];
  readonly classIndex: Uint16Array;
  /** Texts that stand on the ground instead of a point's mark. */
  readonly inscriptions?: ReadonlyMap<number, Inscription>;
}
