/** Text that is written piece by piece and becomes bytes at once, so that a long file never stands as one string. */

const PIECE_CHARACTERS = 1 << 18;

export class TextPieces {
  private readonly encode: (text: string) => Uint8Array;
  private readonly pieces: Uint8Array[] = [];
  private pending: string[] = [];
  private pendingLength = 0;

  /** `encode` turns text into bytes; UTF-8 when it is left out. */
  constructor(encode?: (text: string) => Uint8Array) {
    const encoder = new TextEncoder();
    this.encode = encode ?? ((text) => encoder.encode(text));
  }

  add(...texts: readonly string[]): void {
    for (const text of texts) {
      this.pending.push(text);
      this.pendingLength += text.length;
    }
    if (this.pendingLength >= PIECE_CHARACTERS) this.flush();
  }

  finish(): Uint8Array {
    this.flush();
    const bytes = new Uint8Array(this.pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return bytes;
  }

  private flush(): void {
    if (this.pendingLength > 0) this.pieces.push(this.encode(this.pending.join('')));
    this.pending = [];
    this.pendingLength = 0;
  }
}
