/** Both scanners of records say the same, of sound files and of spoilt ones, and the assembled one is that of its source. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { carrier, carrierText } from '../../../scripts/wasm.mjs';
import { systemById } from '../../../shared/crs/systems.ts';
import { mostRecordsIn, type RecordScanner } from '../../../shared/formats/shapefile/record-scanner.ts';
import { scriptScanner } from '../../../shared/formats/shapefile/script-scanner.ts';
import { HEADER_BYTES } from '../../../shared/formats/shapefile/shape-types.ts';
import { scanModule, wasmScanner } from '../../../shared/formats/shapefile/wasm-scanner.ts';
import { writeShapefile } from '../../../shared/formats/shapefile/write.ts';
import { buildCandidateGrid, findCandidates } from '../../../shared/geometry/candidate-grid.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import { columnsOf, rectangle, seeded, star, type Parts } from '../../helpers/polygons.ts';

const E = 37_500_000;
const N = 3_800_000;
const ROOM = 64 * 1024;
const PIECE = 4 * 1024;
const GROUND: readonly Extent[] = [[E + 100, N + 100, E + 700, N + 900], [E + 650, N + 800, E + 1400, N + 1200], [E + 3000, N + 3000, E + 3001, N + 3001]];
const grid = buildCandidateGrid(GROUND);

function shpOf(polygons: readonly Parts[]): Uint8Array {
  const number = { name: 'BSM', type: 'text', width: 4, decimals: 0 } as const;
  return writeShapefile({ name: '图斑', kind: 'polygon', features: columnsOf(polygons), system: systemById('EPSG:4525'), encoding: 'gbk', cpg: false, fields: [number], rows: polygons.map((_, row) => [String(row)]) })['shp']!;
}

function shapes(): Uint8Array {
  const random = seeded(77);
  return shpOf(Array.from({ length: 400 }, (_, i): Parts => {
    const [east, north] = [E - 500 + random() * 5000, N - 500 + random() * 5000];
    if (i % 40 === 3) return [];
    if (i % 9 === 0) return [[rectangle(east, north, east + 90, north + 90), rectangle(east + 30, north + 30, east + 60, north + 60)]];
    return [[star(random, east, north, 80, i === 200 ? 2_000 : 5 + (i % 30))]];
  }));
}

/** What a scanner says of a file handed to it piece by piece: everything it tells, and the rows whose boxes touch the ground. */
function toldBy(scanner: RecordScanner, shp: Uint8Array): string {
  const { buffer, positions, near } = scanner;
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  const told: string[] = [];
  const touching: number[] = [];
  let row = 0;
  let rest = 0;
  for (let offset = HEADER_BYTES; offset < shp.length; offset += PIECE) {
    const piece = shp.subarray(offset, offset + PIECE);
    if (rest > ROOM) return 'irregular';
    buffer.copyWithin(ROOM - rest, ROOM + PIECE - rest, ROOM + PIECE);
    buffer.set(piece, ROOM);
    const scanned = scanner.scan(ROOM - rest, ROOM + piece.length, row);
    if (!scanned) return 'irregular';
    for (let i = 0; i < scanned.nearCount; i++) {
      const content = positions[near[i]!]! + 8;
      const box = Float64Array.from({ length: 4 }, (_, k) => view.getFloat64(content + 4 + 8 * k, true));
      if (findCandidates(grid, box, 0, []) > 0) touching.push(row + near[i]!);
    }
    told.push(positions.subarray(0, scanned.recordCount).join(), String(scanned.end));
    row += scanned.recordCount;
    rest = ROOM + piece.length - scanned.end;
    buffer.copyWithin(ROOM + PIECE - rest, scanned.end, ROOM + piece.length);
  }
  return [...told, touching.join(), JSON.stringify(scanner.seen()), row].join(' ');
}

const inScript = (shp: Uint8Array): string => toldBy(scriptScanner(ROOM, PIECE, grid), shp);
const inWasm = (shp: Uint8Array): string => toldBy(wasmScanner(scanModule()!, ROOM, PIECE, grid), shp);

test('a sound file: every record, the box of all, the rows near the ground', () => {
  const shp = shapes();
  expect(inWasm(shp)).toBe(inScript(shp));
  expect(inWasm(shp)).toMatch(/ 400$/);
});

test('spoilt files: what one finds irregular the other does', () => {
  const shp = shapes();
  const random = seeded(5);
  const special = [0, 0x7f, 0x80, 0xff, 5, 1];
  const verdicts = new Set<string>();
  for (let round = 0; round < 3_000; round++) {
    const spoilt = shp.slice();
    // Most of the bytes are coordinates: half of the changes go into the heads of records.
    for (let change = 0; change <= round % 3; change++) {
      const at = random() < 0.5 ? HEADER_BYTES + Math.floor(random() * 60) : HEADER_BYTES + Math.floor(random() * (shp.length - HEADER_BYTES));
      spoilt[at] = random() < 0.5 ? special[Math.floor(random() * special.length)]! : Math.floor(random() * 256);
    }
    const [wasm, script] = [inWasm(spoilt), inScript(spoilt)];
    if (wasm !== script) expect(wasm, `round ${round}`).toBe(script);
    verdicts.add(script === 'irregular' ? script : 'regular');
  }
  expect([...verdicts].sort()).toEqual(['irregular', 'regular']);
});

test('a stated box that is larger than its polygon gives way to the exact one where the ground is near, and to none elsewhere', () => {
  const [near, far] = [star(seeded(3), E + 400, N + 400, 80, 30), star(seeded(4), E + 9_000, N + 9_000, 80, 30)];
  const shp = shpOf([[[near]], [[far]]]);
  const length = (shp.length - HEADER_BYTES) / 2;
  const stated = [E - 1_000, N - 1_000, E + 20_000, N + 20_000];
  const farStated = [E + 8_000, N + 8_000, E + 20_000, N + 20_000];
  const view = new DataView(shp.buffer, shp.byteOffset + HEADER_BYTES);
  [stated, farStated].forEach((box, row) => box.forEach((value, k) => view.setFloat64(row * length + 12 + 8 * k, value, true)));
  const boxOf = (ring: ArrayLike<number>): number[] => {
    const [east, north] = [0, 1].map((axis) => Array.from(ring).filter((_, i) => i % 2 === axis)) as [number[], number[]];
    return [Math.min(...east), Math.min(...north), Math.max(...east), Math.max(...north)];
  };
  for (const scanner of [scriptScanner(ROOM, PIECE, grid), wasmScanner(scanModule()!, ROOM, PIECE, grid)]) {
    scanner.buffer.set(shp.subarray(HEADER_BYTES), ROOM);
    expect(scanner.scan(ROOM, ROOM + 2 * length, 0)).toMatchObject({ recordCount: 2, nearCount: 1 });
    const after = new DataView(scanner.buffer.buffer, scanner.buffer.byteOffset + ROOM);
    const boxes = [0, 1].map((row) => [0, 1, 2, 3].map((k) => after.getFloat64(row * length + 12 + 8 * k, true)));
    expect(boxes).toEqual([boxOf(near), farStated]);
    expect(scanner.seen().extent, 'as stated').toEqual(stated);
  }
});

test('no box of the ground misses a record that touches its rim; an empty ground is near nothing', () => {
  const random = seeded(31);
  for (let round = 0; round < 200; round++) {
    const [west, south] = [E + random() * 3000, N + random() * 3000];
    const own = buildCandidateGrid([[west, south, west + random() * 500, south + random() * 500], [E, N, E + 1, N + 1]]);
    const [, , east, north] = own.extent;
    // Boxes that share a corner or a side with the ground, to the last digit.
    const parcels: Parts[] = [[[rectangle(east, north, east + 10, north + 10)]], [[rectangle(E - 5, N - 5, E, N)]], [[rectangle(west, south, west + 1e-6, south + 1e-6)]]];
    const shp = shpOf(parcels);
    const counts = [scriptScanner(ROOM, PIECE, own), wasmScanner(scanModule()!, ROOM, PIECE, own)].map((scanner) => {
      scanner.buffer.set(shp.subarray(HEADER_BYTES), ROOM);
      return scanner.scan(ROOM, ROOM + shp.length - HEADER_BYTES, 0)!.nearCount;
    });
    expect(counts).toEqual([3, 3]);
  }
  const nowhere = buildCandidateGrid([]);
  const shp = shapes().subarray(0, HEADER_BYTES + PIECE);
  for (const scanner of [scriptScanner(ROOM, PIECE, nowhere), wasmScanner(scanModule()!, ROOM, PIECE, nowhere)]) {
    scanner.buffer.set(shp.subarray(HEADER_BYTES), ROOM);
    expect(scanner.scan(ROOM, ROOM + PIECE, 0)).toMatchObject({ nearCount: 0 });
  }
});

test('there is room for the most records that a piece can hold', () => {
  const empty = new Uint8Array(PIECE);
  const view = new DataView(empty.buffer);
  const count = Math.floor(PIECE / 12);
  for (let row = 0; row < count; row++) {
    view.setInt32(12 * row, row + 1);
    view.setInt32(12 * row + 4, 2);
  }
  expect(count).toBeLessThanOrEqual(mostRecordsIn(PIECE));
  for (const scanner of [scriptScanner(ROOM, PIECE, grid), wasmScanner(scanModule()!, ROOM, PIECE, grid)]) {
    scanner.buffer.set(empty, ROOM);
    expect(scanner.scan(ROOM, ROOM + PIECE, 0)).toEqual({ recordCount: count, nearCount: 0, end: ROOM + 12 * count });
  }
});

test('the assembled bytes are those of the source: otherwise `npm run wasm`', async () => {
  expect(await readFile(carrier, 'utf8')).toBe(await carrierText());
});
