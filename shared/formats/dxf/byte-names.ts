/** Gives every name (layer, type, block) a small number by its bytes, before anybody knows the encoding. */
export class ByteNames {
  /** Capital and small ASCII letters alike, as drawing programs take the names of blocks. */
  private readonly anyCase: boolean;
  /** Bytes by number. */
  readonly names: Uint8Array[] = [];
  private readonly buckets = new Map<number, number[]>();
  private last = -1;

  constructor(anyCase = false) {
    this.anyCase = anyCase;
  }

  /** The number of the name in `bytes[from…to)`; a new one when it was not seen yet. */
  indexOf(bytes: Uint8Array, from: number, to: number): number {
    // Neighbours in a drawing mostly share their layer and type.
    if (this.last >= 0 && this.same(this.names[this.last]!, bytes, from, to)) return this.last;
    let hash = to - from;
    const { anyCase } = this;
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + (anyCase ? small(bytes[at]!) : bytes[at]!)) | 0;
    const bucket = this.buckets.get(hash);
    const known = bucket?.find((index) => this.same(this.names[index]!, bytes, from, to));
    if (known !== undefined) return (this.last = known);
    const index = this.names.length;
    this.names.push(bytes.slice(from, to));
    if (bucket) bucket.push(index);
    else this.buckets.set(hash, [index]);
    return (this.last = index);
  }

  /** Letters differ in case only in names that are ASCII all through: elsewhere such a byte may be half a character. */
  private same(name: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
    if (name.length !== to - from) return false;
    let [folded, ascii] = [false, true];
    for (let i = 0; i < name.length; i++) {
      const byte = bytes[from + i]!;
      if (byte >= 0x80) ascii = false;
      if (name[i] === byte) continue;
      if (!this.anyCase || small(name[i]!) !== small(byte)) return false;
      folded = true;
    }
    return !folded || ascii;
  }
}

const small = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
