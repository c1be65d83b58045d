/** The scanner of records in plain script: for platforms without WebAssembly, and what the other one is tested against. */
import { findCandidates, type CandidateGrid } from '../../geometry/candidate-grid.ts';
import { mostRecordsIn, type RecordScanner } from './record-scanner.ts';
import { POLYGON, RECORD_HEADER_BYTES } from './shape-types.ts';

/** As in the complete reader: beyond this a coordinate is no place. */
const LARGEST_COORDINATE = 1e10;
/** Half a gigabyte is no length of a record. */
const NO_LENGTH_BYTES = 2 ** 29;

/** For pieces of so many bytes with `room` before them; `ground` says which records are near. */
export function scriptScanner(room: number, pieceBytes: number, ground: CandidateGrid): RecordScanner {
  const buffer = new Uint8Array(room + pieceBytes);
  const view = new DataView(buffer.buffer);
  const positions = new Int32Array(mostRecordsIn(pieceBytes));
  const near = new Int32Array(positions.length);
  const seenBox = Float64Array.of(Infinity, Infinity, -Infinity, -Infinity);
  /** Of the record that is looked at: handed on as memory, so that no number becomes an object. */
  const box = new Float64Array(4);
  const found: number[] = [];
  let vertexCount = 0;
  return {
    buffer,
    positions,
    near,
    scan(from, to, row) {
      let recordCount = 0;
      let nearCount = 0;
      let at = from;
      while (at + RECORD_HEADER_BYTES <= to) {
        const contentBytes = view.getInt32(at + 4) * 2;
        if (contentBytes < 0 || contentBytes >= NO_LENGTH_BYTES) return null;
        const content = at + RECORD_HEADER_BYTES;
        const end = content + contentBytes;
        if (end > to) break;
        if (view.getInt32(at) !== row + recordCount + 1) return null;
        positions[recordCount] = at;
        if (contentBytes !== 4 || view.getInt32(content, true) !== 0) {
          if (contentBytes < 48 || view.getInt32(content, true) !== POLYGON) return null;
          const parts = view.getInt32(content + 36, true);
          const points = view.getInt32(content + 40, true);
          if (parts < 1 || points < 1 || contentBytes !== 44 + 4 * parts + 16 * points) return null;
          for (let k = 0; k < 4; k++) box[k] = view.getFloat64(content + 4 + 8 * k, true);
          if (!(Math.max(box[2]!, box[3]!, -box[0]!, -box[1]!) <= LARGEST_COORDINATE) || !holdsVertices(box, view, content + 44 + 4 * parts, end)) return null;
          vertexCount += points;
          growBox(seenBox, box);
          if (findCandidates(ground, box, 0, found) > 0) {
            near[nearCount++] = recordCount;
            writeExactBox(view, content, content + 44 + 4 * parts, end);
          }
        }
        recordCount++;
        at = end;
      }
      return { recordCount, nearCount, end: at };
    },
    seen: () => ({ vertexCount, extent: [seenBox[0]!, seenBox[1]!, seenBox[2]!, seenBox[3]!] }),
  };
}

/** Whether every vertex lies in the box; what is no number does not. */
function holdsVertices(box: Float64Array, view: DataView, from: number, to: number): boolean {
  const west = box[0]!;
  const south = box[1]!;
  const east = box[2]!;
  const north = box[3]!;
  for (let byte = from; byte < to; byte += 16) {
    const x = view.getFloat64(byte, true);
    const y = view.getFloat64(byte + 8, true);
    if (!(x >= west && x <= east && y >= south && y <= north)) return false;
  }
  return true;
}

/** Into the record at `content`, in place of the stated one: the box of its vertices. */
function writeExactBox(view: DataView, content: number, from: number, to: number): void {
  const vertex = new Float64Array(4);
  const box = Float64Array.of(Infinity, Infinity, -Infinity, -Infinity);
  for (let byte = from; byte < to; byte += 16) {
    vertex[0] = vertex[2] = view.getFloat64(byte, true);
    vertex[1] = vertex[3] = view.getFloat64(byte + 8, true);
    growBox(box, vertex);
  }
  for (let k = 0; k < 4; k++) view.setFloat64(content + 4 + 8 * k, box[k]!, true);
}

function growBox(box: Float64Array, by: Float64Array): void {
  if (by[0]! < box[0]!) box[0] = by[0]!;
  if (by[1]! < box[1]!) box[1] = by[1]!;
  if (by[2]! > box[2]!) box[2] = by[2]!;
  if (by[3]! > box[3]!) box[3] = by[3]!;
}
