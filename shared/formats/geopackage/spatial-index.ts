/**
 * The spatial index of a GeoPackage table (extension gpkg_rtree_index, annex F.3 of the standard) without an engine: the
 * three tables in which SQLite keeps an R-tree (sqlite.org/rtree.html §6), its virtual table, and the triggers that keep
 * it right when somebody edits the layer later.
 */
import type { GeometryColumns } from '../../geometry/columns.ts';
import { buildSpatialBlocks } from '../../geometry/spatial-blocks.ts';
import type { SqliteWriter } from '../sqlite/database-writer.ts';

/** SQLite's own size: 51 cells of an id and four numbers. */
const MOST_CELLS = 51;
const CELL_BYTES = 24;
const NODE_BYTES = 4 + MOST_CELLS * CELL_BYTES;
const ROOT = 1;

export const EXTENSION = { name: 'gpkg_rtree_index', definition: 'http://www.geopackage.org/spec120/#extension_rtree', scope: 'write-only' } as const;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

interface SchemaRow {
  readonly type: 'table' | 'trigger';
  readonly name: string;
  readonly table: string;
  readonly sql: string;
}

interface IndexSchema {
  readonly virtual: SchemaRow;
  readonly shadows: readonly (SchemaRow & { readonly holds: 'rowid' | 'node' | 'parent' })[];
  readonly triggers: readonly SchemaRow[];
}

/** Everything that stands in the schema for the index of a table with its shapes in `geom` and its ids in `fid`. */
function schemaOf(table: string): IndexSchema {
  const index = `rtree_${table}_geom`;
  const [t, i] = [quoted(table), quoted(index)];
  const there = (row: string): string => `(${row}."geom" NOTNULL AND NOT ST_IsEmpty(${row}."geom"))`;
  const gone = '(NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))';
  const insert = `INSERT OR REPLACE INTO ${i} VALUES (NEW."fid",ST_MinX(NEW."geom"),ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"),ST_MaxY(NEW."geom"));`;
  const remove = `DELETE FROM ${i} WHERE id = OLD."fid";`;
  const trigger = (name: string, when: string, does: string): SchemaRow => ({ type: 'trigger', name: `${index}_${name}`, table, sql: `CREATE TRIGGER ${quoted(`${index}_${name}`)} AFTER ${when} BEGIN ${does} END` });
  const shadow = (holds: 'rowid' | 'node' | 'parent', columns: string): IndexSchema['shadows'][number] => ({ type: 'table', name: `${index}_${holds}`, table: `${index}_${holds}`, sql: `CREATE TABLE ${quoted(`${index}_${holds}`)}(${columns})`, holds });
  return {
    virtual: { type: 'table', name: index, table: index, sql: `CREATE VIRTUAL TABLE ${i} USING rtree(id, minx, maxx, miny, maxy)` },
    shadows: [shadow('rowid', 'rowid INTEGER PRIMARY KEY,nodeno'), shadow('node', 'nodeno INTEGER PRIMARY KEY,data'), shadow('parent', 'nodeno INTEGER PRIMARY KEY,parentnode')],
    triggers: [
      trigger('insert', `INSERT ON ${t} WHEN ${there('NEW')}`, insert),
      trigger('update1', `UPDATE OF "geom" ON ${t} WHEN OLD."fid" = NEW."fid" AND ${there('NEW')}`, insert),
      trigger('update2', `UPDATE OF "geom" ON ${t} WHEN OLD."fid" = NEW."fid" AND ${gone}`, remove),
      trigger('update3', `UPDATE ON ${t} WHEN OLD."fid" != NEW."fid" AND ${there('NEW')}`, `${remove} ${insert}`),
      trigger('update4', `UPDATE ON ${t} WHEN OLD."fid" != NEW."fid" AND ${gone}`, `DELETE FROM ${i} WHERE id IN (OLD."fid", NEW."fid");`),
      trigger('delete', `DELETE ON ${t} WHEN OLD."geom" NOT NULL`, remove),
    ],
  };
}

/** Bytes that the index of a table takes in the schema, which must fit into one page. */
export function indexSchemaBytes(table: string): number {
  const { virtual, shadows, triggers } = schemaOf(table);
  const encoder = new TextEncoder();
  return [virtual, ...shadows, ...triggers].reduce((sum, { name, table: of, sql }) => sum + encoder.encode(name + of + sql).length + 24, 0);
}

/** Writes the index over a layer whose features have the ids 1, 2, 3 …; features without a shape are not in it. */
export function writeSpatialIndex(writer: SqliteWriter, table: string, { bounds, featureCount }: Pick<GeometryColumns, 'bounds' | 'featureCount'>): void {
  const { virtual, shadows, triggers } = schemaOf(table);
  const { nodes, parents, leafOf } = packTree(bounds, featureCount);
  writer.declare(virtual);
  for (const shadow of shadows) {
    const rows = writer.beginTable(shadow.name, shadow.sql);
    if (shadow.holds === 'node') nodes.forEach((bytes, position) => rows.row([null, bytes], position + ROOT));
    // The root has no parent.
    if (shadow.holds === 'parent') parents.forEach((parent, position) => position > 0 && rows.row([null, parent], position + ROOT));
    if (shadow.holds === 'rowid') leafOf.forEach((node, feature) => node > 0 && rows.row([null, node], feature + 1));
    rows.finish();
  }
  for (const trigger of triggers) writer.declare(trigger);
}

/** Nodes of one depth, or the features below them, in the order in which they are put together: number or id, and box, of each. */
interface Level {
  readonly ids: Uint32Array;
  /** Four numbers each: west, south, east, north; rounded as they are kept, so that every box holds those below it to the last bit. */
  readonly boxes: Float32Array;
}

/** Nodes by number from {@link ROOT} on, the parent of each, and the leaf of each feature (0: in none). */
function packTree(bounds: Float64Array, featureCount: number): { readonly nodes: Uint8Array[]; readonly parents: number[]; readonly leafOf: Uint32Array } {
  const nodes: Uint8Array[] = [new Uint8Array(NODE_BYTES)];
  const parents: number[] = [0];
  const leafOf = new Uint32Array(featureCount);
  let level = levelOfFeatures(bounds);
  for (let depth = 0; ; depth++) {
    const count = level.ids.length;
    const isRoot = count <= MOST_CELLS;
    // As many groups as needed, none much smaller than the others.
    const groups = isRoot ? 1 : Math.ceil(count / MOST_CELLS);
    const above: Level = { ids: new Uint32Array(groups), boxes: new Float32Array(4 * groups) };
    for (let group = 0; group < groups; group++) {
      const [from, to] = [Math.floor((group * count) / groups), Math.floor(((group + 1) * count) / groups)];
      if (!isRoot) {
        nodes.push(new Uint8Array(NODE_BYTES));
        parents.push(0);
      }
      const number = isRoot ? ROOT : nodes.length;
      fillNode(nodes[number - ROOT]!, level, from, to, isRoot ? depth : 0);
      for (let child = from; child < to; child++) {
        if (depth === 0) leafOf[level.ids[child]! - 1] = number;
        else parents[level.ids[child]! - ROOT] = number;
      }
      above.ids[group] = number;
      setBoxAround(above.boxes, group, level.boxes, from, to);
    }
    if (isRoot) return { nodes, parents, leafOf };
    level = above;
  }
}

/** The features with a shape along a curve that keeps neighbours together, under their ids. */
function levelOfFeatures(bounds: Float64Array): Level {
  const { order, bounds: exact } = buildSpatialBlocks(bounds);
  return { ids: order.map((feature) => feature + 1), boxes: Float32Array.from(exact, (value, i) => ((i & 3) < 2 ? roundedDown(value) : roundedUp(value))) };
}

/** Depth of the tree (the root only), number of cells, cells of an id and a box; big-endian. */
function fillNode(bytes: Uint8Array, { ids, boxes }: Level, from: number, to: number, depth: number): void {
  const view = new DataView(bytes.buffer);
  view.setUint16(0, depth);
  view.setUint16(2, to - from);
  for (let child = from; child < to; child++) {
    const at = 4 + CELL_BYTES * (child - from);
    view.setBigInt64(at, BigInt(ids[child]!));
    // Least x, most x, least y, most y.
    [0, 2, 1, 3].forEach((side, position) => view.setFloat32(at + 8 + 4 * position, boxes[4 * child + side]!));
  }
}

function setBoxAround(into: Float32Array, place: number, boxes: Float32Array, from: number, to: number): void {
  into.set([Infinity, Infinity, -Infinity, -Infinity], 4 * place);
  for (let at = 4 * from; at < 4 * to; at++) {
    const side = 4 * place + (at & 3);
    into[side] = (at & 3) < 2 ? Math.min(into[side]!, boxes[at]!) : Math.max(into[side]!, boxes[at]!);
  }
}

/** A step of single precision, as SQLite takes it. */
const STEP = 1 / 8_388_608;

/** Single precision that is not above, or not below, the number: a box never becomes smaller. */
function roundedDown(value: number): number {
  const single = Math.fround(value);
  return single > value ? Math.fround(value * (value < 0 ? 1 + STEP : 1 - STEP)) : single;
}

function roundedUp(value: number): number {
  const single = Math.fround(value);
  return single < value ? Math.fround(value * (value < 0 ? 1 - STEP : 1 + STEP)) : single;
}
