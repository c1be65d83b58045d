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
  private asked = -1;

  /** The text of `bytes[from…to)` when it is remembered, else null; the same bytes must always mean the same text. */
  find(bytes: Uint8Array, from: number, to: number): string | null {
    this.asked = -1;
    if (this.misses > MISSES_TO_GIVE_UP || to - from > LONGEST_BYTES) return null;
    let hash = 0x811c9dc5;
    for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    const place = (hash ^ (hash >>> 15)) & (PLACES - 1);
    const known = this.places[place];
    if (known && same(known.bytes, bytes, from, to)) {
      this.misses = 0;
      return known.text;
    }
    this.asked = place;
    return null;
  }

  /** Remembers the text of the bytes that {@link find} was just asked about in vain, where that is worth it; gives it back. */
  keep(bytes: Uint8Array, from: number, to: number, text: string): string {
    if (this.asked < 0) return text;
    this.misses++;
    this.places[this.asked] = { bytes: bytes.slice(from, to), text };
    return text;
  }
}

function same(known: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (known.length !== to - from) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[from + i]) return false;
  return true;
}
