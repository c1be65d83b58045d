/** A zip as office programs in China write it: names in GBK without the UTF-8 flag. Stored, not packed, so that the bytes never change. */
import { encodeGbk } from '../../shared/base/gbk.ts';

/** 2026-01-01 00:00 in the zip's own form. */
const ZIP_DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;

/** The zip as bytes; entry names with forward slashes. */
export function storedZip(entries: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const encoded = encodeGbk(name);
    if ('missing' in encoded) throw new Error(`${name} cannot be written in GBK`);
    const crc = crc32(bytes);
    const local = new Uint8Array(30 + encoded.bytes.length);
    header(new DataView(local.buffer), 0x04034b50, 4, crc, bytes.length, encoded.bytes.length);
    local.set(encoded.bytes, 30);
    const entry = new Uint8Array(46 + encoded.bytes.length);
    const view = new DataView(entry.buffer);
    header(view, 0x02014b50, 6, crc, bytes.length, encoded.bytes.length);
    view.setUint16(4, 20, true);
    view.setUint32(42, offset, true);
    entry.set(encoded.bytes, 46);
    locals.push(local, bytes);
    central.push(entry);
    offset += local.length + bytes.length;
  }
  const directory = central.reduce((sum, part) => sum + part.length, 0);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, entries.length, true);
  view.setUint16(10, entries.length, true);
  view.setUint32(12, directory, true);
  view.setUint32(16, offset, true);
  const whole = new Uint8Array(offset + directory + 22);
  let at = 0;
  for (const part of [...locals, ...central, end]) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Fields that the local and the central header have in common, from `at` on. */
function header(view: DataView, signature: number, at: number, crc: number, size: number, nameLength: number): void {
  view.setUint32(0, signature, true);
  view.setUint16(at, 20, true);
  view.setUint16(at + 8, ZIP_DATE, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, size, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, nameLength, true);
}

function crc32(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}
