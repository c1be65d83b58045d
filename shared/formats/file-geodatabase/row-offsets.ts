/** Where the rows of a table lie, from its .gdbtablx: blocks of 1 024 offsets, blocks without any row left out. */
import type { ByteSource } from '../../base/byte-source.ts';
import { ByteCursor } from './byte-cursor.ts';

const HEADER_BYTES = 16;
const ROWS_PER_BLOCK = 1_024;
/** Three hundred million rows are no layer of a county. */
const MOST_ROWS = 3e8;
const BLOCKS_PER_PIECE = 512;

/** Offsets in order of the row number; rows that were deleted have none. null when the file is damaged. */
export interface RowOffsets {
  readonly blockCount: number;
  /** Calls `visit` with pieces of offsets, 0 for a deleted row. */
  walk(visit: (offsets: Float64Array) => Promise<void>): Promise<void>;
}

export async function readRowOffsets(source: ByteSource, version: number): Promise<RowOffsets | null> {
  try {
    const head = new ByteCursor(await source.read(0, HEADER_BYTES));
    if (head.int32() !== version) return null;
    const blockCount = version === 3 ? head.view.getUint32(4, true) : Number(head.view.getBigUint64(4, true));
    const offsetBytes = head.view.getUint32(12, true);
    const needed = HEADER_BYTES + blockCount * ROWS_PER_BLOCK * offsetBytes;
    if (offsetBytes < 4 || offsetBytes > 6 || blockCount * ROWS_PER_BLOCK > MOST_ROWS || needed > source.size) return null;
    return {
      blockCount,
      async walk(visit) {
        for (let block = 0; block < blockCount; block += BLOCKS_PER_PIECE) {
          const rows = Math.min(BLOCKS_PER_PIECE, blockCount - block) * ROWS_PER_BLOCK;
          const bytes = await source.read(HEADER_BYTES + block * ROWS_PER_BLOCK * offsetBytes, rows * offsetBytes);
          const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
          const offsets = new Float64Array(Math.floor(bytes.length / offsetBytes));
          for (let row = 0, at = 0; row < offsets.length; row++, at += offsetBytes) {
            let offset = view.getUint32(at, true);
            if (offsetBytes > 4) offset += view.getUint8(at + 4) * 2 ** 32;
            if (offsetBytes > 5) offset += view.getUint8(at + 5) * 2 ** 40;
            offsets[row] = offset;
          }
          await visit(offsets);
        }
      },
    };
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
}
