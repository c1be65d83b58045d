/** Graphic objects of a .map as paths of coordinates; what they look like is passed over. */
import type { MifObject } from '../mapinfo-interchange/objects.ts';
import type { CoordinateReader, MapFile } from './map-file.ts';

/** Types whose coordinates are whole; the type before each is the same with short ones. */
const TYPE = {
  point: 0x02,
  line: 0x05,
  polyline: 0x08,
  arc: 0x0b,
  region: 0x0e,
  text: 0x11,
  rectangle: 0x14,
  roundedRectangle: 0x17,
  ellipse: 0x1a,
  multiPolyline: 0x26,
  fontPoint: 0x29,
  picturePoint: 0x2c,
  region450: 0x2f,
  multiPolyline450: 0x32,
  multiPoint: 0x35,
  collection: 0x38,
  region800: 0x3e,
  multiPolyline800: 0x41,
  multiPoint800: 0x44,
  collection800: 0x47,
} as const;

type Shape = MifObject['shapes'][number];

/** Type byte and number of the row. */
const OBJECT_HEAD_BYTES = 5;
/** What nobody knows in the newest types. */
const UNKNOWN_800_BYTES = 33;
const UNKNOWN_MULTIPOINT_BYTES = 15;
/** Set where the line is to be drawn rounded. */
const SMOOTH = 0x8000_0000;

/** The object at `offset`, which must belong to `row` (counted from 1). Throws RangeError when it does not hold together. */
export function readMapObject(map: MapFile, offset: number, row: number): MifObject {
  const { view } = map;
  const origin = map.objectOrigin(offset);
  const stated = view.getUint8(offset);
  if (view.getInt32(offset + 1, true) !== row) throw new RangeError('the object belongs to another row');
  const short = stated % 3 === 1;
  const object = new ObjectReader(map, offset + OBJECT_HEAD_BYTES, short, origin);
  return shapeOf(stated + (short ? 1 : 0), object);
}

function shapeOf(type: number, object: ObjectReader): MifObject {
  switch (type) {
    case TYPE.point:
      return of('Point', 'point', [object.position()]);
    case TYPE.fontPoint:
      object.skip(12);
      return of('Point', 'point', [object.position()]);
    case TYPE.picturePoint:
      object.skip(2);
      return of('Point', 'point', [object.position()]);
    case TYPE.line:
      return of('Line', 'line', [[...object.position(), ...object.position()]]);
    case TYPE.rectangle: {
      const [west, south] = object.position();
      const [east, north] = object.position();
      return of('Rect', 'polygon', [[west, south, east, south, east, north, west, north, west, south]]);
    }
    case TYPE.polyline: {
      const reader = object.coordinates();
      const bytes = object.dataSize();
      reader.originAt(object.originBehind(0));
      return of('Pline', 'line', [reader.path(Math.floor(bytes / (object.short ? 4 : 8)))]);
    }
    case TYPE.region:
    case TYPE.region450:
    case TYPE.region800:
      return of('Region', 'polygon', sectionsOf(type, object));
    case TYPE.multiPolyline:
    case TYPE.multiPolyline450:
    case TYPE.multiPolyline800:
      return of('Pline', 'line', sectionsOf(type, object));
    case TYPE.multiPoint:
    case TYPE.multiPoint800: {
      const reader = object.coordinates();
      const count = object.int32();
      reader.originAt(object.originBehind(UNKNOWN_MULTIPOINT_BYTES + (type === TYPE.multiPoint800 ? UNKNOWN_800_BYTES : 0) + 2));
      return of('Multipoint', 'point', pointsOf(reader.path(count)));
    }
    case TYPE.collection:
    case TYPE.collection800:
      return { word: 'Collection', shapes: collectionOf(object, type === TYPE.collection800), curved: false };
    case TYPE.text:
      return { word: 'Text', shapes: [], curved: false };
    case TYPE.arc:
    case TYPE.ellipse:
    case TYPE.roundedRectangle:
      return { word: 'Arc', shapes: [], curved: true };
    default:
      throw new RangeError(`no object has the type ${type}`);
  }
}

const of = (word: string, kind: Shape['kind'], paths: readonly (readonly number[])[]): MifObject => ({ word, shapes: [{ kind, paths }], curved: false });
const pointsOf = (flat: readonly number[]): number[][] => Array.from({ length: flat.length / 2 }, (_, point) => [flat[2 * point]!, flat[2 * point + 1]!]);

/** Counts of positions and of holes grew wider twice. */
function versionOf(type: number): 300 | 450 | 800 {
  return type >= TYPE.region800 ? 800 : type >= TYPE.region450 ? 450 : 300;
}

function sectionsOf(type: number, object: ObjectReader): number[][] {
  const version = versionOf(type);
  const reader = object.coordinates();
  object.dataSize();
  const count = version === 800 ? object.int32() : object.int16();
  reader.originAt(object.originBehind(version === 800 ? UNKNOWN_800_BYTES : 0));
  return reader.sections(count, version);
}

/** Areas, lines and points one behind the other, each with a label and a box before it. */
function collectionOf(object: ObjectReader, is800: boolean): Shape[] {
  const reader = object.coordinates();
  const points = object.int32();
  object.skip(8);
  const rings = is800 ? object.int32() : object.int16();
  const lines = is800 ? object.int32() : object.int16();
  // Unknown bytes, then symbol, pens and brush.
  object.skip((is800 ? 1 : 0) + 15 + 5);
  reader.originAt(object.short ? object.longPosition() : [0, 0]);
  const shapes: Shape[] = [];
  for (const [kind, count] of [['polygon', rings], ['line', lines]] as const) {
    if (count === 0) continue;
    if (is800) reader.int32();
    reader.path(3);
    shapes.push({ kind, paths: reader.sections(count, is800 ? 800 : 450) });
  }
  if (points > 0) {
    reader.path(3);
    shapes.push({ kind: 'point', paths: pointsOf(reader.path(points)) });
  }
  return shapes;
}

/** Walks the fixed part of an object. */
class ObjectReader {
  readonly short: boolean;
  private readonly map: MapFile;
  private readonly origin: readonly [x: number, y: number];
  private at: number;

  constructor(map: MapFile, at: number, short: boolean, origin: readonly [x: number, y: number]) {
    this.map = map;
    this.at = at;
    this.short = short;
    this.origin = origin;
  }

  skip(bytes: number): void {
    this.at += bytes;
  }

  int16(): number {
    this.at += 2;
    return this.map.view.getInt16(this.at - 2, true);
  }

  int32(): number {
    this.at += 4;
    return this.map.view.getInt32(this.at - 4, true);
  }

  /** A position among the object's own numbers, short ones from the middle of the block. */
  position(): [east: number, north: number] {
    const [x, y] = this.short ? [this.origin[0] + this.int16(), this.origin[1] + this.int16()] : this.longPosition();
    return [this.map.east(x), this.map.north(y)];
  }

  longPosition(): readonly [x: number, y: number] {
    return [this.int32(), this.int32()];
  }

  /** Where the object's coordinates are. */
  coordinates(): PathReader {
    return new PathReader(this.map, this.map.coordinatesAt(this.int32()), this.short);
  }

  dataSize(): number {
    return (this.int32() & ~SMOOTH) >>> 0;
  }

  /** What short coordinates are counted from: behind unknown bytes and the label. */
  originBehind(bytes: number): readonly [x: number, y: number] {
    this.skip(bytes + (this.short ? 4 : 8));
    return this.short ? this.longPosition() : [0, 0];
  }
}

/** Walks the coordinates of an object. */
class PathReader {
  private readonly map: MapFile;
  private readonly numbers: CoordinateReader;
  private readonly short: boolean;
  private origin: readonly [x: number, y: number] = [0, 0];

  constructor(map: MapFile, numbers: CoordinateReader, short: boolean) {
    this.map = map;
    this.numbers = numbers;
    this.short = short;
  }

  originAt(origin: readonly [x: number, y: number]): void {
    this.origin = origin;
  }

  int32(): number {
    return this.numbers.int32();
  }

  path(count: number): number[] {
    this.map.take(count);
    const flat: number[] = [];
    for (let position = 0; position < count; position++) {
      const x = this.short ? this.origin[0] + this.numbers.int16() : this.numbers.int32();
      const y = this.short ? this.origin[1] + this.numbers.int16() : this.numbers.int32();
      flat.push(this.map.east(x), this.map.north(y));
    }
    return flat;
  }

  /** Heads of all sections, then the positions of all. */
  sections(count: number, version: 300 | 450 | 800): number[][] {
    if (!(count >= 0 && count <= this.map.view.byteLength / 16)) throw new RangeError('more sections than there are bytes');
    const { numbers } = this;
    // Offsets count whole coordinates, and two bytes that are not there in the newer heads.
    const headsBytes = (version >= 450 ? 28 : 24) * count;
    let total = 0;
    const heads = Array.from({ length: count }, () => {
      const vertices = version >= 450 ? numbers.int32() : numbers.int16();
      if (version === 800) numbers.int32();
      else numbers.int16();
      this.path(2);
      const first = (numbers.int32() - headsBytes) / 8;
      total += vertices;
      return { first, vertices };
    });
    const flat = this.path(total);
    return heads.map(({ first, vertices }) => {
      if (vertices < 0 || first < 0 || first + vertices > total || !Number.isInteger(first)) throw new RangeError('a section lies outside');
      return flat.slice(2 * first, 2 * (first + vertices));
    });
  }
}
