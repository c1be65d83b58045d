/**
 * A drawing after the profile of a real 井上下对照图 (112 MB, AC1024 with UTF-8 texts under ANSI_936, 434 083 entities,
 * 57 layers, stray coordinates; 6.3 million group pairs). Seeded: the same bytes every time. Fictional content.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { chance } from '../../scripts/sample-county/seeded.ts';

export interface DrawingSize {
  readonly lines: number;
  readonly solids: number;
  readonly texts: number;
  readonly circles: number;
  readonly arcs: number;
}

/** Entities by kind as in the real drawing; the few of other kinds are arcs here. */
export const WHOLE: DrawingSize = { lines: 390_000, solids: 41_000, texts: 1_344, circles: 1_047, arcs: 692 };

export const entitiesOf = (size: DrawingSize): number => size.lines + size.solids + size.texts + size.circles + size.arcs;

/** Layers with their share of the lines; the other 53 take the rest. */
const SHARES: readonly (readonly [layer: string, share: number])[] = [['DGX', 0.69], ['0', 0.2], ['计曲线', 0.06], ['采空区', 0.01]];
const OTHERS = Array.from({ length: 53 }, (_, i) => (i % 3 === 0 ? `巷道_${i}` : i % 3 === 1 ? `KZD${i}` : `图层${i}`));
const [WEST, SOUTH, WIDTH, DEPTH] = [37_412_590, 4_260_000, 4_446, 4_900] as const;
const FLUSH_CHARACTERS = 4_000_000;

/** Writes the drawing and says how many bytes it took. */
export function writeMineDrawing(path: string, size: DrawingSize): number {
  const file = openSync(path, 'w');
  const { share: random } = chance(20_250_415);
  let text = '';
  let bytes = 0;
  let handle = 0x1000;
  const flush = (): void => {
    const buffer = Buffer.from(text, 'utf8');
    writeSync(file, buffer);
    bytes += buffer.length;
    text = '';
  };
  const pair = (code: number, value: string | number): void => {
    text += `${String(code).padStart(3)}\r\n${value}\r\n`;
    if (text.length > FLUSH_CHARACTERS) flush();
  };
  const number = (value: number): string => value.toPrecision(17).replace(/0+$/, '').replace(/\.$/, '.0');
  const point = (at: number, east: number, north: number, z: number): void => {
    pair(10 + at, number(east));
    pair(20 + at, number(north));
    pair(30 + at, z === 0 ? '0.0' : number(z));
  };
  const begin = (type: string, layer: string, subclass: string): void => {
    pair(0, type);
    pair(5, (handle++).toString(16).toUpperCase());
    pair(330, '1F');
    pair(100, 'AcDbEntity');
    pair(8, layer);
    if (random() < 0.11) pair(62, String(1 + Math.floor(random() * 9)).padStart(6));
    pair(6, 'BORDER_DASHED_X2_GB50564');
    pair(370, '    -1');
    pair(100, subclass);
  };
  const layerOf = (): string => {
    let draw = random();
    for (const [layer, share] of SHARES) if ((draw -= share) < 0) return layer;
    return OTHERS[Math.floor(random() * OTHERS.length)]!;
  };

  pair(0, 'SECTION'); pair(2, 'HEADER'); pair(9, '$ACADVER'); pair(1, 'AC1024'); pair(9, '$DWGCODEPAGE'); pair(3, 'ANSI_936'); pair(9, '$INSUNITS'); pair(70, 6); pair(0, 'ENDSEC');
  pair(0, 'SECTION'); pair(2, 'TABLES'); pair(0, 'TABLE'); pair(2, 'LAYER'); pair(70, 57);
  for (const [position, layer] of [...SHARES.map(([name]) => name), ...OTHERS].entries()) {
    pair(0, 'LAYER'); pair(100, 'AcDbSymbolTableRecord'); pair(100, 'AcDbLayerTableRecord'); pair(2, layer); pair(70, 0); pair(62, 1 + (position % 7)); pair(6, 'Continuous');
  }
  pair(0, 'ENDTAB'); pair(0, 'ENDSEC'); pair(0, 'SECTION'); pair(2, 'ENTITIES');
  let [east, north, z] = [WEST + WIDTH / 2, SOUTH + DEPTH / 2, 0];
  for (let i = 0; i < size.lines; i++) {
    if (i % 200 === 0) [east, north, z] = [WEST + random() * WIDTH, SOUTH + random() * DEPTH, 900 + 5 * Math.floor(random() * 80)];
    const [nextEast, nextNorth] = [clamp(east + (random() - 0.5) * 20, WEST, WIDTH), clamp(north + (random() - 0.5) * 20, SOUTH, DEPTH)];
    begin('LINE', layerOf(), 'AcDbLine');
    // A few stray lines: a legend in paper coordinates, one far to the east.
    if (i % 20_000 === 7) {
      point(0, 1_171 + i / 1000, 800, 0);
      point(1, 1_191 + i / 1000, 820, 0);
    } else {
      point(0, east, north, z);
      point(1, nextEast, nextNorth, z);
    }
    [east, north] = [nextEast, nextNorth];
  }
  for (let i = 0; i < size.solids; i++) {
    const [x, y] = [WEST + random() * WIDTH, SOUTH + random() * DEPTH];
    begin('SOLID', i % 2 === 0 ? '采空区' : layerOf(), 'AcDbTrace');
    point(0, x, y, 0); point(1, x + 3, y, 0); point(2, x, y + 2, 0); point(3, x + 3, y + 2, 0);
  }
  for (let i = 0; i < size.texts; i++) {
    begin('TEXT', layerOf(), 'AcDbText');
    point(0, WEST + random() * WIDTH, SOUTH + random() * DEPTH, 0);
    pair(40, '2.5'); pair(1, `采空区 ${2000 + (i % 26)}`); pair(50, '0.0'); pair(100, 'AcDbText');
  }
  for (let i = 0; i < size.circles + size.arcs; i++) {
    const arc = i >= size.circles;
    begin(arc ? 'ARC' : 'CIRCLE', layerOf(), 'AcDbCircle');
    point(0, WEST + random() * WIDTH, SOUTH + random() * DEPTH, 0);
    pair(40, number(1 + random() * 20));
    if (arc) { pair(100, 'AcDbArc'); pair(50, number(random() * 180)); pair(51, number(180 + random() * 170)); }
  }
  pair(0, 'ENDSEC'); pair(0, 'EOF');
  flush();
  closeSync(file);
  return bytes;
}

const clamp = (value: number, least: number, width: number): number => Math.min(least + width, Math.max(least, value));
