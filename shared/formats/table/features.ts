/**
 * A table's rows as features. Rows with a shape in one cell are that shape; rows with a position are points, and where a
 * column tells parcels, rings or point numbers, the parcels that the points bound; other tables are attributes alone.
 */
import type { Job } from '../../base/job.ts';
import type { AttributeValue } from '../columnar-table-builder.ts';
import { bodiesOf, parseAreaString, type AreaRing } from '../area-string/parse.ts';
import { bodyFields, pairsOf } from '../area-string/read.ts';
import { decideAxisOrder, type AxisOrder } from '../coordinate-text/axis-order.ts';
import type { FeatureWalk, WalkedFeature } from '../mixed-kinds.ts';
import { cellText, coordinateOf, type Cell, type Grid } from './cells.ts';
import { findHead, type TableColumns, type TableHead } from './head.ts';
import { addTextShape, parseWellKnownText } from './well-known-text.ts';

export interface TableReading {
  readonly head: TableHead;
  /** null when the table has no positions in two columns and no area strings. */
  readonly order: AxisOrder | null;
  /** The points bound parcels: they are offered as areas beside the points. */
  readonly boundsAreas: boolean;
  readonly walk: FeatureWalk<void>;
}

const isEmpty = (row: readonly Cell[]): boolean => row.every((cell) => cellText(cell) === '');

/** `swapAxes` turns round what the reader decides. */
export function readTable(grid: Grid, swapAxes: boolean, file: string): TableReading {
  const head = findHead(grid);
  const { columns } = head;
  const data = grid.slice(head.firstRow).map((cells, index) => ({ cells, row: head.firstRow + index })).filter(({ cells }) => !isEmpty(cells));
  if (columns.wellKnownText !== null) return { head, order: null, boundsAreas: false, walk: walkOf(data, (line) => shapeFeature(line, head)) };
  if (columns.areaString !== null) {
    const strings = data.map(({ cells }) => parseAreaString(cellText(cells[columns.areaString!])));
    const order = decideAxisOrder(pairsOf(strings.filter((each) => each !== null)), true, file);
    return { head, order, boundsAreas: true, walk: walkOf(data, (line) => areaFeatures(line, head, order.northFirst !== swapAxes)) };
  }
  if (!columns.position) return { head, order: null, boundsAreas: false, walk: walkOf(data, (line) => [plainFeature(line, head)]) };
  const { first, second, northFirst: stated } = columns.position;
  const order = orderOf(data.flatMap(({ cells }) => [coordinateOf(cells[first]), coordinateOf(cells[second])]), stated, file);
  const points = pointsOf(data, head, order.northFirst !== swapAxes);
  const boundsAreas = (columns.ring !== null || columns.group !== null || columns.pointNumber !== null) && points.parcels.some((parcel) => parcel.lines.length >= 3);
  return {
    head,
    order,
    boundsAreas,
    async walk(visit, job) {
      for (const parcel of boundsAreas ? points.parcels : []) visit(parcelFeature(parcel, head));
      for (const point of points.lines) visit(pointFeature(point, head));
      await job.pause();
    },
  };
}

/** What the head says is believed unless the numbers say otherwise; a bare X, Y is the trade's: north first. */
function orderOf(pairs: readonly number[], stated: boolean | null, file: string): AxisOrder {
  const decided = decideAxisOrder(pairs, stated ?? true, file);
  return stated !== null && decided.northFirst === stated ? { northFirst: stated, reason: { code: stated ? 'exchange.axes-by-head-north' : 'exchange.axes-by-head-east', params: { file } } } : decided;
}

interface Line {
  readonly cells: readonly Cell[];
  /** 0-based row of the sheet. */
  readonly row: number;
}

const ROWS_BETWEEN_PAUSES = 5_000;

function walkOf(lines: readonly Line[], featuresOf: (line: Line) => readonly WalkedFeature[]): FeatureWalk<void> {
  return async (visit, job: Job) => {
    for (const [position, line] of lines.entries()) {
      for (const feature of featuresOf(line)) visit(feature);
      if (position % ROWS_BETWEEN_PAUSES === 0) await job.pause();
    }
  };
}

const NOTHING: WalkedFeature['addPaths'] = () => 'as-given';

/** Fields of the columns that are no shape. */
function attributesOf({ cells }: Line, { names, columns }: TableHead, without: readonly (number | null)[] = []): [string, AttributeValue][] {
  const hidden = new Set([columns.wellKnownText, columns.areaString, ...without]);
  return names.flatMap((name, column): [string, AttributeValue][] => (hidden.has(column) ? [] : [[name, cells[column] ?? null]]));
}

function plainFeature(line: Line, head: TableHead): WalkedFeature {
  return { kinds: [], shapeType: '', addPaths: NOTHING, attributes: attributesOf(line, head), row: line.row };
}

function shapeFeature(line: Line, head: TableHead): WalkedFeature[] {
  const text = cellText(line.cells[head.columns.wellKnownText!]);
  const shape = parseWellKnownText(text);
  if (!shape) return [{ ...plainFeature(line, head), ...(text !== '' && { oddity: 'readers.rows-text-shape-unread' as const }) }];
  return [
    {
      kinds: shape.parts.length === 0 ? [] : [shape.kind],
      shapeType: shape.type,
      addPaths(paths) {
        addTextShape(paths, shape);
        return 'as-given';
      },
      attributes: attributesOf(line, head),
      row: line.row,
    },
  ];
}

function areaFeatures(line: Line, head: TableHead, northFirst: boolean): WalkedFeature[] {
  const area = parseAreaString(cellText(line.cells[head.columns.areaString!]));
  if (!area) return [plainFeature(line, head)];
  return bodiesOf(area).bodies.map((body, position) => ({
    kinds: ['polygon'],
    shapeType: '区域坐标',
    addPaths(paths) {
      for (const ring of [body.outer, ...body.holes]) {
        addRing(ring, northFirst, (east, north) => paths.vertex(east, north));
        paths.endPath();
      }
      return 'as-given';
    },
    attributes: [...attributesOf(line, head), ...bodyFields(body, position)],
    row: line.row,
  }));
}

function addRing({ points }: AreaRing, northFirst: boolean, vertex: (east: number, north: number) => void): void {
  for (const { first, second } of points) vertex(northFirst ? second : first, northFirst ? first : second);
}

interface PointLine extends Line {
  readonly east: number;
  readonly north: number;
  readonly elevation: number;
}

interface Parcel {
  readonly label: string;
  readonly lines: PointLine[];
}

/** Lines that interrupt a table without ending a parcel: page numbers, sums, signatures. */
const FURNITURE = /第\s*\d+\s*页|共\s*\d+\s*页|合计|总计|面积|备注|说明|制表|审核|日期|单位/;

/** Some text and no position at all: the name of what follows, a page number, a sum. */
const isRemark = (line: PointLine, { position, pointNumber }: TableColumns): boolean =>
  Number.isNaN(line.east) && Number.isNaN(line.north) && cellText(line.cells[position!.first]) === '' && (pointNumber === null || cellText(line.cells[pointNumber]) === '' || line.cells.filter((cell) => cellText(cell) !== '').length === 1);

/** Points in order, and the parcels they bound: a new one begins with another group, or behind a line of text. */
function pointsOf(data: readonly Line[], { columns, names }: TableHead, northFirst: boolean): { readonly lines: readonly PointLine[]; readonly parcels: readonly Parcel[] } {
  const lines: PointLine[] = [];
  const parcels: Parcel[] = [];
  let label = '';
  let begins = true;
  for (const line of data) {
    const [first, second] = [coordinateOf(line.cells[columns.position!.first]), coordinateOf(line.cells[columns.position!.second])];
    const point: PointLine = { ...line, east: northFirst ? second : first, north: northFirst ? first : second, elevation: columns.elevation === null ? Number.NaN : coordinateOf(line.cells[columns.elevation]) };
    if (isRemark(point, columns)) {
      const text = line.cells.map(cellText).filter((each) => each !== '').join(' ');
      if (FURNITURE.test(text)) continue;
      label = text;
      begins = true;
      continue;
    }
    // The head again, on the next page.
    if (cellText(line.cells[columns.position!.first]) === names[columns.position!.first]) continue;
    lines.push(point);
    // In a sheet the group often stands in the first row of merged cells only.
    const group = columns.group === null ? label : cellText(line.cells[columns.group]) || (begins ? label : (parcels.at(-1)?.label ?? ''));
    if (begins || group !== parcels.at(-1)!.label) parcels.push({ label: group, lines: [] });
    parcels.at(-1)!.lines.push(point);
    begins = false;
  }
  return { lines, parcels };
}

function pointFeature(point: PointLine, head: TableHead): WalkedFeature {
  return {
    kinds: ['point'],
    shapeType: 'XY',
    addPaths(paths) {
      paths.vertex(point.east, point.north, point.elevation);
      return 'as-given';
    },
    attributes: attributesOf(point, head),
    row: point.row,
  };
}

/** A serial number of the rows says nothing about the parcel. */
const SERIAL = /^(序号|编号|no\.?|id)$/i;

function parcelFeature({ lines, label }: Parcel, head: TableHead): WalkedFeature {
  const { position, elevation, pointNumber, ring, group } = head.columns;
  const serial = head.names.findIndex((name) => SERIAL.test(name));
  const own = attributesOf(lines[0]!, head, [position!.first, position!.second, elevation, pointNumber, ring, serial]);
  return {
    kinds: ['polygon'],
    shapeType: 'XY',
    addPaths(paths) {
      for (const path of ringsOf(lines, ring)) {
        for (const { east, north, elevation: z } of path) paths.vertex(east, north, z);
        paths.endPath();
      }
      return 'by-containment';
    },
    attributes: [...own, ...(group === null && label !== '' ? ([['名称', label]] as const) : []), ['拐点数', lines.length]],
    row: lines[0]!.row,
    faults: lines.filter(({ east, north }) => Number.isNaN(east) || Number.isNaN(north)).map(({ row }) => ({ row, code: 'exchange.parcel-row-not-finite' })),
  };
}

/** A ring ends where the ring column changes or where it has come back to its first point. */
function ringsOf(lines: readonly PointLine[], ringColumn: number | null): PointLine[][] {
  const rings: PointLine[][] = [];
  const ringOf = (line: PointLine): string => (ringColumn === null ? '' : cellText(line.cells[ringColumn]));
  let closed = true;
  for (const line of lines) {
    const ring = rings.at(-1);
    if (!ring || closed || ringOf(ring[0]!) !== ringOf(line)) rings.push([line]);
    else ring.push(line);
    const [current, first] = [rings.at(-1)!, rings.at(-1)![0]!];
    closed = current.length > 3 && first.east === line.east && first.north === line.north;
  }
  return rings;
}
