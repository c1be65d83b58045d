/** Outlines for a small map: some hundred paths, thinned, in the file's own numbers. */
import type { GeometryKind } from '../../model/layer.ts';
import type { FeatureSink } from './survey.ts';
import type { ShapeReader } from './shape-reader.ts';

const MOST_PATHS = 300;
const MOST_VERTICES_PER_PATH = 120;

/** Takes every n-th feature so that about 300 of `expectedFeatures` are drawn; all of them when there are fewer. */
export class SketchSink implements FeatureSink {
  readonly paths: number[][] = [];
  west = Infinity;
  south = Infinity;
  east = -Infinity;
  north = -Infinity;
  private readonly kind: GeometryKind;
  private readonly every: number;

  constructor(kind: GeometryKind, expectedFeatures: number) {
    this.kind = kind;
    this.every = Math.max(1, Math.ceil(expectedFeatures / MOST_PATHS));
  }

  feature(reader: ShapeReader, row: number): void {
    this.west = Math.min(this.west, reader.west);
    this.south = Math.min(this.south, reader.south);
    this.east = Math.max(this.east, reader.east);
    this.north = Math.max(this.north, reader.north);
    if (row % this.every !== 0 || this.paths.length >= MOST_PATHS) return;
    for (let path = 0; path < reader.pathCount && this.paths.length < MOST_PATHS; path++) this.paths.push(this.thinned(reader, path));
  }

  empty(): void {}

  /** Keeps vertices that lie a visible step apart, and the ends. */
  private thinned(reader: ShapeReader, path: number): number[] {
    const [from, to] = [reader.pathFrom[path]!, reader.pathTo[path]!];
    const { xy } = reader;
    const step = Math.max(reader.east - reader.west, reader.north - reader.south) / 60;
    const stride = Math.max(1, Math.ceil((to - from) / (4 * MOST_VERTICES_PER_PATH)));
    const flat = [xy[2 * from]!, xy[2 * from + 1]!];
    for (let v = from + stride; v < to - 1 && flat.length < 2 * MOST_VERTICES_PER_PATH; v += stride) {
      const [dx, dy] = [xy[2 * v]! - flat.at(-2)!, xy[2 * v + 1]! - flat.at(-1)!];
      if (dx * dx + dy * dy >= step * step) flat.push(xy[2 * v]!, xy[2 * v + 1]!);
    }
    if (to - from > 1) flat.push(xy[2 * (to - 1)]!, xy[2 * (to - 1) + 1]!);
    if (this.kind === 'polygon' && reader.pathUnclosed[path]) flat.push(xy[2 * from]!, xy[2 * from + 1]!);
    return flat;
  }
}
