/**
 * The .map of a MapInfo table: a head, then blocks of objects and of coordinates. Coordinates are whole numbers in a
 * frame that the head states. The format is unpublished; what is known of it is the open reader in GDAL (mitab, MIT).
 */

const MAGIC = 42_424_242;
const MAGIC_AT = 0x100;
const HEAD_BYTES = 512;
const OBJECT_BLOCK = 2;
const COORDINATE_BLOCK = 3;
const COORDINATE_HEAD_BYTES = 8;

const SHORTEST_POSITION_BYTES = 4;

const METRES = 7;
const DEGREES = 13;

export class MapFile {
  readonly view: DataView;
  /** Smallest difference that two coordinates can have. */
  readonly step: number;
  private readonly blockBytes: number;
  private positionsLeft = 0;
  private readonly scale: readonly [east: number, north: number];
  private readonly shift: readonly [east: number, north: number];
  private readonly sign: readonly [east: number, north: number];
  /** A power of ten, finer than the frame can tell apart. */
  private readonly precision: readonly [east: number, north: number];

  /** Throws RangeError when it is no .map. */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.view = view;
    if (bytes.length < HEAD_BYTES || view.getInt32(MAGIC_AT, true) !== MAGIC) throw new RangeError('no head of a .map');
    const version = view.getInt16(0x104, true);
    this.blockBytes = view.getInt16(0x106, true);
    if (this.blockBytes < HEAD_BYTES || this.blockBytes % HEAD_BYTES !== 0) throw new RangeError('no size of blocks');
    // The oldest files state their digits alone.
    const old = version <= 100;
    const digits = 10 ** view.getUint8(0x160);
    this.scale = old ? [digits, digits] : [view.getFloat64(0x170, true), view.getFloat64(0x178, true)];
    this.shift = old ? [0, 0] : [view.getFloat64(0x180, true), view.getFloat64(0x188, true)];
    const quadrant = view.getUint8(0x161);
    this.sign = [[0, 2, 3].includes(quadrant) ? -1 : 1, [0, 3, 4].includes(quadrant) ? -1 : 1];
    if (!this.scale.every((factor) => Number.isFinite(factor) && factor > 0) || !this.shift.every(Number.isFinite)) throw new RangeError('no frame of coordinates');
    this.precision = [precisionOf(this.scale[0]), precisionOf(this.scale[1])];
    this.step = 1 / Math.min(...this.scale);
  }

  /** null: neither of those used here. */
  get unit(): 'm' | '°' | null {
    const unit = this.view.getUint8(0x16f);
    return unit === METRES ? 'm' : unit === DEGREES ? '°' : null;
  }

  /** The head's numbers as the clause that MapInfo writes of them in its interchange format. */
  coordSysClause(): string {
    const { view } = this;
    const projection = view.getUint8(0x16d);
    if (projection === 0) return 'NonEarth';
    const parameters = Array.from({ length: 6 }, (_, position) => view.getFloat64(0x190 + 8 * position, true));
    const datum = this.datum();
    if (this.unit === '°') return `Earth Projection ${projection}, ${datum}`;
    return `Earth Projection ${projection}, ${datum}, "${this.unit ?? '?'}", ${parameters.slice(0, 5).join(', ')}`;
  }

  /** MapInfo's number of the datum where its ellipsoid and shifts are those of one that is used here, else they themselves. */
  private datum(): string {
    const ellipsoid = this.view.getUint8(0x16e);
    const shifts = [0, 1, 2].map((position) => this.view.getFloat64(0x1c0 + 8 * position, true));
    const known = DATUMS.find((each) => each.ellipsoid === ellipsoid && each.shifts.every((shift, position) => shift === shifts[position]));
    return known ? String(known.number) : `999, ${ellipsoid}, ${shifts.join(', ')}`;
  }

  /** Whole numbers of the file as coordinates; the division's last digits say nothing. */
  east(x: number): number {
    return Math.round(((this.sign[0] * x - this.shift[0]) / this.scale[0]) * this.precision[0]) / this.precision[0];
  }

  north(y: number): number {
    return Math.round(((this.sign[1] * y - this.shift[1]) / this.scale[1]) * this.precision[1]) / this.precision[1];
  }

  /** The middle that short coordinates of an object at `offset` are counted from. Throws RangeError when no object can be there. */
  objectOrigin(offset: number): readonly [x: number, y: number] {
    const block = this.blockOf(offset, OBJECT_BLOCK);
    return [this.view.getInt32(block + 4, true), this.view.getInt32(block + 8, true)];
  }

  /** A walk over all objects begins: it cannot meet more positions than there are bytes for. */
  beginWalk(): void {
    this.positionsLeft = this.view.byteLength / SHORTEST_POSITION_BYTES;
  }

  /** Throws RangeError when damaged numbers lead to the same positions again and again. */
  take(positions: number): void {
    this.positionsLeft -= positions;
    if (!(positions >= 0) || this.positionsLeft < 0) throw new RangeError('more positions than there are bytes');
  }

  /** Reads on from `offset`, from block to block. */
  coordinatesAt(offset: number): CoordinateReader {
    return new CoordinateReader(this, offset);
  }

  /** Where the block around `offset` begins. */
  blockOf(offset: number, kind: number): number {
    const block = Math.floor(offset / this.blockBytes) * this.blockBytes;
    if (offset < HEAD_BYTES || offset >= this.view.byteLength || this.view.getInt16(block, true) !== kind) throw new RangeError('no such block');
    return block;
  }
}

const precisionOf = (scale: number): number => 10 ** (Math.ceil(Math.log10(scale)) + 1);

/** Pulkovo 1942 is what MapInfo offers where Beijing 1954 is meant. */
const DATUMS: readonly { readonly number: number; readonly ellipsoid: number; readonly shifts: readonly number[] }[] = [
  { number: 104, ellipsoid: 28, shifts: [0, 0, 0] },
  { number: 1001, ellipsoid: 3, shifts: [24, -123, -94] },
  { number: 1017, ellipsoid: 53, shifts: [24, -123, -94] },
];

/** Numbers of a chain of coordinate blocks; a number may begin in one block and end in the next. Throws RangeError behind the last. */
export class CoordinateReader {
  private readonly map: MapFile;
  private at: number;
  private end: number;
  private next: number;
  private readonly straddling = new DataView(new ArrayBuffer(4));

  constructor(map: MapFile, offset: number) {
    this.map = map;
    this.at = offset;
    ({ end: this.end, next: this.next } = this.enter(offset));
  }

  int16(): number {
    if (this.at + 2 > this.end) return this.bytes(2).getInt16(0, true);
    this.at += 2;
    return this.map.view.getInt16(this.at - 2, true);
  }

  int32(): number {
    if (this.at + 4 > this.end) return this.bytes(4).getInt32(0, true);
    this.at += 4;
    return this.map.view.getInt32(this.at - 4, true);
  }

  private bytes(count: number): DataView {
    for (let position = 0; position < count; position++) {
      if (this.at >= this.end) {
        const block = this.map.blockOf(this.next, COORDINATE_BLOCK);
        this.at = block + COORDINATE_HEAD_BYTES;
        ({ end: this.end, next: this.next } = this.enter(block));
        if (this.at >= this.end) throw new RangeError('an empty block');
      }
      this.straddling.setUint8(position, this.map.view.getUint8(this.at++));
    }
    return this.straddling;
  }

  private enter(offset: number): { end: number; next: number } {
    const block = this.map.blockOf(offset, COORDINATE_BLOCK);
    const used = this.map.view.getInt16(block + 2, true);
    return { end: block + COORDINATE_HEAD_BYTES + used, next: this.map.view.getInt32(block + 4, true) };
  }
}
