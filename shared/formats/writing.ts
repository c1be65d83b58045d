/** What every writer takes and gives. What a format cannot carry is listed before anything is written. */
import type { Job } from '../base/job.ts';
import type { Note } from '../base/news.ts';
import type { LayerColumns } from '../geometry/columns.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';

/** A layer to be written, coordinates in `system` (null: nobody knows which). */
export interface OutgoingLayer {
  readonly name: string;
  readonly columns: LayerColumns;
  readonly system: CoordinateSystem | null;
}

/** One file of the result; its name begins with the name that the caller gave. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Writer {
  /** Lower-case extension of the file that a person names. */
  readonly extension: string;
  /** The format wants degrees: the caller converts on the same datum first and says so. */
  readonly wantsDegrees: boolean;
  /** What of these layers the format cannot carry, to be shown before writing; stops when they cannot be written at all. */
  losses(layers: readonly OutgoingLayer[]): readonly Note[];
  /** Files named `<stem>.…`. */
  write(stem: string, layers: readonly OutgoingLayer[], job: Job): Promise<readonly WrittenFile[]>;
}
