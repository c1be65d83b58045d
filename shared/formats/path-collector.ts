/** One feature's paths while a reader walks a file, checked as every format is: finite numbers, closed rings, no rings without area. */
import type { GeometryKind } from '../model/layer.ts';
import { growingFloat64 } from './growing-arrays.ts';
import { nestRings } from './shapefile/ring-nesting.ts';

/** Coordinates beyond this are no place on earth in metres or degrees. */
const LARGEST_COORDINATE = 1e10;

/**
 * Who says which ring is a hole: the file, whose parts begin with their outer ring, or the rings themselves by how
 * deep they lie in each other.
 */
export type Nesting = 'as-given' | 'by-containment';

/** A path that is kept: vertices `from`…`to`, whether its first vertex must be repeated to close it, whether it begins a part. */
export interface CollectedPath {
  readonly from: number;
  readonly to: number;
  readonly unclosed: boolean;
  readonly beginsPart: boolean;
}

export class PathCollector {
  /** What is left after {@link finish}; valid until the next `begin`. */
  paths: CollectedPath[] = [];
  closedRings = 0;
  droppedPaths = 0;
  repeatedRings = 0;
  private readonly xy = growingFloat64(1024);
  private readonly elevations = growingFloat64(512);
  private given: { readonly from: number; readonly to: number; readonly beginsPart: boolean }[] = [];
  private pathFrom = 0;
  private partBegins = true;
  private usable = true;

  get coordinates(): Float64Array {
    return this.xy.array;
  }

  /** One per vertex, NaN where the file has none. */
  get z(): Float64Array {
    return this.elevations.array;
  }

  get vertexCount(): number {
    return this.xy.length / 2;
  }

  begin(): void {
    this.paths = [];
    this.given = [];
    this.xy.length = this.elevations.length = 0;
    this.closedRings = this.droppedPaths = this.repeatedRings = 0;
    this.pathFrom = 0;
    this.partBegins = this.usable = true;
  }

  /** Numbers as they come; whatever is no finite number of this world makes the whole feature unusable. */
  vertex(east: number, north: number, z = Number.NaN): void {
    if (!(Math.abs(east) <= LARGEST_COORDINATE && Math.abs(north) <= LARGEST_COORDINATE)) this.usable = false;
    this.xy.push(east);
    this.xy.push(north);
    this.elevations.push(z);
  }

  endPath(): void {
    if (this.vertexCount === this.pathFrom) return;
    this.given.push({ from: this.pathFrom, to: this.vertexCount, beginsPart: this.partBegins });
    this.pathFrom = this.vertexCount;
    this.partBegins = false;
  }

  /** The next path begins a part (a polygon's outer ring). */
  endPart(): void {
    this.partBegins = true;
  }

  /** Settles which paths stay; 'empty' when there is none. */
  finish(kind: GeometryKind, nesting: Nesting): 'shape' | 'empty' | 'not-finite' {
    if (!this.usable) return 'not-finite';
    if (kind === 'point') this.finishPoints();
    else if (kind === 'line') this.finishLines();
    else if (kind === 'polygon') this.finishRings(nesting);
    return this.paths.length > 0 ? 'shape' : 'empty';
  }

  private finishPoints(): void {
    for (let point = 0; point < this.vertexCount; point++) this.paths.push({ from: point, to: point + 1, unclosed: false, beginsPart: true });
  }

  private finishLines(): void {
    for (const { from, to } of this.given) {
      if (to - from >= 2) this.paths.push({ from, to, unclosed: false, beginsPart: this.paths.length === 0 });
      else this.droppedPaths++;
    }
  }

  private finishRings(nesting: Nesting): void {
    let partLost = false;
    const rings: CollectedPath[] = [];
    for (const { from, to, beginsPart } of this.given) {
      const unclosed = !this.same(from, to - 1);
      const isRing = to - from - (unclosed ? 0 : 1) >= 3;
      // Holes of an outer ring that is none have nothing to be cut from.
      if (beginsPart) partLost = !isRing && nesting === 'as-given';
      if (!isRing || partLost) this.droppedPaths++;
      else rings.push({ from, to, unclosed, beginsPart });
    }
    this.closedRings = rings.filter((ring) => ring.unclosed).length;
    this.paths = nesting === 'as-given' || rings.length <= 1 ? rings.map((ring, position) => ({ ...ring, beginsPart: ring.beginsPart || position === 0 })) : this.nested(rings);
  }

  private nested(rings: readonly CollectedPath[]): CollectedPath[] {
    const start = [0];
    for (const ring of rings) start.push(start.at(-1)! + ring.to - ring.from);
    const coordinates = new Float64Array(2 * start.at(-1)!);
    rings.forEach((ring, position) => coordinates.set(this.xy.array.subarray(2 * ring.from, 2 * ring.to), 2 * start[position]!));
    const { outerOf, repeated } = nestRings({ coordinates, start, count: rings.length });
    this.repeatedRings = repeated;
    const holes = new Map<number, CollectedPath[]>();
    rings.forEach((ring, position) => {
      const outer = outerOf[position]!;
      if (outer < 0 || outer === position) return;
      const list = holes.get(outer) ?? [];
      holes.set(outer, list);
      list.push({ ...ring, beginsPart: false });
    });
    return rings.flatMap((ring, position) => (outerOf[position] === position ? [{ ...ring, beginsPart: true }, ...(holes.get(position) ?? [])] : []));
  }

  private same(a: number, b: number): boolean {
    const xy = this.xy.array;
    return a !== b && xy[2 * a] === xy[2 * b] && xy[2 * a + 1] === xy[2 * b + 1];
  }
}
