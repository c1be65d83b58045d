/**
 * How fields were judged before, found by their bytes: villages and classes come again and again, and the same bytes in a
 * field of the same width always read alike. Bytes are compared where they lie, four at a time.
 */

/** A power of two; a field that falls on another one's place takes it. */
const PLACES = 4_096;

export class JudgedTexts {
  /** What {@link EncodingScan.add} gave, by place. */
  readonly readings = new Int32Array(PLACES);
  private readonly view: DataView;
  /** Where the field of a place begins, and its width; 0: nothing is kept there. */
  private readonly starts = new Int32Array(PLACES);
  private readonly widths = new Int32Array(PLACES);

  /** Of fields in `bytes`. */
  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** The only place at which a field of these bytes may be kept. */
  placeOf(start: number, width: number): number {
    const { view } = this;
    const end = start + width;
    let hash = width;
    let i = start;
    for (; i + 4 <= end; i += 4) hash = Math.imul(hash ^ view.getInt32(i, true), 0x9e3779b1);
    for (; i < end; i++) hash = Math.imul(hash ^ view.getUint8(i), 0x9e3779b1);
    return (hash ^ (hash >>> 15)) & (PLACES - 1);
  }

  /** Whether the field kept there has the same bytes. */
  isKnown(place: number, start: number, width: number): boolean {
    return this.widths[place] === width && this.isSame(start, this.starts[place]!, width);
  }

  /** Whether two fields of one width have the same bytes. */
  isSame(start: number, otherStart: number, width: number): boolean {
    const { view } = this;
    const further = otherStart - start;
    const end = start + width;
    let i = start;
    for (; i + 4 <= end; i += 4) if (view.getInt32(i, true) !== view.getInt32(i + further, true)) return false;
    for (; i < end; i++) if (view.getUint8(i) !== view.getUint8(i + further)) return false;
    return true;
  }

  keep(place: number, start: number, width: number, reading: number): void {
    this.starts[place] = start;
    this.widths[place] = width;
    this.readings[place] = reading;
  }
}
