/** What cuts the bytes of a drawing into records: one for the lines of text, one for the binary form. */
import type { DrawingRecord } from './record.ts';

/** `more`: the bytes at hand end inside a record, hand over more of them; `end`: there is nothing left. */
export type TokenState = 'record' | 'more' | 'end';

export interface Tokens {
  /** Where the next record begins in the bytes at hand. */
  readonly position: number;
  /**
   * Sets the bytes at hand: `bytes[position…end)`, with one spare byte at `end` that the tokeniser may overwrite;
   * `final` says that nothing follows.
   */
  hand(bytes: Uint8Array, position: number, end: number, final: boolean): void;
  next(record: DrawingRecord): TokenState;
}
