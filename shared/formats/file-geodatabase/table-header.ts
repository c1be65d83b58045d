/**
 * Fields and geometry of a .gdbtable. Esri publishes no description; this follows the reverse-engineered one of Even
 * Rouault (github.com/rouault/dump_gdbtable, wiki FGDB-Spec), which GDAL's driver is built on and tests compare with.
 */
import type { ByteSource } from '../../base/byte-source.ts';
import { ByteCursor } from './byte-cursor.ts';

/** How a field's value lies in a row. */
export type GdbStorage = 'int16' | 'int32' | 'float32' | 'float64' | 'string' | 'datetime' | 'objectid' | 'geometry' | 'binary' | 'raster' | 'guid' | 'xml' | 'int64' | 'date' | 'time' | 'datetime-offset';

const STORAGES: readonly GdbStorage[] = ['int16', 'int32', 'float32', 'float64', 'string', 'datetime', 'objectid', 'geometry', 'binary', 'raster', 'guid', 'guid', 'xml', 'int64', 'date', 'time', 'datetime-offset'];

export interface GdbField {
  readonly name: string;
  readonly storage: GdbStorage;
  readonly nullable: boolean;
  /** Of a raster field: its value is a row number and no bytes of its own. */
  readonly managedRaster: boolean;
}

/** What turns the whole numbers of shapes into coordinates. */
export interface GdbGeometryFrame {
  /** Well-known text as Esri writes it. */
  readonly system: string;
  readonly xOrigin: number;
  readonly yOrigin: number;
  readonly xyScale: number;
  readonly zOrigin: number;
  readonly zScale: number;
  /** Half the width within which two positions are one, in the layer's unit. */
  readonly xyTolerance: number;
}

export interface GdbTableHeader {
  /** 3, or 4 for the kind with 64-bit row numbers that ArcGIS Pro 3.2 writes. */
  readonly version: number;
  readonly rowCount: number;
  readonly geometryType: 'none' | 'point' | 'multipoint' | 'line' | 'polygon' | 'multipatch';
  readonly hasZ: boolean;
  readonly hasM: boolean;
  readonly stringsAreUtf8: boolean;
  readonly fields: readonly GdbField[];
  readonly frame: GdbGeometryFrame | null;
}

const HEADER_BYTES = 40;
const LARGEST_DESCRIPTION = 10 * 1024 * 1024;
const GEOMETRY_TYPES: Readonly<Record<number, GdbTableHeader['geometryType']>> = { 0: 'none', 1: 'point', 2: 'multipoint', 3: 'line', 4: 'polygon', 9: 'multipatch' };

/** null when the file is no table or its header is damaged. */
export async function readTableHeader(source: ByteSource): Promise<GdbTableHeader | null> {
  const head = new ByteCursor(await source.read(0, HEADER_BYTES));
  try {
    const version = head.int32();
    if (version !== 3 && version !== 4) return null;
    const rowCount = version === 3 ? head.view.getInt32(4, true) : Number(head.view.getBigInt64(16, true));
    const offset = Number(head.view.getBigUint64(32, true));
    const length = new ByteCursor(await source.read(offset, 4)).int32();
    if (rowCount < 0 || length < 10 || length > LARGEST_DESCRIPTION) return null;
    const cursor = new ByteCursor(await source.read(offset + 4, length));
    cursor.int32();
    const geometryType = GEOMETRY_TYPES[cursor.uint8()] ?? 'multipatch';
    const flags = cursor.uint8();
    cursor.uint8();
    const dimensions = cursor.uint8();
    const context = { hasZ: (dimensions & 0x80) !== 0, hasM: (dimensions & 0x40) !== 0 };
    const fieldCount = cursor.uint16();
    let frame: GdbGeometryFrame | null = null;
    const fields: GdbField[] = [];
    for (let position = 0; position < fieldCount; position++) {
      const described = readField(cursor, context);
      fields.push(described.field);
      frame ??= described.frame;
    }
    return { version, rowCount, geometryType, ...context, stringsAreUtf8: (flags & 1) !== 0, fields, frame };
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}

function readField(cursor: ByteCursor, context: { readonly hasZ: boolean; readonly hasM: boolean }): { field: GdbField; frame: GdbGeometryFrame | null } {
  const name = cursor.utf16(cursor.uint8());
  cursor.utf16(cursor.uint8());
  const storage = STORAGES[cursor.uint8()];
  if (!storage) throw new RangeError('a field of an unknown type');
  if (storage === 'geometry' || storage === 'raster') return readGeometryField(cursor, name, storage, context);
  let flags: number;
  let defaultLength = 0;
  if (storage === 'string') {
    cursor.skip(4);
    flags = cursor.uint8();
    defaultLength = cursor.varuint();
  } else {
    cursor.skip(1);
    flags = cursor.uint8();
    if (!['objectid', 'binary', 'guid', 'xml'].includes(storage)) defaultLength = cursor.uint8();
  }
  if (flags & HAS_DEFAULT) cursor.skip(defaultLength);
  return { field: { name, storage, nullable: (flags & NULLABLE) !== 0, managedRaster: false }, frame: null };
}

const NULLABLE = 1;
const HAS_DEFAULT = 4;

function readGeometryField(cursor: ByteCursor, name: string, storage: 'geometry' | 'raster', { hasZ, hasM }: { readonly hasZ: boolean; readonly hasM: boolean }): { field: GdbField; frame: GdbGeometryFrame | null } {
  cursor.skip(1);
  const nullable = (cursor.uint8() & NULLABLE) !== 0;
  if (storage === 'raster') cursor.utf16(cursor.uint8());
  const system = cursor.utf16(cursor.uint16() / 2);
  const parts = cursor.uint8();
  const [measured, elevated] = [(parts & 2) !== 0, (parts & 4) !== 0];
  const frame = { system, xOrigin: 0, yOrigin: 0, xyScale: 1, zOrigin: 0, zScale: 1, xyTolerance: 0 };
  if (storage === 'geometry' || parts > 0) {
    frame.xOrigin = cursor.float64();
    frame.yOrigin = cursor.float64();
    frame.xyScale = cursor.float64();
    if (measured) cursor.skip(16);
    if (elevated) {
      frame.zOrigin = cursor.float64();
      frame.zScale = cursor.float64();
    }
    frame.xyTolerance = cursor.float64();
    cursor.skip((measured ? 8 : 0) + (elevated ? 8 : 0));
  }
  if (storage === 'raster') return { field: { name, storage, nullable, managedRaster: cursor.uint8() === 1 }, frame: null };
  if (!(frame.xyScale > 0)) throw new RangeError('coordinates without a scale');
  // Extents, then the cells of the spatial index.
  cursor.skip(32 + (hasZ ? 16 : 0) + (hasM ? 16 : 0) + 1);
  cursor.skip(8 * cursor.int32());
  return { field: { name, storage, nullable, managedRaster: false }, frame };
}
