/**
 * Looking through the polygon records of a .shp piece by piece: are they regular, does every stated box hold its
 * vertices, and which of them may touch some ground. Done in WebAssembly (wasm-scanner.ts) and, where the platform has
 * none, in script (script-scanner.ts).
 */
import type { Extent } from '../../model/extent.ts';
import { RECORD_HEADER_BYTES } from './shape-types.ts';

/** Whole records that lie one after another in `buffer`. */
export interface RecordsScanned {
  readonly recordCount: number;
  /** How many of them may touch the ground. */
  readonly nearCount: number;
  /** Where the first one begins that is not whole. */
  readonly end: number;
}

export interface RecordScanner {
  /** What is scanned is read into this. */
  readonly buffer: Uint8Array<ArrayBuffer>;
  /** Where in `buffer` each record begins; of the records scanned last. */
  readonly positions: Int32Array;
  /** Which of them may touch the ground, ascending; rows without a shape never do. */
  readonly near: Int32Array;
  /**
   * Goes through the whole records in `buffer[from…to)`, of which the first has the 0-based `row`. Null for an irregular
   * one: a wrong number, another shape type, a length that does not fit, a vertex outside the stated box or no number. In
   * the records near the ground the stated box gives way to the exact one, that of the vertices.
   */
  scan(from: number, to: number, row: number): RecordsScanned | null;
  /** Of all records scanned so far. */
  seen(): { readonly vertexCount: number; readonly extent: Extent };
}

/** A row without a shape: the least a record can have. */
const LEAST_RECORD_BYTES = RECORD_HEADER_BYTES + 4;
/** Enough for the records of a piece of so many bytes and one that began before it. */
export const mostRecordsIn = (pieceBytes: number): number => Math.ceil(pieceBytes / LEAST_RECORD_BYTES) + 1;
