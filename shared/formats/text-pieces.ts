/** Text that is written piece by piece, so that a long file stands neither as one string nor as its bytes. */

const PIECE_CHARACTERS = 1 << 19;

export class TextPieces {
  private readonly encode: (text: string) => Uint8Array<ArrayBuffer>;
  private full: Uint8Array<ArrayBuffer>[] = [];
  private pending: string[] = [];
  private pendingLength = 0;

  /** `encode` turns text into bytes; UTF-8 when it is left out. */
  constructor(encode?: (text: string) => Uint8Array<ArrayBuffer>) {
    const encoder = new TextEncoder();
    this.encode = encode ?? ((text) => encoder.encode(text));
  }

  add(...texts: readonly string[]): void {
    for (const text of texts) {
      this.pending.push(text);
      this.pendingLength += text.length;
    }
    if (this.pendingLength >= PIECE_CHARACTERS) this.end();
  }

  /** The pieces that are full, as bytes; they are the taker's own. */
  take(): readonly Uint8Array<ArrayBuffer>[] {
    const taken = this.full;
    this.full = [];
    return taken;
  }

  /** The rest. */
  finish(): readonly Uint8Array<ArrayBuffer>[] {
    this.end();
    return this.take();
  }

  private end(): void {
    if (this.pendingLength > 0) this.full.push(this.encode(this.pending.join('')));
    this.pending = [];
    this.pendingLength = 0;
  }
}
