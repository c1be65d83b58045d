/** Reading a source from front to back with the next piece under way while one is worked on. */
import type { ByteSource } from './byte-source.ts';

/** A piece of a source: its bytes are `buffer[from…to)`; up to `from` bytes before them are free for what was left of the last piece. */
export interface Piece {
  readonly buffer: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/**
 * The ranges in order; a piece is valid until the next one is asked for. A source that fills memory at once is read when
 * the piece is wanted, while the memory is still warm; from any other the next piece is under way meanwhile. `buffer` may
 * be given where the pieces are wanted in memory of a certain kind; it has room for the longest range behind `room` bytes.
 */
export async function* readAhead(source: ByteSource, ranges: readonly { readonly offset: number; readonly length: number }[], room: number, buffer = new Uint8Array(room + ranges.reduce((most, { length }) => Math.max(most, length), 0))): AsyncGenerator<Piece> {
  if (source.open) {
    const opened = source.open();
    try {
      for (const { offset, length } of ranges) yield { buffer, from: room, to: room + opened.readInto(buffer.subarray(room, room + length), offset) };
    } finally {
      opened.close();
    }
    return;
  }
  const begin = (position: number): Promise<Uint8Array> | null => {
    const range = ranges[position];
    if (!range) return null;
    const reading = source.read(range.offset, range.length);
    // A failure is met where the piece is awaited.
    reading.catch(() => {});
    return reading;
  };
  let next = begin(0);
  for (let position = 0; next; position++) {
    const bytes = await next;
    next = begin(position + 1);
    buffer.set(bytes, room);
    yield { buffer, from: room, to: room + bytes.length };
  }
}
