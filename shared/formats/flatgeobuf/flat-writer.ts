/**
 * Writes one FlatBuffer after the other, each front to back: a table's vtable stands before it and everything it refers to behind it, which the
 * encoding allows and which needs no builder. Alignment counts from the buffer's size prefix, as other writers do it.
 */

/** A field of a table: its number and value; `offset` fields are filled when what they refer to is written. */
export type FlatField =
  | { readonly field: number; readonly kind: 'uint8' | 'uint16' | 'int32' | 'uint64'; readonly value: number }
  | { readonly field: number; readonly kind: 'offset' };

const FIELD_BYTES = { uint8: 1, uint16: 2, int32: 4, uint64: 8, offset: 4 } as const;

export class FlatWriter {
  private bytes = new Uint8Array(1 << 16);
  private view = new DataView(this.bytes.buffer);
  private end = 0;

  /** Begins a buffer with its size and the offset of its root, which must be the next table; the one before is gone. */
  beginBuffer(): void {
    this.bytes.fill(0, 0, this.end);
    this.end = 0;
    this.take(8, 1);
  }

  /** Fills the size in and gives the buffer, which stands until the next one begins. */
  endBuffer(): Uint8Array {
    this.view.setUint32(0, this.end - 4, true);
    return this.bytes.subarray(0, this.end);
  }

  /** Writes a table; gives the position of each offset field, to be filled by {@link refer}. */
  table(fields: readonly FlatField[]): Map<number, number> {
    const fieldCount = fields.reduce((most, { field }) => Math.max(most, field + 1), 0);
    // The largest fields first, so that each is aligned where the one before it ends.
    const ordered = [...fields].sort((a, b) => FIELD_BYTES[b.kind] - FIELD_BYTES[a.kind]);
    const vtable = this.take(4 + 2 * fieldCount, 2);
    const largest = ordered.length > 0 ? FIELD_BYTES[ordered[0]!.kind] : 4;
    // The table begins with the offset of its vtable; eight-byte fields behind it must not be torn.
    const padding = largest === 8 ? 4 : 0;
    const inlineBytes = 4 + padding + ordered.reduce((sum, { kind }) => sum + FIELD_BYTES[kind], 0);
    const table = this.take(inlineBytes, Math.max(4, largest));
    this.view.setUint16(vtable, 4 + 2 * fieldCount, true);
    this.view.setUint16(vtable + 2, inlineBytes, true);
    this.view.setInt32(table, table - vtable, true);
    const offsets = new Map<number, number>();
    let at = table + 4 + padding;
    for (const each of ordered) {
      this.view.setUint16(vtable + 4 + 2 * each.field, at - table, true);
      if (each.kind === 'uint8') this.view.setUint8(at, each.value);
      else if (each.kind === 'uint16') this.view.setUint16(at, each.value, true);
      else if (each.kind === 'int32') this.view.setInt32(at, each.value, true);
      else if (each.kind === 'uint64') this.view.setBigUint64(at, BigInt(each.value), true);
      else offsets.set(each.field, at);
      at += FIELD_BYTES[each.kind];
    }
    if (this.view.getUint32(4, true) === 0) this.view.setUint32(4, table - 4, true);
    this.lastTable = table;
    return offsets;
  }

  /** Position of the table written last. */
  lastTable = 0;

  /** Fills an offset in: from where it stands to `target`. */
  refer(from: number, target: number): void {
    this.view.setUint32(from, target - from, true);
  }

  /** A vector's length; its elements of `elementBytes` follow, aligned. Gives the position of the vector and of its first element. */
  vector(length: number, elementBytes: number): { readonly vector: number; readonly first: number } {
    // The length stands directly before the elements, which must be aligned themselves.
    const aligned = Math.max(4, elementBytes);
    const gap = (aligned - ((this.end + 4) % aligned)) % aligned;
    this.take(gap, 1);
    const vector = this.take(4, 1);
    const first = this.take(length * elementBytes, 1);
    this.view.setUint32(vector, length, true);
    return { vector, first };
  }

  /** UTF-8 with the zero byte behind it that strings end with. */
  text(text: string): number {
    const encoded = new TextEncoder().encode(text);
    const { vector, first } = this.vector(encoded.length, 1);
    this.bytes.set(encoded, first);
    this.take(1, 1);
    return vector;
  }

  setFloat64(at: number, value: number): void {
    this.view.setFloat64(at, value, true);
  }

  setUint32(at: number, value: number): void {
    this.view.setUint32(at, value, true);
  }

  setBytes(at: number, bytes: Uint8Array): void {
    this.bytes.set(bytes, at);
  }

  /** Room for `length` bytes, all zero, at the next multiple of `alignment` within the buffer. */
  private take(length: number, alignment: number): number {
    const at = this.end + ((alignment - (this.end % alignment)) % alignment);
    this.end = at + length;
    if (this.end > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.end, 2 * this.bytes.length));
      larger.set(this.bytes);
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    return at;
  }
}
