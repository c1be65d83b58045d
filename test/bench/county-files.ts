/**
 * A synthetic county as files: a seeded coverage of parcels whose neighbours share their lines to the last digit
 * (merged strips, holes with islands, features of two parts among them), written as a shapefile of 18 fields in
 * GBK, and mining rights, some of which run exactly along parcel lines. Streamed, so that a million parcels cost no
 * memory; kept in the machine's temporary folder until {@link removeCounties}.
 */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { writePrj } from '../../shared/crs/prj.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { signedRingArea } from '../../shared/geometry/area.ts';
import { seeded, star, type Parts, type Ring } from '../helpers/polygons.ts';

export const COUNTY_SYSTEM = systemById('EPSG:4525')!;
/** Counted up when the generator writes other data. */
const GENERATOR = 3;

const WEST = 37_450_000;
const SOUTH = 3_820_000;
/** Points between two corners; four sides make 36 vertices a parcel. */
const POINTS_PER_SIDE = 9;
const PARCEL_METRES = 100;
const FLUSH_BYTES = 8 * 1024 * 1024;

export interface CountyFiles {
  readonly folder: string;
  /** parcels.shp, .shx, .dbf, .prj, .cpg beside each other. */
  readonly shapefile: string;
  readonly rightsFile: string;
  readonly parcels: number;
  readonly vertices: number;
  readonly megabytes: number;
}

const rootFolder = join(tmpdir(), 'kuangce-bench');

/** The county of so many parcels and rights; made when it is not there yet. */
export function countyFiles(parcels: number, rightCount: number, say: (line: string) => void): CountyFiles {
  const folder = join(rootFolder, `county-${GENERATOR}-${parcels}-${rightCount}`);
  const facts = join(folder, 'facts.json');
  if (!existsSync(facts)) {
    say(`writing a county of ${parcels.toLocaleString('en')} parcels`);
    const work = `${folder}.${process.pid}`;
    mkdirSync(work, { recursive: true });
    const written = writeCounty(work, parcels);
    writeFileSync(join(work, 'rights.json'), JSON.stringify(countyRights(written.side, written.rows, rightCount)));
    writeFileSync(join(work, 'facts.json'), JSON.stringify(written));
    rmSync(folder, { recursive: true, force: true });
    renameSync(work, folder);
  }
  const { vertices, bytes } = JSON.parse(readFileSync(facts, 'utf8')) as { vertices: number; bytes: number };
  return { folder, shapefile: join(folder, 'parcels.shp'), rightsFile: join(folder, 'rights.json'), parcels, vertices, megabytes: bytes / 1e6 };
}

/** The rights of a county as parts of flat rings. */
export function readRights(county: CountyFiles): Parts[] {
  return JSON.parse(readFileSync(county.rightsFile, 'utf8')) as Parts[];
}

/** One county, with what was made from it. */
export function removeCounty(county: CountyFiles): void {
  rmSync(county.folder, { recursive: true, force: true });
}

/** Everything that was generated. */
export function removeCounties(): void {
  rmSync(rootFolder, { recursive: true, force: true });
}

/** A number in [0, 1) that depends on nothing but its place. */
function noise(column: number, row: number, what: number): number {
  let mixed = (Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca77) ^ Math.imul(what + 1, 0xc2b2ae3d)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
}

const tenth = (value: number): number => Math.round(value * 1e4) / 1e4;

function corner(column: number, row: number): readonly [number, number] {
  return [tenth(WEST + (column + (noise(column, row, 0) - 0.5) * 0.5) * PARCEL_METRES), tenth(SOUTH + (row + (noise(column, row, 1) - 0.5) * 0.5) * PARCEL_METRES)];
}

/** The line that begins at a corner, without its end: eastward (`side` 0) or northward (1). */
function lineFrom(column: number, row: number, side: 0 | 1): Ring {
  const from = corner(column, row);
  const to = side === 0 ? corner(column + 1, row) : corner(column, row + 1);
  const points: Ring = [...from];
  for (let k = 1; k < POINTS_PER_SIDE; k++) {
    const share = k / POINTS_PER_SIDE;
    const swing = (noise(column, row, 2 + side * POINTS_PER_SIDE + k) - 0.5) * 0.08;
    points.push(tenth(from[0] + (to[0] - from[0]) * share - (to[1] - from[1]) * swing), tenth(from[1] + (to[1] - from[1]) * share + (to[0] - from[0]) * swing));
  }
  return points;
}

/** The ring round `width` × `height` cells, counter-clockwise, closed. */
function ringRound(column: number, row: number, width: number, height: number): Ring {
  const ring: Ring = [];
  const back = (line: Ring, end: readonly [number, number]): void => {
    ring.push(...end);
    for (let i = line.length - 2; i >= 2; i -= 2) ring.push(line[i]!, line[i + 1]!);
  };
  for (let k = 0; k < width; k++) ring.push(...lineFrom(column + k, row, 0));
  for (let k = 0; k < height; k++) ring.push(...lineFrom(column + width, row + k, 1));
  for (let k = width - 1; k >= 0; k--) back(lineFrom(column + k, row + height, 0), corner(column + k + 1, row + height));
  for (let k = height - 1; k >= 0; k--) back(lineFrom(column, row + k, 1), corner(column, row + k + 1));
  ring.push(ring[0]!, ring[1]!);
  return ring;
}

function island(column: number, row: number): Ring {
  const ring: Ring = [];
  const radius = 8 + 10 * noise(column, row, 40);
  for (let k = 0; k < 12; k++) {
    const angle = (2 * Math.PI * k) / 12;
    ring.push(tenth(WEST + (column + 0.5) * PARCEL_METRES + radius * Math.cos(angle)), tenth(SOUTH + (row + 0.5) * PARCEL_METRES + radius * Math.sin(angle)));
  }
  ring.push(ring[0]!, ring[1]!);
  return ring;
}

/** The parcels row by row, each as its parts, until there are `count`. */
function* parcelsOf(side: number, count: number): Generator<{ readonly row: number; readonly parts: Parts }> {
  let made = 0;
  for (let row = 0; made < count; row++) {
    for (let column = 0; column < side && made < count; ) {
      const kind = noise(column, row, 30);
      if (kind < 1 / 30) {
        const width = Math.min(side - column, 2 + Math.floor(noise(column, row, 31) * 11));
        yield { row, parts: [[ringRound(column, row, width, 1)]] };
        made++;
        column += width;
      } else if (kind < 1 / 30 + 1 / 300 && column + 3 <= side && made + 1 < count) {
        yield { row, parts: [[ringRound(column, row, 1, 1)], [ringRound(column + 2, row, 1, 1)]] };
        yield { row, parts: [[ringRound(column + 1, row, 1, 1)]] };
        made += 2;
        column += 3;
      } else if (kind < 1 / 30 + 1 / 300 + 1 / 40 && made + 1 < count) {
        const hole = island(column, row);
        yield { row, parts: [[ringRound(column, row, 1, 1), hole]] };
        yield { row, parts: [[hole]] };
        made += 2;
        column++;
      } else {
        yield { row, parts: [[ringRound(column, row, 1, 1)]] };
        made++;
        column++;
      }
    }
  }
}

/** Of ten rights three are rectangles or L-shapes, five or six stars, some with a hole, and one runs along parcel lines; 0.05 to some 15 km². */
function countyRights(side: number, rows: number, count: number): Parts[] {
  const random = seeded(1);
  const [width, height] = [side * PARCEL_METRES, rows * PARCEL_METRES];
  return Array.from({ length: count }, (_, i): Parts => {
    if (i % 10 === 9) {
      const [w, h] = [2 + Math.floor(random() * 14), 2 + Math.floor(random() * 14)];
      return [[ringRound(Math.floor(random() * (side - w)), Math.floor(random() * (rows - 1 - h)), w, h)]];
    }
    const radius = Math.min(width / 6, 150 + 2600 * random() ** 2);
    const [x, y] = [WEST + radius + random() * (width - 2 * radius), SOUTH + radius + random() * (height - 2 * radius)];
    if (i % 10 < 3) {
      const [w, h] = [radius * (0.5 + random()) * 0.7, radius * (0.5 + random()) * 0.7];
      const corners = i % 2 === 0 ? [-w, -h, w, -h, w, h, -w, h, -w, -h] : [-w, -h, w, -h, w, h / 3, w / 4, h / 3, w / 4, h, -w, h, -w, -h];
      return [[corners.map((value, k) => tenth(value + (k % 2 === 0 ? x : y)))]];
    }
    const ring = star(random, x, y, radius, 5 + Math.floor(random() * 56)).map(tenth);
    return i % 20 === 5 ? [[ring, star(random, x, y, radius * 0.2, 8).map(tenth)]] : [[ring]];
  });
}

/** Bytes that go to a file in large pieces. */
class FileStream {
  bytes = 0;
  private readonly buffer = new Uint8Array(FLUSH_BYTES);
  private used = 0;
  private readonly handle: number;

  constructor(path: string) {
    this.handle = openSync(path, 'w');
  }

  write(piece: Uint8Array): void {
    if (this.used + piece.length > this.buffer.length) this.flush();
    this.buffer.set(piece, this.used);
    this.used += piece.length;
    this.bytes += piece.length;
  }

  /** Writes the rest, then `head` over the beginning. */
  close(head: Uint8Array): void {
    this.flush();
    writeSync(this.handle, head, 0, head.length, 0);
    closeSync(this.handle);
  }

  private flush(): void {
    for (let at = 0; at < this.used; ) at += writeSync(this.handle, this.buffer, at, this.used - at);
    this.used = 0;
  }
}

function writeCounty(folder: string, count: number): { side: number; rows: number; vertices: number; bytes: number } {
  const side = Math.ceil(Math.sqrt(count));
  const shp = new FileStream(join(folder, 'parcels.shp'));
  const shx = new FileStream(join(folder, 'parcels.shx'));
  const dbf = new FileStream(join(folder, 'parcels.dbf'));
  shp.write(new Uint8Array(100));
  shx.write(new Uint8Array(100));
  dbf.write(dbfHead(count));
  const scratch = new DataView(new ArrayBuffer(1 << 20));
  const extent: Box = [Infinity, Infinity, -Infinity, -Infinity];
  let [number, vertices, rows] = [0, 0, 0];
  for (const { row, parts } of parcelsOf(side, count)) {
    rows = row + 1;
    const length = writeRecord(scratch, ++number, parts, extent);
    const entry = new DataView(new ArrayBuffer(8));
    entry.setInt32(0, shp.bytes / 2);
    entry.setInt32(4, (length - 8) / 2);
    shx.write(new Uint8Array(entry.buffer));
    shp.write(new Uint8Array(scratch.buffer, 0, length));
    dbf.write(attributesOf(number, row, parts));
    for (const ring of parts.flat()) vertices += ring.length / 2;
  }
  dbf.write(Uint8Array.of(0x1a));
  shp.close(shapeHead(shp.bytes, extent));
  shx.close(shapeHead(shx.bytes, extent));
  dbf.close(new Uint8Array(0));
  writeFileSync(join(folder, 'parcels.prj'), writePrj(COUNTY_SYSTEM));
  writeFileSync(join(folder, 'parcels.cpg'), 'GBK');
  return { side, rows, vertices, bytes: shp.bytes + shx.bytes + dbf.bytes };
}

type Box = [number, number, number, number];

function shapeHead(bytes: number, extent: Box): Uint8Array {
  const view = new DataView(new ArrayBuffer(100));
  view.setInt32(0, 9994);
  view.setInt32(24, bytes / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 5, true);
  extent.forEach((value, i) => view.setFloat64(36 + 8 * i, value, true));
  return new Uint8Array(view.buffer);
}

/** One polygon record with its header; outer rings clockwise, holes counter-clockwise. */
function writeRecord(view: DataView, number: number, parts: Parts, extent: Box): number {
  const rings = parts.flatMap((part) => part.map((ring, position) => ({ ring, forward: signedRingArea(ring) > 0 !== (position === 0) })));
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  const points = rings.reduce((sum, { ring }) => sum + ring.length / 2, 0);
  view.setInt32(0, number);
  view.setInt32(8, 5, true);
  view.setInt32(44, rings.length, true);
  view.setInt32(48, points, true);
  let at = 52 + 4 * rings.length;
  let first = 0;
  rings.forEach(({ ring, forward }, position) => {
    view.setInt32(52 + 4 * position, first, true);
    const last = ring.length / 2 - 1;
    for (let k = 0; k <= last; k++) {
      const i = 2 * (forward ? k : last - k);
      const [x, y] = [ring[i]!, ring[i + 1]!];
      view.setFloat64(at, x, true);
      view.setFloat64(at + 8, y, true);
      at += 16;
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
    first += last + 1;
  });
  view.setInt32(4, (at - 8) / 2);
  box.forEach((value, i) => view.setFloat64(12 + 8 * i, value, true));
  extent[0] = Math.min(extent[0], box[0]);
  extent[1] = Math.min(extent[1], box[1]);
  extent[2] = Math.max(extent[2], box[2]);
  extent[3] = Math.max(extent[3], box[3]);
  return at;
}

/** Name, letter, width, decimals. */
const FIELDS: readonly (readonly [string, string, number, number])[] = [
  ['BSM', 'C', 18, 0], ['YSDM', 'C', 10, 0], ['TBBH', 'C', 8, 0], ['DLBM', 'C', 5, 0], ['DLMC', 'C', 60, 0], ['QSXZ', 'C', 2, 0],
  ['QSDWDM', 'C', 19, 0], ['QSDWMC', 'C', 60, 0], ['ZLDWDM', 'C', 19, 0], ['ZLDWMC', 'C', 60, 0], ['KCXS', 'F', 6, 4], ['TBMJ', 'F', 15, 2],
  ['TBDLMJ', 'F', 15, 2], ['GDLX', 'C', 2, 0], ['ZZSXMC', 'C', 20, 0], ['SJNF', 'N', 4, 0], ['HDMC', 'C', 20, 0], ['备注', 'C', 44, 0],
];
const RECORD_BYTES = FIELDS.reduce((sum, [, , width]) => sum + width, 1);

function gbk(text: string): Uint8Array {
  const encoded = encodeGbk(text);
  if ('missing' in encoded) throw new Error(`GBK has no ${encoded.missing}`);
  return encoded.bytes;
}

function dbfHead(count: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(32 + 32 * FIELDS.length + 1));
  const bytes = new Uint8Array(view.buffer);
  bytes.set([0x03, 126, 11, 20]);
  view.setUint32(4, count, true);
  view.setUint16(8, bytes.length, true);
  view.setUint16(10, RECORD_BYTES, true);
  bytes[29] = 0x4d;
  FIELDS.forEach(([name, letter, width, decimals], i) => {
    const at = 32 + 32 * i;
    bytes.set(gbk(name), at);
    bytes[at + 11] = letter.charCodeAt(0);
    bytes[at + 16] = width;
    bytes[at + 17] = decimals;
  });
  bytes[bytes.length - 1] = 0x0d;
  return bytes;
}

const CLASSES = [['0101', '水田'], ['0103', '旱地'], ['0201', '果园'], ['0301', '乔木林地'], ['0305', '灌木林地'], ['0404', '其他草地'], ['0602', '采矿用地'], ['0702', '农村宅基地'], ['1006', '农村道路'], ['1101', '河流水面'], ['1206', '裸土地']].map((pair) => pair.map(gbk));
const VILLAGES = Array.from({ length: 120 }, (_, i) => gbk(`青石镇第${'一二三四五六七八九十'[i % 10]}村民委员会${String(i).padStart(3, '0')}组`));
const OFFSETS = FIELDS.map((_, i) => FIELDS.slice(0, i).reduce((sum, [, , width]) => sum + width, 1));
const encoder = new TextEncoder();

function attributesOf(number: number, row: number, parts: Parts): Uint8Array {
  const record = new Uint8Array(RECORD_BYTES).fill(0x20);
  const put = (field: number, value: Uint8Array): void => record.set(value, OFFSETS[field]!);
  const text = (field: number, value: string): void => put(field, encoder.encode(value));
  const right = (field: number, value: string): void => text(field, value.padStart(FIELDS[field]![2]));
  const [code, name] = CLASSES[Math.floor(noise(number, row, 50) * CLASSES.length)]!;
  const village = VILLAGES[(row >> 3) % VILLAGES.length]!;
  const area = parts.reduce((sum, part) => sum + part.reduce((rest, ring, position) => rest + (position === 0 ? 1 : -1) * Math.abs(signedRingArea(ring)), 0), 0);
  text(0, `370123${String(number).padStart(12, '0')}`);
  text(1, '2001010100');
  text(2, String(number).padStart(8, '0'));
  put(3, code!);
  put(4, name!);
  text(5, '30');
  text(6, '3701231002010000000');
  put(7, village);
  text(8, '3701231002010000000');
  put(9, village);
  right(10, noise(number, row, 51) < 0.3 ? '0.0850' : '0.0000');
  right(11, area.toFixed(2));
  right(12, area.toFixed(2));
  right(15, '2025');
  return record;
}
