/**
 * The sides of a ring in slabs from south to north, so that a question about one place asks the few sides that reach its
 * height. A county's dissolved polygon has hundreds of thousands of vertices and ten thousands of holes: asked side by
 * side it takes minutes.
 */

/** Sides that the slabs hold, on average over all of them, before they are made wider. */
const MOST_PLACES_PER_SIDE = 8;
const SIDES_PER_SLAB = 4;

export class SideSlabs {
  /** Sides of slab after slab. */
  readonly sides: Uint32Array;
  private readonly slabStart: Uint32Array;
  private readonly south: number;
  private readonly slabsPerUnit: number;
  private readonly slabs: number;

  /** Sides 0 … count − 1; `lowest` and `highest` say between which heights a side matters. */
  constructor(count: number, lowest: (side: number) => number, highest: (side: number) => number) {
    let [south, north] = [Infinity, -Infinity];
    for (let side = 0; side < count; side++) {
      south = Math.min(south, lowest(side));
      north = Math.max(north, highest(side));
    }
    this.south = south;
    const height = north - south;
    let slabs = height > 0 ? Math.ceil(count / SIDES_PER_SLAB) : 1;
    const places = (): number => {
      let sum = count;
      for (let side = 0; side < count; side++) sum += Math.floor(((highest(side) - lowest(side)) / height) * slabs);
      return sum;
    };
    while (slabs > 1 && places() > MOST_PLACES_PER_SIDE * count) slabs = Math.ceil(slabs / 2);
    this.slabs = slabs;
    this.slabsPerUnit = height > 0 ? slabs / height : 0;
    this.slabStart = new Uint32Array(slabs + 1);
    for (let side = 0; side < count; side++) for (let slab = this.slabOf(lowest(side)); slab <= this.slabOf(highest(side)); slab++) this.slabStart[slab + 1]!++;
    for (let slab = 0; slab < slabs; slab++) this.slabStart[slab + 1]! += this.slabStart[slab]!;
    this.sides = new Uint32Array(this.slabStart[slabs]!);
    const used = this.slabStart.slice();
    for (let side = 0; side < count; side++) for (let slab = this.slabOf(lowest(side)); slab <= this.slabOf(highest(side)); slab++) this.sides[used[slab]!++] = side;
  }

  /** First place in `sides` of those that reach this height. */
  from(height: number): number {
    return this.slabStart[this.slabOf(height)]!;
  }

  /** The place behind the last one. */
  to(height: number): number {
    return this.slabStart[this.slabOf(height) + 1]!;
  }

  /** Never falls where heights rise, so that a side is met in every slab between its ends. */
  private slabOf(height: number): number {
    return Math.max(0, Math.min(this.slabs - 1, Math.floor((height - this.south) * this.slabsPerUnit)));
  }
}

const FEWEST_SIDES = 100;
const ASKED_BEFORE = 3;

/** Slabs of those rings that are large and asked more than a few times; null for all others. */
export class SlabsOnDemand {
  private readonly asked = new Map<number, number | SideSlabs>();
  private readonly sideCount: (ring: number) => number;
  private readonly build: (ring: number) => SideSlabs;

  constructor(sideCount: (ring: number) => number, build: (ring: number) => SideSlabs) {
    this.sideCount = sideCount;
    this.build = build;
  }

  of(ring: number): SideSlabs | null {
    if (this.sideCount(ring) < FEWEST_SIDES) return null;
    const known = this.asked.get(ring) ?? 0;
    if (typeof known !== 'number') return known;
    if (known < ASKED_BEFORE) {
      this.asked.set(ring, known + 1);
      return null;
    }
    const slabs = this.build(ring);
    this.asked.set(ring, slabs);
    return slabs;
  }
}
