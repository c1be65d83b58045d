/** What a cut works with: the loaded feature and the crossings found; internal to cut.ts and its helpers. */

/** Working memory, used again for every cut; what `cutFeature` finds stays in `loops` until the next one. */
export class CutWorkspace {
  /** The feature's vertices, local to the polygon; rings closed, outer counter-clockwise, holes clockwise. Grow as needed. */
  x = new Float64Array(256);
  y = new Float64Array(256);
  /** Ring r has vertices ringStart[r] … ringStart[r + 1] − 1. */
  readonly ringStart: number[] = [];
  readonly crossings: Crossing[] = [];
  readonly ringCrossed: boolean[] = [];
  /** Which polygon edges were already asked for the present feature edge. */
  stamps = new Uint32Array(0);
  stamp = 0;
  /** Result: loops as flat local coordinates (not closed), counter-clockwise around what is inside. */
  loops: number[][] = [];
}

/** One crossing of a feature edge with a polygon edge. */
export interface Crossing {
  featureEdge: number;
  /** 0…1 along the feature's edge. */
  featureAt: number;
  featureRing: number;
  polygonEdge: number;
  polygonAt: number;
  x: number;
  y: number;
  /** The feature enters the polygon here (and the polygon leaves the feature). */
  enters: boolean;
  nextOnFeature: Crossing | null;
  nextOnPolygon: Crossing | null;
  /** Places in the settled orders along the feature's and the polygon's rings. */
  featureOrder: number;
  polygonOrder: number;
  used: boolean;
}
