/** Where a table's head is and which of its columns are coordinates: by the words of the head, else by the numbers below. */
import { parseAreaString } from '../area-string/parse.ts';
import { decideAxisOrder } from '../coordinate-text/axis-order.ts';
import { cellText, coordinateOf, type Cell, type Grid } from './cells.ts';

export interface TableColumns {
  /** The two columns that make a position, in the order of the table; null for a table without positions. */
  readonly position: { readonly first: number; readonly second: number; /** What the head says; null when it does not. */ readonly northFirst: boolean | null } | null;
  readonly elevation: number | null;
  readonly pointNumber: number | null;
  readonly ring: number | null;
  /** Tells one parcel's points from the next one's. */
  readonly group: number | null;
  readonly wellKnownText: number | null;
  readonly areaString: number | null;
}

export interface TableHead {
  /** Index of the first row of data. */
  readonly firstRow: number;
  /** Unique names, one per column. */
  readonly names: readonly string[];
  readonly columns: TableColumns;
  /** Everything above the data, for the words about the coordinate system. */
  readonly words: string;
}

type ColumnMeaning = 'north' | 'east' | 'x' | 'y' | 'elevation' | 'pointNumber' | 'ring';

/** Letters, digits and Chinese only, lower-case, without units and the word 坐标. */
const plain = (cell: Cell | undefined): string => cellText(cell).normalize('NFKC').toLowerCase().replace(/\((m|米|度|°)\)|坐标(值|系)?|[\s_\-:.()'"]/g, '');

const MEANINGS: readonly (readonly [ColumnMeaning, RegExp])[] = [
  ['north', /^(北|x北|北x|纵|纵x|x纵|纬度|北纬|lat|latitude|north|northing|n|b|北向|y纬度|ylat)$/],
  ['east', /^(东|y东|东y|横|横y|y横|经度|东经|lon|lng|long|longitude|east|easting|e|l|东向|x经度|xlon)$/],
  ['x', /^(x|xm|x2000|cgcs2000x)$/],
  ['y', /^(y|ym|y2000|cgcs2000y)$/],
  ['elevation', /^(h|z|高程|标高|海拔|elevation|elev|height|hm|zm|高程h|高程z)$/],
  ['ring', /^(圈号|环号|圈|环|ring)$/],
  ['pointNumber', /^(点号|拐点|拐点号|拐点编号|拐点序号|界址点|界址点号|点名|点编号|测点|测点号|桩号|pointno|point|pt)$/],
];

/** Names of columns that tell parcels apart, the most telling first. */
const GROUPS: readonly RegExp[] = [/许可证号|^xkzh$/, /^(地块|宗地|图斑)(编)?号$|^tbbh$/, /^矿体|^(矿区|矿山|采矿权)(名称|编号)?$|^ksmc$/, /^(地块|项目|宗地)(名称)?$/, /^(名称|name|mc)$/];

const meaningOf = (cell: Cell | undefined): ColumnMeaning | null => MEANINGS.find(([, words]) => words.test(plain(cell)))?.[0] ?? null;

/** Which half of a position the words of a row speak of. */
export function coordinateWordsOf(row: readonly Cell[]): { readonly north: boolean; readonly east: boolean } {
  const meanings = new Set(row.map(meaningOf));
  return { north: meanings.has('north') || meanings.has('x'), east: meanings.has('east') || meanings.has('y') };
}

/** A head stands within so many rows. */
const HEAD_ROWS = 30;
/** Rows looked at when no head tells what the columns are. */
const SAMPLE_ROWS = 200;

/** Looks at the head rows first; a table whose words say nothing of coordinates is looked at by its numbers, and may have none. */
export function findHead(grid: Grid): TableHead {
  const width = grid.reduce((most, row) => Math.max(most, row.length), 0);
  for (let row = 0; row < Math.min(HEAD_ROWS, grid.length); row++) {
    const columns = columnsByWords(grid[row]!);
    if (columns) return { firstRow: row + 1, names: uniqueNames(grid[row]!, width), columns: { ...columns, ...columnsByContent(grid, row + 1, width) }, words: wordsOf(grid, row + 1) };
  }
  const nameRow = likelyNameRow(grid);
  const firstRow = nameRow === null ? 0 : nameRow + 1;
  const names = uniqueNames(nameRow === null ? [] : grid[nameRow]!, width);
  const byContent = columnsByContent(grid, firstRow, width);
  const hasShapes = byContent.areaString !== null || byContent.wellKnownText !== null;
  return { firstRow, names, columns: { ...NO_COLUMNS, ...byContent, position: hasShapes ? null : positionByNumbers(grid, firstRow, width) }, words: wordsOf(grid, firstRow) };
}

const NO_COLUMNS: TableColumns = { position: null, elevation: null, pointNumber: null, ring: null, group: null, wellKnownText: null, areaString: null };

const orNull = (index: number): number | null => (index < 0 ? null : index);

/** null when the row is no head of a table with positions. */
function columnsByWords(row: readonly Cell[]): TableColumns | null {
  const meanings = row.map(meaningOf);
  const find = (meaning: ColumnMeaning): number | null => orNull(meanings.indexOf(meaning));
  const [north, east, x, y] = [find('north'), find('east'), find('x'), find('y')];
  const named: readonly (readonly [a: number | null, b: number | null, northFirst: boolean | null])[] = [[north, east, true], [x, y, null], [x, north, false], [east, y, false]];
  const pair = named.find(([a, b]) => a !== null && b !== null);
  if (!pair) return null;
  const [a, b, northFirst] = pair as readonly [number, number, boolean | null];
  const inOrder = a < b;
  const group = GROUPS.map((words) => row.findIndex((cell) => words.test(plain(cell)))).find((index) => index >= 0) ?? -1;
  return {
    position: { first: Math.min(a, b), second: Math.max(a, b), northFirst: northFirst === null ? null : northFirst === inOrder },
    elevation: find('elevation'),
    pointNumber: find('pointNumber'),
    ring: find('ring'),
    group: orNull(group),
    wellKnownText: null,
    areaString: null,
  };
}

const WELL_KNOWN_TEXT = /^\s*(SRID=\d+;\s*)?(MULTI)?(POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\s*(ZM?|M)?\s*(\(|EMPTY)/i;

/** Columns whose first written cells are shapes, whatever they are called (`WKT`, `geom`, `QYZB`). */
function columnsByContent(grid: Grid, firstRow: number, width: number): Pick<TableColumns, 'wellKnownText' | 'areaString'> {
  const rows = grid.slice(firstRow, firstRow + HEAD_ROWS);
  const holding = (isShape: (text: string) => boolean): number | null =>
    orNull(Array.from({ length: width }, (_, column) => rows.map((row) => cellText(row[column])).find((text) => text !== '') ?? '').findIndex(isShape));
  return { wellKnownText: holding((text) => WELL_KNOWN_TEXT.test(text)), areaString: holding((text) => parseAreaString(text) !== null) };
}

/** The first row that is all texts and as long as the rows below it. */
function likelyNameRow(grid: Grid): number | null {
  const filled = (row: readonly Cell[]): number => row.filter((cell) => cellText(cell) !== '').length;
  const usual = grid.slice(0, HEAD_ROWS).reduce((most, row) => Math.max(most, filled(row)), 0);
  const row = grid.slice(0, HEAD_ROWS).findIndex((cells) => filled(cells) >= Math.max(1, usual - 1));
  if (row < 0 || row === grid.length - 1) return row < 0 ? null : row;
  return grid[row]!.every((cell) => typeof cell !== 'number' && Number.isNaN(coordinateOf(cell))) ? row : null;
}

/** Two neighbouring columns of numbers that only make sense as a position. */
function positionByNumbers(grid: Grid, firstRow: number, width: number): TableColumns['position'] {
  const rows = grid.slice(firstRow, firstRow + SAMPLE_ROWS).filter((row) => row.some((cell) => cellText(cell) !== ''));
  for (let column = 0; column + 1 < width; column++) {
    const pairs = rows.map((row): [number, number] => [coordinateOf(row[column]), coordinateOf(row[column + 1])]).filter(([a, b]) => !Number.isNaN(a) && !Number.isNaN(b));
    if (pairs.length === 0 || pairs.length < 0.8 * rows.length) continue;
    const flat = pairs.flat();
    // Whatever order is assumed, numbers that decide say the same.
    const [one, other] = [decideAxisOrder(flat, true, ''), decideAxisOrder(flat, false, '')];
    if (one.northFirst === other.northFirst && flat.some((value) => Math.abs(value) >= 3)) return { first: column, second: column + 1, northFirst: null };
  }
  return null;
}

/** Names as in the head; empty ones are numbered, repeated ones get a number behind. */
function uniqueNames(row: readonly Cell[], width: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: width }, (_, column) => {
    const written = cellText(row[column]).replace(/\s+/g, ' ') || `FIELD_${column + 1}`;
    let name = written;
    for (let n = 2; taken.has(name); n++) name = `${written}_${n}`;
    taken.add(name);
    return name;
  });
}

function wordsOf(grid: Grid, firstRow: number): string {
  return grid
    .slice(0, firstRow)
    .flatMap((row) => row.map(cellText))
    .filter((text) => text !== '')
    .join(' ');
}
