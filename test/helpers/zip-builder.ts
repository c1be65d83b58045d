/** A zip of stored entries, byte by byte: names in any encoding, with or without the UTF-8 flag, sizes that lie. */

export interface ZipEntrySpec {
  readonly name: string | Uint8Array;
  readonly bytes: Uint8Array;
  readonly utf8Flag?: boolean;
  /** Stated uncompressed size, when it lies. */
  readonly statedSize?: number;
  /** Raw deflate data in `bytes`. */
  readonly deflated?: boolean;
  readonly statedCrc?: number;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

export function buildZip(entries: readonly ZipEntrySpec[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = typeof entry.name === 'string' ? new TextEncoder().encode(entry.name) : entry.name;
    const shared = new DataView(new ArrayBuffer(26));
    shared.setUint16(0, 20, true);
    shared.setUint16(2, entry.utf8Flag ? 0x800 : 0, true);
    shared.setUint16(4, entry.deflated ? 8 : 0, true);
    shared.setUint32(10, entry.statedCrc ?? crc32(entry.bytes), true);
    shared.setUint32(14, entry.bytes.length, true);
    shared.setUint32(18, entry.statedSize ?? entry.bytes.length, true);
    shared.setUint16(22, name.length, true);
    const local = new Uint8Array(30 + name.length);
    new DataView(local.buffer).setUint32(0, 0x04034b50, true);
    local.set(new Uint8Array(shared.buffer), 4);
    local.set(name, 30);
    const central = new Uint8Array(46 + name.length);
    const view = new DataView(central.buffer);
    view.setUint32(0, 0x02014b50, true);
    view.setUint16(4, 20, true);
    central.set(new Uint8Array(shared.buffer), 6);
    view.setUint32(42, offset, true);
    central.set(name, 46);
    pieces.push(local, entry.bytes);
    directory.push(central);
    offset += local.length + entry.bytes.length;
  }
  const directorySize = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, directorySize, true);
  end.setUint32(16, offset, true);
  const all = [...pieces, ...directory, new Uint8Array(end.buffer)];
  const bytes = new Uint8Array(all.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of all) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
