/** Decodes short texts that come again and again (class names, township names) without asking the platform each time. */

/** Decoded texts kept; beyond this, others are decoded anew. */
const REMEMBERED_TEXTS = 20_000;
/** Longer texts hardly come twice. */
const LONGEST_REMEMBERED_BYTES = 120;

export class RepeatedTextDecoder {
  private readonly decoder: TextDecoder;
  private readonly remembered = new Map<string, string>();

  /** `encoding` is a label that TextDecoder knows, one in which bytes below 0x80 are ASCII. */
  constructor(encoding: string) {
    this.decoder = new TextDecoder(encoding);
  }

  /** The text of `bytes[from…to)`; unreadable bytes show as U+FFFD. */
  decode(bytes: Uint8Array, from: number, to: number): string {
    if (to - from > LONGEST_REMEMBERED_BYTES) return this.decoder.decode(bytes.subarray(from, to) as Uint8Array<ArrayBuffer>);
    let plain = '';
    let ascii = true;
    for (let i = from; i < to; i++) {
      const byte = bytes[i]!;
      if (byte >= 0x80) ascii = false;
      plain += String.fromCharCode(byte);
    }
    if (ascii) return plain;
    const known = this.remembered.get(plain);
    if (known !== undefined) return known;
    const decoded = this.decoder.decode(bytes.subarray(from, to) as Uint8Array<ArrayBuffer>);
    if (this.remembered.size < REMEMBERED_TEXTS) this.remembered.set(plain, decoded);
    return decoded;
  }
}
