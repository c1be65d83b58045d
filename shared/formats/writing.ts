/** What every writer takes and gives. What a format cannot carry is listed before anything is written. */
import type { Job } from '../base/job.ts';
import type { Note } from '../base/news.ts';
import type { AttributeTable } from '../geometry/columns.ts';
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import type { OutgoingGeometry } from './outgoing-geometry.ts';

/** A layer to be written, coordinates in `system` (null: nobody knows which). */
export interface OutgoingLayer {
  readonly name: string;
  readonly columns: { readonly geometry: OutgoingGeometry; readonly attributes: AttributeTable };
  readonly system: CoordinateSystem | null;
}

/** Some bytes of one file of the result: they follow what came before under this name, or go over it. */
export interface WrittenPiece {
  readonly name: string;
  /** The taker's own from now on. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where they go over what already stands there; absent: at the end. */
  readonly at?: number;
}

export interface Writer {
  /** Lower-case extension of the file that a person names. */
  readonly extension: string;
  /** The format wants degrees: the caller converts on the same datum first and says so. */
  readonly wantsDegrees: boolean;
  /** What of these layers the format cannot carry, to be shown before writing; stops when they cannot be written at all. */
  losses(layers: readonly OutgoingLayer[], job: Job): Promise<readonly Note[]>;
  /** The files that {@link write} makes, `<stem>.…`, the one that a person asked for first. Looks at no coordinates. */
  fileNames(stem: string, layers: readonly OutgoingLayer[]): readonly string[];
  /** The files piece by piece, so that none ever stands whole in memory; files may come in turns. */
  write(stem: string, layers: readonly OutgoingLayer[], job: Job): AsyncGenerator<WrittenPiece, void, undefined>;
}

/** Rows between two moments at which a writer hands over what it has and hears a cancel. */
export const ROWS_PER_TURN = 2_000;

/** Says how far a layer is, and hears a cancel. */
export async function takeTurn(job: Job, layer: string, fraction: number): Promise<void> {
  job.report({ stage: 'exchange.stage.writing', params: { layer }, fraction });
  await job.pause();
}

/** Pieces of one file. */
export function* piecesOf(name: string, list: readonly Uint8Array<ArrayBuffer>[]): Generator<WrittenPiece, void, undefined> {
  for (const bytes of list) yield { name, bytes };
}

/** What the file of each layer is called without its extension, where a format takes one layer per file; no two alike on any disk. */
export function fileStems(stem: string, layers: readonly OutgoingLayer[]): string[] {
  if (layers.length === 1) return [stem];
  const taken = new Set<string>();
  return layers.map(({ name }) => {
    const wanted = `${stem}_${name.replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, '_')}`;
    let unique = wanted;
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${wanted}_${n}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
