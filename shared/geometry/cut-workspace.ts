/** What a cut works with: the loaded feature and the crossings found; internal to cut.ts and its helpers. */

const LEAST_CROSSINGS = 64;

/**
 * Working memory, used again for every cut; what `cutFeature` finds stays in `loops` until the next one. Crossings are
 * numbers into columns, not objects: a county's overlay makes a hundred thousand of them.
 */
export class CutWorkspace {
  /** The feature's vertices, local to the polygon; rings closed, outer counter-clockwise, holes clockwise. Grow as needed. */
  x = new Float64Array(256);
  y = new Float64Array(256);
  /** Ring r of `ringCount` has vertices ringStart[r] … ringStart[r + 1] − 1; what lies behind is left over, for a list that shrinks gives up its memory. */
  readonly ringStart: number[] = [0];
  ringCount = 0;
  /** Whether a ring of the feature, or of the polygon, is crossed; as many as there are rings. */
  readonly ringCrossed: boolean[] = [];
  readonly polygonRingCrossed: boolean[] = [];
  /** Which polygon edges were already asked for the present feature edge. */
  stamps = new Uint32Array(0);
  stamp = 0;
  /** The loop that is being made: flat coordinates, the first `loopLength` of them. */
  loop = new Float64Array(512);
  loopLength = 0;
  /** Result: loops as flat local coordinates (not closed), counter-clockwise around what is inside. */
  loops: number[][] = [];

  /** Crossings of a feature edge with a polygon edge, in the order of the feature's edges. */
  crossingCount = 0;
  featureEdge = new Int32Array(LEAST_CROSSINGS);
  featureRing = new Int32Array(LEAST_CROSSINGS);
  polygonEdge = new Int32Array(LEAST_CROSSINGS);
  /** 0…1 along the feature's and the polygon's edge. */
  featureAt = new Float64Array(LEAST_CROSSINGS);
  polygonAt = new Float64Array(LEAST_CROSSINGS);
  crossingX = new Float64Array(LEAST_CROSSINGS);
  crossingY = new Float64Array(LEAST_CROSSINGS);
  /** 1: the feature enters the polygon here (and the polygon leaves the feature). */
  enters = new Uint8Array(LEAST_CROSSINGS);
  used = new Uint8Array(LEAST_CROSSINGS);
  /** The next crossing along each ring. */
  nextOnFeature = new Int32Array(LEAST_CROSSINGS);
  nextOnPolygon = new Int32Array(LEAST_CROSSINGS);
  /** Places in the settled orders along the feature's and the polygon's rings. */
  featurePlace = new Int32Array(LEAST_CROSSINGS);
  polygonPlace = new Int32Array(LEAST_CROSSINGS);
  /** Crossings in the order that is being settled. */
  order = new Int32Array(LEAST_CROSSINGS);

  /** Room for one more crossing. */
  growCrossings(): void {
    const room = 2 * this.featureEdge.length;
    this.featureEdge = longer(this.featureEdge, new Int32Array(room));
    this.featureRing = longer(this.featureRing, new Int32Array(room));
    this.polygonEdge = longer(this.polygonEdge, new Int32Array(room));
    this.featureAt = longer(this.featureAt, new Float64Array(room));
    this.polygonAt = longer(this.polygonAt, new Float64Array(room));
    this.crossingX = longer(this.crossingX, new Float64Array(room));
    this.crossingY = longer(this.crossingY, new Float64Array(room));
    this.enters = longer(this.enters, new Uint8Array(room));
    this.used = longer(this.used, new Uint8Array(room));
    this.nextOnFeature = new Int32Array(room);
    this.nextOnPolygon = new Int32Array(room);
    this.featurePlace = new Int32Array(room);
    this.polygonPlace = new Int32Array(room);
    this.order = new Int32Array(room);
  }
}

function longer<Numbers extends Int32Array | Float64Array | Uint8Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
