/** Typed arrays that grow while a file is read. */

/** Each growth adds half, so that appending costs a constant on average. */
const GROWTH = 1.5;

export class GrowingArray<Numbers extends Float64Array | Uint32Array | Uint8Array> {
  array: Numbers;
  length = 0;
  private readonly create: (length: number) => Numbers;

  constructor(create: (length: number) => Numbers, expected = 256) {
    this.create = create;
    this.array = create(Math.max(16, expected));
  }

  /** Makes room for `more` elements behind the last. */
  reserve(more: number): void {
    if (this.length + more <= this.array.length) return;
    const larger = this.create(Math.max(this.length + more, Math.ceil(this.array.length * GROWTH)));
    larger.set(this.array);
    this.array = larger;
  }

  push(value: number): void {
    this.reserve(1);
    this.array[this.length++] = value;
  }

  /** The used part, without a copy. */
  used(): Numbers {
    return this.array.subarray(0, this.length) as Numbers;
  }
}

export const growingFloat64 = (expected?: number): GrowingArray<Float64Array> => new GrowingArray((length) => new Float64Array(length), expected);
export const growingUint32 = (expected?: number): GrowingArray<Uint32Array> => new GrowingArray((length) => new Uint32Array(length), expected);
export const growingUint8 = (expected?: number): GrowingArray<Uint8Array> => new GrowingArray((length) => new Uint8Array(length), expected);
