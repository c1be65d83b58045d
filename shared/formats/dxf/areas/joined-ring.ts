/** A closed ring out of lines, counter-clockwise; the last vertex repeats the first. */
export interface JoinedRing {
  /** East, north interleaved. */
  readonly coordinates: Float64Array;
  /** One per vertex when the lines have elevations. */
  readonly z: Float64Array | null;
}
