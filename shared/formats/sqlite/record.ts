/** One row as SQLite stores it: a head of serial types, then the values. Source: sqlite.org/fileformat2.html §2.1. */

/** The bytes of a row's payload and where its values lie. */
export class SqliteRecord {
  rowId = 0;
  /** Values that the row really has; columns added to the table later are missing in older rows. */
  valueCount = 0;
  private bytes = new Uint8Array(0);
  private view: DataView = new DataView(new ArrayBuffer(0));
  private readonly types: number[] = [];
  private readonly offsets: number[] = [];

  /** Throws RangeError when the payload is damaged. */
  open(rowId: number, payload: Uint8Array): void {
    this.rowId = rowId;
    this.bytes = payload as Uint8Array<ArrayBuffer>;
    this.view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
    const head = readVarint(payload, 0);
    let at = head.next;
    let offset = head.value;
    let count = 0;
    while (at < head.value) {
      const type = readVarint(payload, at);
      at = type.next;
      this.types[count] = type.value;
      this.offsets[count] = offset;
      offset += byteLength(type.value);
      count++;
    }
    if (head.value < 1 || head.value > payload.length || offset > payload.length) throw new RangeError('a record ends behind its payload');
    this.valueCount = count;
  }

  kind(column: number): 'null' | 'integer' | 'real' | 'blob' | 'text' {
    const type = column < this.valueCount ? this.types[column]! : 0;
    if (type === 0) return 'null';
    if (type === 7) return 'real';
    if (type >= 12) return type % 2 === 0 ? 'blob' : 'text';
    return 'integer';
  }

  /** Beyond what a double holds exactly as bigint. */
  integer(column: number): number | bigint {
    const at = this.offsets[column]!;
    switch (this.types[column]) {
      case 1:
        return this.view.getInt8(at);
      case 2:
        return this.view.getInt16(at);
      case 3:
        return (this.view.getInt8(at) << 16) | this.view.getUint16(at + 1);
      case 4:
        return this.view.getInt32(at);
      case 5:
        return this.view.getInt16(at) * 2 ** 32 + this.view.getUint32(at + 2);
      case 6: {
        const value = this.view.getBigInt64(at);
        const number = Number(value);
        return Number.isSafeInteger(number) ? number : value;
      }
      case 9:
        return 1;
      default:
        return 0;
    }
  }

  real(column: number): number {
    return this.view.getFloat64(this.offsets[column]!);
  }

  /** Bytes of a text or blob, without a copy; valid until the record is opened anew. */
  span(column: number): Uint8Array {
    const from = this.offsets[column]!;
    return this.bytes.subarray(from, from + byteLength(this.types[column]!));
  }

  number(column: number): number {
    const kind = this.kind(column);
    return kind === 'integer' ? Number(this.integer(column)) : kind === 'real' ? this.real(column) : Number.NaN;
  }

  text(column: number, decoder: TextDecoder): string {
    const kind = this.kind(column);
    if (kind === 'null' || kind === 'blob') return '';
    return kind === 'text' ? decoder.decode(this.span(column) as Uint8Array<ArrayBuffer>) : String(kind === 'integer' ? this.integer(column) : this.real(column));
  }
}

function byteLength(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type]!;
}

/** A variable-length integer of at most nine bytes; those of nine are 64-bit numbers with a sign, the others stay below 2^56. */
export function readVarint(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) throw new RangeError('a number ends behind its page');
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + i + 1 };
  }
  let bits = 0n;
  for (let i = 0; i < 8; i++) bits = (bits << 7n) | BigInt(bytes[at + i]! & 0x7f);
  return { value: Number(BigInt.asIntN(64, (bits << 8n) | BigInt(bytes[at + 8] ?? 0))), next: at + 9 };
}
