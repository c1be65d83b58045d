/**
 * Tables of FlatBuffers (the encoding under FlatGeobuf), read in place. A position outside the bytes throws RangeError,
 * as DataView does; callers turn that into news about the row.
 */

/** Positions of a vector's elements. */
export interface FlatVector {
  readonly at: number;
  readonly length: number;
}

export class FlatTable {
  readonly view: DataView;
  private readonly position: number;
  private readonly fields: number;
  private readonly fieldCount: number;

  constructor(view: DataView, position: number) {
    this.view = view;
    this.position = position;
    this.fields = position - view.getInt32(position, true);
    this.fieldCount = (view.getUint16(this.fields, true) - 4) / 2;
  }

  /** The root table of a buffer that begins with its size. */
  static root(view: DataView): FlatTable {
    return new FlatTable(view, 4 + view.getUint32(4, true));
  }

  uint8(field: number, otherwise = 0): number {
    const at = this.at(field);
    return at === 0 ? otherwise : this.view.getUint8(at);
  }

  uint16(field: number, otherwise: number): number {
    const at = this.at(field);
    return at === 0 ? otherwise : this.view.getUint16(at, true);
  }

  int32(field: number, otherwise: number): number {
    const at = this.at(field);
    return at === 0 ? otherwise : this.view.getInt32(at, true);
  }

  /** Counts of this size are exact in a double. */
  uint64(field: number): number {
    const at = this.at(field);
    return at === 0 ? 0 : Number(this.view.getBigUint64(at, true));
  }

  table(field: number): FlatTable | null {
    const at = this.at(field);
    return at === 0 ? null : new FlatTable(this.view, at + this.view.getUint32(at, true));
  }

  /** A vector whose elements take `elementBytes` each; null when the field is absent. */
  vector(field: number, elementBytes: number): FlatVector | null {
    const at = this.at(field);
    if (at === 0) return null;
    const vector = at + this.view.getUint32(at, true);
    const length = this.view.getUint32(vector, true);
    if (vector + 4 + length * elementBytes > this.view.byteLength) throw new RangeError('a vector ends behind its buffer');
    return { at: vector + 4, length };
  }

  tables(field: number): FlatTable[] {
    const vector = this.vector(field, 4);
    return vector ? Array.from({ length: vector.length }, (_, index) => new FlatTable(this.view, vector.at + 4 * index + this.view.getUint32(vector.at + 4 * index, true))) : [];
  }

  text(field: number): string | null {
    const vector = this.vector(field, 1);
    return vector && new TextDecoder().decode(new Uint8Array(this.view.buffer as ArrayBuffer, this.view.byteOffset + vector.at, vector.length));
  }

  /** Where a field's value lies, or 0 when it has its default. */
  private at(field: number): number {
    if (field >= this.fieldCount) return 0;
    const offset = this.view.getUint16(this.fields + 4 + 2 * field, true);
    return offset === 0 ? 0 : this.position + offset;
  }
}
