/** One column of a layer read in pieces from its open file. */
import { stop } from '../base/news.ts';

/** An open file; synchronous, because a run makes thousands of small reads. */
export interface RandomAccessFile {
  readonly byteLength: number;
  /** Fills `target` from the byte `offset` on and returns how many bytes there were. */
  read(target: Uint8Array, offset: number): number;
}

type Numbers = Float64Array | Uint32Array | Uint8Array;
export interface NumbersKind<Kind extends Numbers> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): Kind;
}

const WINDOW_BYTES = 64 * 1024;

/** Elements of one column. Small neighbouring questions are answered from a window that slides over the file. */
export class RangedColumn<Kind extends Numbers> {
  /** What {@link reach} answers from; another array after it has grown. */
  window: Kind;
  private windowStart = 0;
  private windowEnd = 0;
  private readonly file: RandomAccessFile;
  private readonly kind: NumbersKind<Kind>;
  private readonly place: { readonly layer: string; readonly file: string };
  readonly length: number;

  /** A file of another length than `length` elements stops with the layer and the file named. */
  constructor(file: RandomAccessFile | null, length: number, kind: NumbersKind<Kind>, place: { readonly layer: string; readonly file: string }) {
    if (file?.byteLength !== length * kind.BYTES_PER_ELEMENT) stop('project.layer-files-incomplete', place);
    this.file = file;
    this.length = length;
    this.kind = kind;
    this.place = place;
    this.window = new kind(0);
  }

  /** Brings elements `from`…`to` (exclusive) into `window` and says where the first one lies in it, until the next question. */
  reach(from: number, to: number): number {
    if (from < this.windowStart || to > this.windowEnd) {
      const room = Math.max(to - from, WINDOW_BYTES / this.kind.BYTES_PER_ELEMENT);
      if (this.window.length < room) this.window = new this.kind(room);
      this.windowStart = from;
      this.windowEnd = Math.min(this.length, from + this.window.length);
      this.readInto(this.window.subarray(0, this.windowEnd - from) as Kind, from);
    }
    return from - this.windowStart;
  }

  /** Elements `from`…`to` (exclusive), valid until the next question. */
  slice(from: number, to: number): Kind {
    const at = this.reach(from, to);
    return this.window.subarray(at, at + to - from) as Kind;
  }

  /** Fills `target` from element `from` on. */
  readInto(target: Kind, from: number): void {
    const bytes = new Uint8Array(target.buffer, target.byteOffset, target.byteLength);
    for (let at = 0; at < bytes.length; ) {
      const count = this.file.read(at === 0 ? bytes : bytes.subarray(at), from * this.kind.BYTES_PER_ELEMENT + at);
      if (count <= 0) stop('project.layer-files-incomplete', this.place);
      at += count;
    }
  }
}
