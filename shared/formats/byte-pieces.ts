/** Many small runs of bytes as few large pieces, each worth a message or a write to the disk. */

const PIECE_BYTES = 1 << 20;

export class BytePieces {
  private full: Uint8Array<ArrayBuffer>[] = [];
  private piece = new Uint8Array(PIECE_BYTES);
  private used = 0;
  /** Bytes added so far. */
  length = 0;

  /** Copies the bytes. */
  add(bytes: Uint8Array): void {
    this.length += bytes.length;
    for (let at = 0; at < bytes.length; ) {
      const count = Math.min(bytes.length - at, PIECE_BYTES - this.used);
      this.piece.set(bytes.subarray(at, at + count), this.used);
      this.used += count;
      at += count;
      if (this.used === PIECE_BYTES) this.end();
    }
  }

  /** So many zero bytes. */
  addZeros(count: number): void {
    const zeros = new Uint8Array(Math.min(count, PIECE_BYTES));
    for (let left = count; left > 0; left -= zeros.length) this.add(left < zeros.length ? zeros.subarray(0, left) : zeros);
  }

  /** The pieces that are full; they are the taker's own. */
  take(): readonly Uint8Array<ArrayBuffer>[] {
    const taken = this.full;
    this.full = [];
    return taken;
  }

  /** The rest. */
  finish(): readonly Uint8Array<ArrayBuffer>[] {
    this.full.push(this.piece.slice(0, this.used));
    this.used = 0;
    return this.take().filter(({ length }) => length > 0);
  }

  private end(): void {
    this.full.push(this.piece);
    this.piece = new Uint8Array(PIECE_BYTES);
    this.used = 0;
  }
}
