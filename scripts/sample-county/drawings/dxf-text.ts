/** Drawings as surveyors' programs write them: groups line by line, in GBK or UTF-8, R12 to 2010. */
import { encodeGbk } from '../../../shared/base/gbk.ts';
import { fullEast, fullNorth, type Point } from '../plane.ts';

/** R12 has no LWPOLYLINE; from 2007 on text is UTF-8 whatever the code page says. */
export interface DrawingForm {
  readonly version: 'AC1009' | 'AC1015' | 'AC1024';
  readonly encoding: 'gbk' | 'utf-8';
}

export type Groups = readonly (number | string)[];
/** East, north → the two numbers that are written; faults exchange or shift them. */
export type Placing = (east: number, north: number) => readonly [x: number, y: number];
export const AS_IT_IS: Placing = (east, north) => [east, north];

const coordinate = (value: number): string => value.toFixed(4);
const elevation = (value: number): string => value.toFixed(3);

/** Collects entities; coordinates come in local metres. */
export class DrawingText {
  private readonly entities: Groups[] = [];
  private readonly layers = new Map<string, number>();

  constructor(
    private readonly form: DrawingForm,
    private readonly placing: Placing = AS_IT_IS,
  ) {}

  private xy(code: number, [east, north]: Point): Groups {
    const [x, y] = this.placing(fullEast(east), fullNorth(north));
    return [10 + code, coordinate(x), 20 + code, coordinate(y)];
  }

  private add(type: string, layer: string, ...groups: Groups): void {
    if (!this.layers.has(layer)) this.layers.set(layer, (this.layers.size % 6) + 1);
    this.entities.push([0, type, 8, layer, ...groups]);
  }

  line(layer: string, a: Point, b: Point, fromZ = 0, toZ = fromZ): void {
    this.add('LINE', layer, ...this.xy(0, a), 30, elevation(fromZ), ...this.xy(1, b), 31, elevation(toZ));
  }

  /** A closed outline; with one elevation where the form has one, else as a 3D polyline. */
  outline(layer: string, ring: readonly Point[], heights: readonly number[]): void {
    const level = heights.every((height) => height === heights[0]);
    if (level && this.form.version !== 'AC1009') this.add('LWPOLYLINE', layer, 90, ring.length, 70, 1, 38, elevation(heights[0]!), ...ring.flatMap((point) => this.xy(0, point)));
    else this.polyline(layer, ring, heights, true);
  }

  /** A 3D polyline. */
  polyline(layer: string, line: readonly Point[], heights: readonly number[], closed = false): void {
    this.add('POLYLINE', layer, 66, 1, 70, closed ? 9 : 8, 10, 0, 20, 0, 30, 0);
    line.forEach((point, i) => this.add('VERTEX', layer, ...this.xy(0, point), 30, elevation(heights[i]!), 70, 32));
    this.add('SEQEND', layer);
  }

  point(layer: string, at: Point, height: number): void {
    this.add('POINT', layer, ...this.xy(0, at), 30, elevation(height));
  }

  text(layer: string, at: Point, words: string, height = 4): void {
    this.add('TEXT', layer, ...this.xy(0, at), 30, 0, 40, height, 1, words);
  }

  circle(layer: string, at: Point, radius: number): void {
    this.add('CIRCLE', layer, ...this.xy(0, at), 30, 0, 40, radius);
  }

  /** An entity at bare numbers, as title blocks lie beside the grid. */
  stray(layer: string, x: number, y: number, words: string): void {
    this.add('TEXT', layer, 10, x, 20, y, 30, 0, 40, 10, 1, words);
  }

  bytes(): Uint8Array {
    const { version, encoding } = this.form;
    const layers = [...this.layers].flatMap(([name, colour]) => [0, 'LAYER', 2, name, 70, 0, 62, colour, 6, 'CONTINUOUS']);
    const groups = [
      0, 'SECTION', 2, 'HEADER', 9, '$ACADVER', 1, version, 9, '$DWGCODEPAGE', 3, 'ANSI_936', 9, '$INSUNITS', 70, 6, 0, 'ENDSEC',
      0, 'SECTION', 2, 'TABLES', 0, 'TABLE', 2, 'LAYER', 70, this.layers.size, ...layers, 0, 'ENDTAB', 0, 'ENDSEC',
      0, 'SECTION', 2, 'ENTITIES', ...this.entities.flat(), 0, 'ENDSEC', 0, 'EOF',
    ];
    const text = groups.map((value, i) => `${i % 2 === 0 ? String(value).padStart(3) : value}\r\n`).join('');
    if (encoding === 'utf-8') return new TextEncoder().encode(text);
    const encoded = encodeGbk(text);
    if ('missing' in encoded) throw new Error(`GBK has no ${encoded.missing}`);
    return encoded.bytes;
  }
}
