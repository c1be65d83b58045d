/** What is kept of the records that a scanner has found near some ground: their shapes, in batches. */
import { findCandidates, type CandidateGrid } from '../../geometry/candidate-grid.ts';
import type { GeometryColumns } from '../../geometry/columns.ts';
import { appendFeature, GrowableColumns } from './growable-columns.ts';
import type { RecordScanner } from './record-scanner.ts';
import { ShapeReader } from './shape-reader.ts';
import { POLYGON, RECORD_HEADER_BYTES } from './shape-types.ts';

/** A batch is full when it gets this large. */
const BATCH_VERTICES = 200_000;
const BATCH_FEATURES = 4_096;

/** Some of the wanted polygons. */
export interface KeptShapes {
  readonly geometry: GeometryColumns;
  /** 0-based row in the file of each polygon, ascending. */
  readonly features: Uint32Array;
}

/** Takes the shapes that touch the ground out of the records near it. A batch may end after each piece. */
export class RecordKeeper {
  private readonly reader = new ShapeReader(POLYGON, false);
  private readonly view: DataView;
  /** Of the record that is looked at: handed on as memory, so that no number becomes an object. */
  private readonly box = new Float64Array(4);
  private readonly found: number[] = [];
  private columns: GrowableColumns;
  private rows: number[] = [];

  /** `spareVertices`: what one piece may add to a batch that is all but full. */
  constructor(private readonly scanner: RecordScanner, private readonly ground: CandidateGrid, private readonly spareVertices: number) {
    const { buffer } = scanner;
    this.view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    this.columns = this.newColumns();
  }

  get featureCount(): number {
    return this.rows.length;
  }

  get isFull(): boolean {
    return this.rows.length >= BATCH_FEATURES || this.columns.vertexCount >= BATCH_VERTICES;
  }

  /** The first `nearCount` records near the ground of the piece whose first record has the 0-based `firstRow`; false for rings that would have to be mended. */
  keep(nearCount: number, firstRow: number): boolean {
    const { scanner: { positions, near }, reader, view, box, columns } = this;
    for (let i = 0; i < nearCount; i++) {
      const content = positions[near[i]!]! + RECORD_HEADER_BYTES;
      for (let k = 0; k < 4; k++) box[k] = view.getFloat64(content + 4 + 8 * k, true);
      if (findCandidates(this.ground, box, 0, this.found) === 0) continue;
      const contentBytes = view.getInt32(content - 4) * 2;
      const points = view.getInt32(content + 40, true);
      if (view.getInt32(content + 36, true) === 1 && isClosedRing(view, content + 44, points)) columns.closedRing(view, content + 48, points, box);
      else if (reader.read(view, content, contentBytes) !== 'shape' || reader.droppedPaths > 0 || reader.repeatedRings > 0 || reader.closedRings > 0) return false;
      else appendFeature(columns, reader, null, null);
      this.rows.push(firstRow + near[i]!);
    }
    return true;
  }

  /** What has been kept since the last batch. */
  takeBatch(): KeptShapes {
    const batch = { geometry: this.columns.view(), features: Uint32Array.from(this.rows) };
    this.columns = this.newColumns();
    this.rows = [];
    return batch;
  }

  private newColumns(): GrowableColumns {
    return new GrowableColumns('polygon', false, false, BATCH_VERTICES + this.spareVertices, BATCH_FEATURES, uncountedNumbers);
  }
}

/**
 * Coordinates live as long as their layer, and all collecting in between is in vain: the collector goes through everything
 * whenever another 64 MB have been added outside its heap, three times for a large county, and shared memory it does not count.
 */
function uncountedNumbers(length: number): Float64Array {
  return typeof SharedArrayBuffer === 'function' ? new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT)) : new Float64Array(length);
}

/**
 * Whether the single ring behind its start at `at` is closed and its first three vertices are different, as in nearly
 * all parcels; what is neither here is looked at by the reader of any shape.
 */
function isClosedRing(view: DataView, at: number, points: number): boolean {
  if (points < 4 || view.getInt32(at, true) !== 0) return false;
  const first = at + 4;
  return sameVertex(view, first, first + 16 * (points - 1)) && !sameVertex(view, first, first + 16) && !sameVertex(view, first, first + 32) && !sameVertex(view, first + 16, first + 32);
}

function sameVertex(view: DataView, a: number, b: number): boolean {
  return view.getFloat64(a, true) === view.getFloat64(b, true) && view.getFloat64(a + 8, true) === view.getFloat64(b + 8, true);
}
