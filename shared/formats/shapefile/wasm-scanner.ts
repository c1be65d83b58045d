/**
 * The scanner of records in WebAssembly (scan-records.wat). Every byte of a .shp goes through it, half a gigabyte in a
 * large county: it looks at two coordinates at a time, without checks of bounds, and is at full speed from the first
 * record on, where script has to be interpreted and compiled first.
 */
import { CELLS_PER_SIDE, occupiedBefore, type CandidateGrid } from '../../geometry/candidate-grid.ts';
import { mostRecordsIn, type RecordScanner } from './record-scanner.ts';
import { SCAN_RECORDS } from './scan-records.wasm.ts';

let compiled: WebAssembly.Module | null | undefined;

/** The assembled program; null where the platform runs no WebAssembly, or none with vectors. */
export function scanModule(): WebAssembly.Module | null {
  if (compiled !== undefined) return compiled;
  const bytes = Uint8Array.from(atob(SCAN_RECORDS), (character) => character.charCodeAt(0));
  return (compiled = typeof WebAssembly === 'object' && WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null);
}

/** The state that scan-records.wat describes: ground and cells in the first numbers, then the box of what was seen, then vertices, end and near records. */
const STATE = { seenBox: 48, counts: 80, bytes: 128 } as const;
const PAGE_BYTES = 65_536;

type Scan = (buffer: number, from: number, to: number, row: number, positions: number, near: number, cover: number, side: number) => number;

/** For pieces of so many bytes with `room` before them; `ground` says which records are near. */
export function wasmScanner(module: WebAssembly.Module, room: number, pieceBytes: number, ground: CandidateGrid): RecordScanner {
  const most = mostRecordsIn(pieceBytes);
  const cover = occupiedBefore(ground);
  const positionsAt = STATE.bytes;
  const nearAt = positionsAt + 4 * most;
  const coverAt = nearAt + 4 * most;
  const bufferAt = coverAt + cover.byteLength;
  const pages = Math.ceil((bufferAt + room + pieceBytes) / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const scan = new WebAssembly.Instance(module, { scanner: { memory } }).exports['scan'] as Scan;
  const bytes = memory.buffer as ArrayBuffer;
  new Uint32Array(bytes, coverAt, cover.length).set(cover);
  const [west, south, east, north] = ground.extent;
  new Float64Array(bytes).set([west, south, east, north, ground.columnsPerUnit, ground.rowsPerUnit, Infinity, Infinity, -Infinity, -Infinity]);
  const seen = new Float64Array(bytes, STATE.seenBox, 4);
  const counts = new Int32Array(bytes, STATE.counts, 3);
  return {
    buffer: new Uint8Array(bytes, bufferAt, room + pieceBytes),
    positions: new Int32Array(bytes, positionsAt, most),
    near: new Int32Array(bytes, nearAt, most),
    scan(from, to, row) {
      const recordCount = scan(bufferAt, from, to, row, positionsAt, nearAt, coverAt, CELLS_PER_SIDE);
      return recordCount < 0 ? null : { recordCount, end: counts[1]!, nearCount: counts[2]! };
    },
    seen: () => ({ vertexCount: counts[0]!, extent: [seen[0]!, seen[1]!, seen[2]!, seen[3]!] }),
  };
}
