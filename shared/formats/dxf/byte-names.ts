/** Gives every name (layer, type, block) a small number by its bytes, before anybody knows the encoding. */
export class ByteNames {
  /** Bytes by number. */
  readonly names: Uint8Array[] = [];
  private readonly buckets = new Map<number, number[]>();
  private last = -1;

  /** The number of the name in `bytes[from…to)`; a new one when it was not seen yet. */
  indexOf(bytes: Uint8Array, from: number, to: number): number {
    // Neighbours in a drawing mostly share their layer and type.
    if (this.last >= 0 && same(this.names[this.last]!, bytes, from, to)) return this.last;
    let hash = to - from;
    for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + bytes[at]!) | 0;
    const bucket = this.buckets.get(hash);
    const known = bucket?.find((index) => same(this.names[index]!, bytes, from, to));
    if (known !== undefined) return (this.last = known);
    const index = this.names.length;
    this.names.push(bytes.slice(from, to));
    if (bucket) bucket.push(index);
    else this.buckets.set(hash, [index]);
    return (this.last = index);
  }
}

function same(name: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (name.length !== to - from) return false;
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[from + i]) return false;
  return true;
}
