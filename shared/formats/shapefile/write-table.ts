/** The attribute table (.dbf) of a shapefile set; text that does not fit its field or its encoding stops. */
import { encodeGbk } from '../../base/gbk.ts';
import { stop } from '../../base/news.ts';
import type { FieldDescriptor } from '../../model/layer.ts';
import { BytePieces } from '../byte-pieces.ts';
import { ROWS_PER_TURN } from '../writing.ts';
import { extended, type ShapefileContent, type ShapefilePiece } from './content.ts';

const DBF_TYPES = { text: 'C', number: 'N', date: 'D', logical: 'L' } as const;
/** Written into the header; a fixed day, so that the same content gives the same bytes. */
const HEADER_DAY = [126, 1, 1] as const;

/** Bytes of the whole file. */
export const tableBytes = ({ fields, rows }: Pick<ShapefileContent, 'fields' | 'rows'>): number => headBytes(fields) + recordBytes(fields) * rows.length + 1;

const headBytes = (fields: readonly FieldDescriptor[]): number => 32 + 32 * fields.length + 1;
const recordBytes = (fields: readonly FieldDescriptor[]): number => fields.reduce((sum, field) => sum + field.width, 1);

/** The table piece by piece, `null` between them so that the caller can pause. */
export function* dbfPieces(content: ShapefileContent): Generator<ShapefilePiece | null, void, undefined> {
  const { fields, rows } = content;
  const pieces = new BytePieces();
  pieces.add(dbfHead(content));
  const record = new Uint8Array(recordBytes(fields));
  const encode = encoderOf(content);
  let rowIndex = 0;
  for (const row of rows) {
    record.fill(0x20);
    let at = 1;
    for (let position = 0; position < fields.length; position++) {
      const field = fields[position]!;
      const value = encodeValue(content, encode, field, row[position] ?? null, rowIndex);
      record.set(value, field.type === 'number' ? at + field.width - value.length : at);
      at += field.width;
    }
    pieces.add(record);
    if (++rowIndex % ROWS_PER_TURN === 0) {
      yield* extended('dbf', pieces.take());
      yield null;
    }
  }
  pieces.add(Uint8Array.of(0x1a));
  yield* extended('dbf', pieces.finish());
}

function dbfHead(content: ShapefileContent): Uint8Array {
  const { fields, rows } = content;
  const bytes = new Uint8Array(headBytes(fields));
  const view = new DataView(bytes.buffer);
  bytes[0] = 0x03;
  bytes.set(HEADER_DAY, 1);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, bytes.length, true);
  view.setUint16(10, recordBytes(fields), true);
  bytes[29] = content.languageByte ?? (content.encoding === 'gbk' ? 0x4d : 0);
  fields.forEach((field, position) => {
    const name = encodeText(content, field.name);
    if (name.length > 10 || name.length === 0) stop('formats.write-field-name', { layer: content.name, field: field.name });
    const at = 32 + 32 * position;
    bytes.set(name, at);
    bytes[at + 11] = DBF_TYPES[field.type].charCodeAt(0);
    bytes[at + 16] = field.width;
    bytes[at + 17] = field.decimals;
  });
  bytes[bytes.length - 1] = 0x0d;
  return bytes;
}

function encodeValue(content: ShapefileContent, encode: (value: string) => Uint8Array, field: FieldDescriptor, value: string | number | null, row: number): Uint8Array {
  if (value === null) return new Uint8Array(0);
  const shown = typeof value === 'number' && field.type === 'number' ? value.toFixed(field.decimals) : String(value);
  const encoded = encode(shown);
  if (encoded.length > field.width) stop('formats.write-value-too-long', { layer: content.name, row: row + 1, field: field.name, value: shown, width: field.width });
  return encoded;
}

const UTF8 = new TextEncoder();
const ASCII = /^[\x00-\x7f]*$/;
/** Texts that a table repeats (classes, villages) are encoded once; more than so many are not repeated. */
const MOST_REMEMBERED = 4_096;

/** Turns texts into the set's encoding; what that has not stops. */
function encoderOf(content: ShapefileContent): (value: string) => Uint8Array {
  const remembered = new Map<string, Uint8Array>();
  return (value) => {
    if (ASCII.test(value)) return UTF8.encode(value);
    const known = remembered.get(value);
    if (known) return known;
    const bytes = encodeText(content, value);
    if (remembered.size < MOST_REMEMBERED) remembered.set(value, bytes);
    return bytes;
  };
}

function encodeText(content: ShapefileContent, value: string): Uint8Array {
  if (content.encoding === 'utf-8') return UTF8.encode(value);
  const encoded = encodeGbk(value);
  if ('missing' in encoded) stop('formats.write-not-in-gbk', { layer: content.name, value, character: encoded.missing });
  return encoded.bytes;
}
