/** What a run starts from until a person chooses otherwise; printed with every result. */
import type { EllipsoidalEdges } from '../geometry/ellipsoidal-area.ts';
import type { OverlayParameters } from '../model/overlay.ts';

/** Annex D on the registered vertices, as the notice of 2022 applies it (DOMAIN §2.4). */
export const DEFAULT_ELLIPSOIDAL_EDGES: EllipsoidalEdges = 'vertices';

/** 1 m². */
export const DEFAULT_SLIVER_AREA_SQUARE_METRES = 1;
/** The precision of plane coordinates in the notice of 2022 (DOMAIN §2.4). */
export const DEFAULT_SLIVER_WIDTH_METRES = 0.01;

/** The proposal for a new run; `asOf` is the day on which validity is judged. */
export function defaultParameters(asOf: string): OverlayParameters {
  return {
    ellipsoidalEdges: DEFAULT_ELLIPSOIDAL_EDGES,
    sliverAreaSquareMetres: DEFAULT_SLIVER_AREA_SQUARE_METRES,
    sliverWidthMetres: DEFAULT_SLIVER_WIDTH_METRES,
    asOf,
  };
}
