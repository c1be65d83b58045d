/** Short texts that come again and again (class codes, names of classes and villages), found by their bytes without decoding. */

/** A power of two; a text that falls on another one's place takes it. */
const PLACES = 2_048;
const LONGEST_BYTES = 64;
/** A column in which so many values in a row are new has no repeated texts (numbers of parcels, identifiers). */
const MISSES_TO_GIVE_UP = 256;

interface Remembered {
  readonly bytes: Uint8Array;
  readonly text: string;
}

export class RememberedTexts {
  private readonly places: (Remembered | undefined)[] = new Array<Remembered | undefined>(PLACES).fill(undefined);
  private misses = 0;

  /** The text of `bytes[from…to)`, from memory or made by `decode`; the same bytes must always mean the same text. */
  textOf(bytes: Uint8Array, from: number, to: number, decode: (bytes: Uint8Array, from: number, to: number) => string): string {
    if (this.misses > MISSES_TO_GIVE_UP || to - from > LONGEST_BYTES) return decode(bytes, from, to);
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const known = this.places[place];
    if (known && same(known.bytes, bytes, from, to)) {
      this.misses = 0;
      return known.text;
    }
    this.misses++;
    const text = decode(bytes, from, to);
    this.places[place] = { bytes: bytes.slice(from, to), text };
    return text;
  }
}

function same(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[from + i]) return false;
  return true;
}
