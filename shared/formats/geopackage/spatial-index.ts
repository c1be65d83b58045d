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
export function writeSpatialIndex(writer: SqliteWriter, table: string, { bounds, featureCount }: GeometryColumns): void {
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

/** What a node of the level below, or a feature, is to the node above it: its number or id, and its box. */
interface Child {
  readonly id: number;
  readonly box: readonly [west: number, south: number, east: number, north: number];
}

/** Nodes by number from {@link ROOT} on, the parent of each, and the leaf of each feature (0: in none). */
function packTree(bounds: Float64Array, featureCount: number): { readonly nodes: Uint8Array[]; readonly parents: number[]; readonly leafOf: Uint32Array } {
  const { order } = buildSpatialBlocks(bounds);
  const nodes: Uint8Array[] = [new Uint8Array(NODE_BYTES)];
  const parents: number[] = [0];
  const leafOf = new Uint32Array(featureCount);
  let level: Child[] = Array.from(order, (feature): Child => ({ id: feature + 1, box: [bounds[4 * feature]!, bounds[4 * feature + 1]!, bounds[4 * feature + 2]!, bounds[4 * feature + 3]!] }));
  for (let depth = 0; ; depth++) {
    const isRoot = level.length <= MOST_CELLS;
    const groups = isRoot ? [level] : evenGroups(level);
    const above = groups.map((children): Child => {
      if (!isRoot) {
        nodes.push(new Uint8Array(NODE_BYTES));
        parents.push(0);
      }
      const number = isRoot ? ROOT : nodes.length;
      fillNode(nodes[number - ROOT]!, children, isRoot ? depth : 0);
      for (const { id } of children) {
        if (depth === 0) leafOf[id - 1] = number;
        else parents[id - ROOT] = number;
      }
      return { id: number, box: boxAround(children) };
    });
    if (isRoot) return { nodes, parents, leafOf };
    level = above;
  }
}

/** As many groups as needed, none much smaller than the others. */
function evenGroups(children: readonly Child[]): Child[][] {
  const count = Math.ceil(children.length / MOST_CELLS);
  return Array.from({ length: count }, (_, group) => children.slice(Math.floor((group * children.length) / count), Math.floor(((group + 1) * children.length) / count)));
}

/** Depth of the tree (the root only), number of cells, cells of an id and a box; big-endian. */
function fillNode(bytes: Uint8Array, children: readonly Child[], depth: number): void {
  const view = new DataView(bytes.buffer);
  view.setUint16(0, depth);
  view.setUint16(2, children.length);
  children.forEach(({ id, box: [west, south, east, north] }, cell) => {
    const at = 4 + CELL_BYTES * cell;
    view.setBigInt64(at, BigInt(id));
    [roundedDown(west), roundedUp(east), roundedDown(south), roundedUp(north)].forEach((value, side) => view.setFloat32(at + 8 + 4 * side, value));
  });
}

function boxAround(children: readonly Child[]): Child['box'] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { box } of children) {
    west = Math.min(west, box[0]);
    south = Math.min(south, box[1]);
    east = Math.max(east, box[2]);
    north = Math.max(north, box[3]);
  }
  return [west, south, east, north];
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
