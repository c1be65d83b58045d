/** Graphic objects of a .mif, line by line; what they look like (Pen, Brush, Symbol …) is passed over. */
import type { GeometryKind } from '../../model/layer.ts';
import type { Nesting, PathCollector } from '../path-collector.ts';
import type { MifTransform } from './header.ts';

/** One object: paths of flat numbers by kind; a collection may hold several kinds. */
export interface MifObject {
  readonly word: string;
  readonly shapes: readonly { readonly kind: GeometryKind; readonly paths: readonly (readonly number[])[] }[];
  /** Arcs, ellipses, rounded boxes: left out. */
  readonly curved: boolean;
}

/** Walks the lines behind `Data`; null at the end. Throws RangeError when the lines do not hold what an object states. */
export class MifObjectReader {
  private line: number;
  private readonly lines: readonly string[];

  constructor(lines: readonly string[], firstLine: number) {
    this.lines = lines;
    this.line = firstLine;
  }

  /** 1-based, of the line that will be read next. */
  get lineNumber(): number {
    return this.line + 1;
  }

  next(): MifObject | null {
    for (; this.line < this.lines.length; this.line++) {
      const words = this.words();
      const read = OBJECTS[words[0]?.toLowerCase() ?? ''];
      if (!read) continue;
      this.line++;
      return { word: words[0]!, ...read(words, this) };
    }
    return null;
  }

  words(): string[] {
    return this.lines[this.line]!.trim().split(/[\s,]+/);
  }

  /** The words of the next line, which must hold `count` numbers. */
  numbers(count: number): number[] {
    while (this.line < this.lines.length && this.lines[this.line]!.trim() === '') this.line++;
    if (this.line >= this.lines.length) throw new RangeError('the file ends inside an object');
    const numbers = this.words().map(Number);
    if (numbers.length < count) throw new RangeError('a line lacks a number');
    this.line++;
    return numbers;
  }

  /** A path of `count` positions, one per line. What is no number stays NaN and is told with its row. */
  path(count: number): number[] {
    if (!(count >= 0 && count <= this.lines.length - this.line)) throw new RangeError('an object has more positions than the file has lines');
    const flat: number[] = [];
    for (let position = 0; position < count; position++) flat.push(...this.numbers(2).slice(0, 2));
    return flat;
  }

  count(): number {
    const [count = Number.NaN] = this.numbers(1);
    if (!Number.isInteger(count)) throw new RangeError('a count is no number');
    return count;
  }
}

type ReadObject = (words: readonly string[], reader: MifObjectReader) => Omit<MifObject, 'word'>;

const one = (kind: GeometryKind, paths: readonly (readonly number[])[]): Omit<MifObject, 'word'> => ({ shapes: paths.length > 0 ? [{ kind, paths }] : [], curved: false });
const CURVED: ReadObject = () => ({ shapes: [], curved: true });

function paths(count: number, reader: MifObjectReader): number[][] {
  if (!(count >= 0 && count <= 1e7)) throw new RangeError('an object has no count of parts');
  return Array.from({ length: count }, () => reader.path(reader.count()));
}

const OBJECTS: Readonly<Record<string, ReadObject>> = {
  none: () => ({ shapes: [], curved: false }),
  point: ([, x, y]) => one('point', [[Number(x), Number(y)]]),
  multipoint: ([, count], reader) => one('point', pointsOf(reader.path(Number(count)))),
  line: ([, ...ends]) => one('line', [ends.slice(0, 4).map(Number)]),
  pline: (words, reader) => {
    if (words[1]?.toLowerCase() === 'multiple') return one('line', paths(Number(words[2]), reader));
    return one('line', [reader.path(words[1] === undefined || words[1] === '' ? reader.count() : Number(words[1]))]);
  },
  region: ([, count], reader) => one('polygon', paths(Number(count), reader)),
  rect: ([, ...corners]) => {
    const [x1, y1, x2, y2] = corners.map(Number) as [number, number, number, number];
    return one('polygon', [[x1, y1, x2, y1, x2, y2, x1, y2, x1, y1]]);
  },
  // Its parts are objects that follow in the usual way; the walk goes on with them one by one.
  collection: ([, count], reader) => {
    const members = Array.from({ length: Math.min(3, Number(count) || 0) }, () => reader.next()).filter((member) => member !== null);
    return { shapes: members.flatMap((member) => member.shapes), curved: members.some((member) => member.curved) };
  },
  text: () => ({ shapes: [], curved: false }),
  arc: CURVED,
  ellipse: CURVED,
  roundrect: CURVED,
};

const pointsOf = (flat: readonly number[]): number[][] => Array.from({ length: flat.length / 2 }, (_, point) => [flat[2 * point]!, flat[2 * point + 1]!]);

/** Adds what the object holds of one kind; which rings are holes follows from containment. */
export function addMifObject(collector: PathCollector, { shapes }: MifObject, kind: GeometryKind, transform: MifTransform | null = null): Nesting {
  const [factor, shift] = transform ? [transform.factor, transform.shift] : [[1, 1] as const, [0, 0] as const];
  for (const shape of shapes) {
    if (shape.kind !== kind) continue;
    for (const path of shape.paths) {
      for (let i = 0; i + 1 < path.length; i += 2) collector.vertex(path[i]! * factor[0] + shift[0], path[i + 1]! * factor[1] + shift[1]);
      collector.endPath();
    }
  }
  return 'by-containment';
}
