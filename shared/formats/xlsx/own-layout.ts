/**
 * The layout in which {@link xlsxWriter} writes a layer with shapes: a sheet of attributes and behind it one of boundary
 * points, tied by 地块编号. Read back it is one layer with its fields; any other workbook is read sheet by sheet.
 */
import type { GeometryKind } from '../../model/layer.ts';
import type { AttributeValue } from '../columnar-table-builder.ts';
import type { FeatureWalk, WalkedFeature } from '../mixed-kinds.ts';
import { cellText, coordinateOf, type Cell, type Grid } from '../table/cells.ts';

/** The number that ties points to rows. */
export const FEATURE_COLUMN = '地块编号';
export const POINT_HEADS = [FEATURE_COLUMN, '圈号', '点号', 'X(北)', 'Y(东)'] as const;
export const ELEVATION_HEAD = '高程';

interface Vertex {
  readonly east: number;
  readonly north: number;
  /** NaN where none is written. */
  readonly elevation: number;
}

type Path = Vertex[];

/** Two sheets of one layer. */
export interface OwnLayer {
  readonly kind: GeometryKind;
  /** Names of the attributes' columns, in their order. */
  readonly names: readonly string[];
  readonly walk: FeatureWalk<void>;
}

const isEmpty = (row: readonly Cell[]): boolean => row.every((cell) => cellText(cell) === '');

/** null where the two sheets are not in the layout, or their numbers do not tie every point to exactly one row. */
export function ownLayer(attributes: Grid, points: Grid): OwnLayer | null {
  const [head = [], ...rows] = attributes;
  if (cellText(head[0]) !== FEATURE_COLUMN || !hasPointHeads(points[0] ?? [])) return null;
  const filled = rows.map((cells, index) => ({ cells, row: index + 1, number: cellText(cells[0]) })).filter(({ cells }) => !isEmpty(cells));
  const paths = pathsByFeature(points.slice(1));
  const numbers = new Set(filled.map(({ number }) => number));
  if (paths === null || numbers.size < filled.length || numbers.has('') || [...paths.keys()].some((number) => !numbers.has(number))) return null;
  const kind = kindOf([...paths.values()].flat());
  const names = namesOf(head);
  return {
    kind,
    names,
    async walk(visit, job) {
      for (const [position, { cells, row, number }] of filled.entries()) {
        visit(featureOf(paths.get(number) ?? [], kind, names.map((name, column): [string, AttributeValue] => [name, cells[column + 1] ?? null]), row));
        if (position % 5_000 === 0) await job.pause();
      }
    },
  };
}

function hasPointHeads(head: readonly Cell[]): boolean {
  const words = head.map(cellText).filter((text) => text !== '');
  return POINT_HEADS.every((name, column) => words[column] === name) && (words.length === POINT_HEADS.length || (words.length === POINT_HEADS.length + 1 && words.at(-1) === ELEVATION_HEAD));
}

/** null where a point has no number or no position. */
function pathsByFeature(rows: Grid): ReadonlyMap<string, readonly Path[]> | null {
  const features = new Map<string, Map<string, Path>>();
  for (const cells of rows) {
    if (isEmpty(cells)) continue;
    const [number, ring] = [cellText(cells[0]), cellText(cells[1])];
    const vertex: Vertex = { north: coordinateOf(cells[3]), east: coordinateOf(cells[4]), elevation: coordinateOf(cells[5]) };
    if (number === '' || Number.isNaN(vertex.north) || Number.isNaN(vertex.east)) return null;
    const paths = features.get(number) ?? new Map<string, Path>();
    features.set(number, paths);
    const path = paths.get(ring);
    if (path) path.push(vertex);
    else paths.set(ring, [vertex]);
  }
  return new Map([...features].map(([number, paths]) => [number, [...paths.values()]]));
}

/** Rings are written closed, so what does not come back to its first point is a line, and single vertices are points. */
function kindOf(paths: readonly Path[]): GeometryKind {
  if (paths.length === 0) return 'none';
  if (paths.every((path) => path.length === 1)) return 'point';
  return paths.every((path) => path.length > 3 && path[0]!.east === path.at(-1)!.east && path[0]!.north === path.at(-1)!.north) ? 'polygon' : 'line';
}

/** Behind the number; empty names are numbered, repeated ones get a number behind. */
function namesOf(head: readonly Cell[]): string[] {
  const taken = new Set<string>();
  return head.slice(1).map((cell, column) => {
    const written = cellText(cell) || `FIELD_${column + 1}`;
    let name = written;
    for (let n = 2; taken.has(name); n++) name = `${written}_${n}`;
    taken.add(name);
    return name;
  });
}

function featureOf(paths: readonly Path[], kind: GeometryKind, attributes: readonly [string, AttributeValue][], row: number): WalkedFeature {
  return {
    kinds: paths.length === 0 ? [] : [kind],
    shapeType: 'XY',
    addPaths(collector) {
      for (const path of paths) {
        for (const { east, north, elevation } of path) collector.vertex(east, north, elevation);
        collector.endPath();
      }
      return kind === 'polygon' ? 'by-containment' : 'as-given';
    },
    attributes,
    row,
  };
}
