/**
 * A layer read from its column files where it is needed: the index says which features may matter, and only
 * their stretches of the columns are read. What a run holds in memory does not grow with the layer.
 */
import { deserialiseAttributes } from '../formats/stored-attributes.ts';
import { FixedWidthTable } from '../formats/fixed-width-table.ts';
import type { AttributeTable, GeometryColumns } from '../geometry/columns.ts';
import type { FeatureBatch, LayerReader } from '../geometry/layer-reader.ts';
import { featuresTouching } from '../geometry/spatial-blocks.ts';
import type { Extent } from '../model/extent.ts';
import { BatchGatherer, type Stretch } from './batch-gatherer.ts';
import type { ColumnName, LayerManifest } from './layer-files.ts';
import { RangedColumn, type NumbersKind, type RandomAccessFile } from './ranged-column.ts';

/** Opens one file that the manifest names, or null when it is not there; whoever gives this closes the files again. */
export type OpenColumnFile = (file: string) => Promise<RandomAccessFile | null>;

/** Wanted features nearer than this are read in one stretch, with what lies between them. */
const JOINED_GAP_FEATURES = 16;
/** Stretches are short enough that a batch can end between them. */
const STRETCH_FEATURES = 1_024;

/**
 * Opens a layer for reading in pieces. A file that is missing or has another length than the manifest says stops with
 * the layer named. Layers written without an index are read from end to end, still in batches.
 */
export async function openLayerReader(manifest: LayerManifest, label: string, open: OpenColumnFile): Promise<LayerReader> {
  const column = async <Kind extends Float64Array | Uint32Array | Uint8Array>(name: ColumnName, kind: NumbersKind<Kind>): Promise<RangedColumn<Kind> | null> => {
    const described = manifest.columns.find((each) => each.column === name);
    return described ? new RangedColumn(await open(described.file), described.length, kind, { layer: label, file: described.file }) : null;
  };
  const needed = async <Kind extends Float64Array | Uint32Array | Uint8Array>(name: ColumnName, kind: NumbersKind<Kind>): Promise<RangedColumn<Kind>> =>
    (await column(name, kind)) ?? new RangedColumn(null, 0, kind, { layer: label, file: name });
  const records = await needed('records', Uint8Array);
  const indexed = manifest.columns.some((each) => each.column === 'spatialOrder');
  const index = indexed ? { order: await needed('spatialOrder', Uint32Array), bounds: await needed('spatialBounds', Float64Array), boxes: await needed('spatialBoxes', Float64Array) } : null;
  const gatherer = new BatchGatherer(manifest.kind, {
    coordinates: await needed('coordinates', Float64Array),
    pathStart: await needed('pathStart', Uint32Array),
    partStart: await needed('partStart', Uint32Array),
    featureStart: await needed('featureStart', Uint32Array),
    bounds: await needed('bounds', Float64Array),
    soundness: await column('soundness', Uint8Array),
    areas: manifest.areas ? { ...manifest.areas, planar: await needed('planarArea', Float64Array), ellipsoidal: await needed('ellipsoidalArea', Float64Array) } : null,
  });
  const room: Room = { bytes: new Uint8Array(0), table: null };
  return {
    kind: manifest.kind,
    featureCount: manifest.featureCount,
    candidates: (wanted) => index && findFeatures(index, wanted),
    *batches(features) {
      for (const { geometry, stretches, features: rows } of gatherer.batches(stretchesOf(features, manifest.featureCount))) {
        yield new StoredBatch(geometry, rows, () => readAttributes(manifest, records, room, stretches, rows));
      }
    },
  };
}

/** A class, for all batches to be objects of one shape: an accessor of its own would make each another one, and what reads them compiled anew for each. */
class StoredBatch implements FeatureBatch {
  private read: AttributeTable | null = null;
  constructor(readonly geometry: GeometryColumns, readonly features: Uint32Array, private readonly readRows: () => AttributeTable) {}

  get attributes(): AttributeTable {
    return (this.read ??= this.readRows());
  }
}

interface SpatialFiles {
  readonly order: RangedColumn<Uint32Array>;
  readonly bounds: RangedColumn<Float64Array>;
  readonly boxes: RangedColumn<Float64Array>;
}

function findFeatures({ order, bounds, boxes }: SpatialFiles, wanted: readonly Extent[]): Uint32Array {
  const all = new Float64Array(boxes.length);
  boxes.readInto(all, 0);
  return featuresTouching(all, { order: (from, to) => order.slice(from, to), bounds: (from, to) => bounds.slice(4 * from, 4 * to) }, order.length, wanted);
}

/** Runs of features to read at once: wanted ones and small gaps between them. */
function* stretchesOf(features: Uint32Array | null, featureCount: number): Iterable<Stretch> {
  if (!features) {
    for (let from = 0; from < featureCount; from += STRETCH_FEATURES) yield { from, to: Math.min(featureCount, from + STRETCH_FEATURES) };
    return;
  }
  let from = -1;
  let to = -1;
  for (const feature of features) {
    if (from >= 0 && feature - to <= JOINED_GAP_FEATURES && feature + 1 - from <= STRETCH_FEATURES) {
      to = feature + 1;
      continue;
    }
    if (from >= 0) yield { from, to };
    from = feature;
    to = feature + 1;
  }
  if (from >= 0) yield { from, to };
}

/** Memory for the records of a batch, used again for the next, and the table of an earlier batch, whose remembered texts go on serving. */
interface Room {
  bytes: Uint8Array;
  table: FixedWidthTable | null;
}

/** Attributes of the rows of a batch; only fixed-width records can be read by the stretch. */
function readAttributes({ attributes }: LayerManifest, records: RangedColumn<Uint8Array>, room: Room, stretches: readonly Stretch[], features: Uint32Array): AttributeTable {
  if (attributes.kind === 'fixed-width') {
    const { head } = attributes;
    const length = features.length * head.recordBytes;
    if (room.bytes.length < length) room.bytes = new Uint8Array(Math.ceil(length * 1.25));
    const bytes = room.bytes.subarray(0, length);
    let row = 0;
    for (const { from, to } of stretches) {
      records.readInto(bytes.subarray(row * head.recordBytes, (row + to - from) * head.recordBytes), from * head.recordBytes);
      row += to - from;
    }
    return (room.table = new FixedWidthTable({ rowCount: features.length, recordBytes: head.recordBytes, encoding: head.encoding, columns: head.columns }, bytes, room.table));
  }
  const bytes = new Uint8Array(records.length);
  records.readInto(bytes, 0);
  const table = deserialiseAttributes(attributes, bytes);
  return {
    fields: table.fields,
    rowCount: features.length,
    text: (row, field) => table.text(features[row]!, field),
    number: (row, field) => table.number(features[row]!, field),
  };
}
