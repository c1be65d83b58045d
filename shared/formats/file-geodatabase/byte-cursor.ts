/** Goes through bytes of a geodatabase: little-endian numbers and numbers of variable length. Past the end throws RangeError. */

export class ByteCursor {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  /** Moves on by `length` and gives where it stood. */
  skip(length: number): number {
    const at = this.at;
    if (length < 0 || at + length > this.bytes.length) throw new RangeError('the bytes end too early');
    this.at += length;
    return at;
  }

  uint8(): number {
    return this.bytes[this.skip(1)]!;
  }

  uint16(): number {
    return this.view.getUint16(this.skip(2), true);
  }

  int32(): number {
    return this.view.getInt32(this.skip(4), true);
  }

  float64(): number {
    return this.view.getFloat64(this.skip(8), true);
  }

  utf16(characters: number): string {
    const from = this.skip(2 * characters);
    return new TextDecoder('utf-16le').decode(this.bytes.subarray(from, from + 2 * characters) as Uint8Array<ArrayBuffer>);
  }

  /** Seven bits per byte, the lowest first; exact up to 2^53. */
  varuint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new RangeError('the bytes end too early');
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  /** The same with a sign: the first byte has six bits and the sign above them. */
  varint(): number {
    const first = this.bytes[this.at++];
    if (first === undefined) throw new RangeError('the bytes end too early');
    let value = first & 0x3f;
    if (first >= 0x80) {
      let factor = 64;
      for (;;) {
        const byte = this.bytes[this.at++];
        if (byte === undefined) throw new RangeError('the bytes end too early');
        value += (byte & 0x7f) * factor;
        if (byte < 0x80) break;
        factor *= 128;
      }
    }
    return first & 0x40 ? -value : value;
  }
}
