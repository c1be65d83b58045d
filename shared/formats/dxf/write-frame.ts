/** What a drawing of R2000 needs around its entities: header, tables, blocks, objects, every object with its handle and its owner. */
import type { Extent } from '../../model/extent.ts';
import { groups, type Group } from './write-groups.ts';

export interface DrawingLayer {
  readonly name: string;
  /** Of the drawing's own colour index. */
  readonly colour: number;
}

/** Hands out handles in hexadecimal, each once. */
export class DrawingHandles {
  readonly modelSpace: string;
  readonly paperSpace: string;
  private last = 0x2f;

  constructor() {
    this.modelSpace = this.next();
    this.paperSpace = this.next();
  }

  next(): string {
    this.last++;
    return this.last.toString(16).toUpperCase();
  }

  /** One that is free when so many more have been handed out; a program that adds objects goes on from there. */
  seed(further: number): string {
    return (this.last + 1 + further).toString(16).toUpperCase();
  }
}

/** Objects behind the last entity. */
const FRAME_OBJECTS = 2;
/** Metres (DXF Reference, $INSUNITS). */
const METRES = 6;

/** Everything up to the first entity. The seed of the handles leaves room for so many objects more. */
export function frameBefore(layers: readonly DrawingLayer[], [west, south, east, north]: Extent, handles: DrawingHandles, furtherObjects: number): string {
  const behindHeader =
    section('CLASSES', '') +
    section('TABLES', tables(layers, [west, south, east, north], handles)) +
    section('BLOCKS', block('*Model_Space', handles.modelSpace, handles) + block('*Paper_Space', handles.paperSpace, handles)) +
    groups([0, 'SECTION'], [2, 'ENTITIES']);
  const header = section(
    'HEADER',
    groups([9, '$ACADVER'], [1, 'AC1015'], [9, '$DWGCODEPAGE'], [3, 'ANSI_936'], [9, '$HANDSEED'], [5, handles.seed(furtherObjects + FRAME_OBJECTS)], [9, '$INSUNITS'], [70, METRES]) +
      groups([9, '$EXTMIN'], [10, west], [20, south], [30, 0], [9, '$EXTMAX'], [10, east], [20, north], [30, 0]),
  );
  return header + behindHeader;
}

/** Everything behind the last entity. */
export function frameAfter(handles: DrawingHandles): string {
  const [root, group] = [handles.next(), handles.next()];
  const dictionaries =
    groups([0, 'DICTIONARY'], [5, root], [330, 0], [100, 'AcDbDictionary'], [281, 1], [3, 'ACAD_GROUP'], [350, group]) + groups([0, 'DICTIONARY'], [5, group], [330, root], [100, 'AcDbDictionary'], [281, 1]);
  return groups([0, 'ENDSEC']) + section('OBJECTS', dictionaries) + groups([0, 'EOF']);
}

const section = (name: string, body: string): string => groups([0, 'SECTION'], [2, name]) + body + groups([0, 'ENDSEC']);

/** A table and its records; `records` gets the table's handle for its own. */
function table(name: string, count: number, handles: DrawingHandles, records: (owner: string) => string, extra = ''): string {
  const owner = handles.next();
  return groups([0, 'TABLE'], [2, name], [5, owner], [330, 0], [100, 'AcDbSymbolTable'], [70, count]) + extra + records(owner) + groups([0, 'ENDTAB']);
}

const record = (type: string, owner: string, handles: DrawingHandles, subclass: string, handle = handles.next()): string => groups([0, type], [type === 'DIMSTYLE' ? 105 : 5, handle], [330, owner], [100, 'AcDbSymbolTableRecord'], [100, subclass]);

function tables(layers: readonly DrawingLayer[], [west, south, east, north]: Extent, handles: DrawingHandles): string {
  const lineType = (owner: string, name: string, description: string): string => record('LTYPE', owner, handles, 'AcDbLinetypeTableRecord') + groups([2, name], [70, 0], [3, description], [72, 65], [73, 0], [40, 0]);
  const layer = (owner: string, { name, colour }: DrawingLayer): string => record('LAYER', owner, handles, 'AcDbLayerTableRecord') + groups([2, name], [70, 0], [62, colour], [6, 'Continuous']);
  const own = layers.filter((each) => each.name !== '0');
  return [
    table('VPORT', 1, handles, (owner) => record('VPORT', owner, handles, 'AcDbViewportTableRecord') + activeView([west, south, east, north])),
    table('LTYPE', 3, handles, (owner) => lineType(owner, 'ByBlock', '') + lineType(owner, 'ByLayer', '') + lineType(owner, 'Continuous', 'Solid line')),
    table('LAYER', own.length + 1, handles, (owner) => [{ name: '0', colour: 7 }, ...own].map((each) => layer(owner, each)).join('')),
    table('STYLE', 1, handles, (owner) => record('STYLE', owner, handles, 'AcDbTextStyleTableRecord') + groups([2, 'Standard'], [70, 0], [40, 0], [41, 1], [50, 0], [71, 0], [42, 2.5], [3, 'txt'], [4, 'gbcbig.shx'])),
    table('VIEW', 0, handles, () => ''),
    table('UCS', 0, handles, () => ''),
    table('APPID', 1, handles, (owner) => record('APPID', owner, handles, 'AcDbRegAppTableRecord') + groups([2, 'ACAD'], [70, 0])),
    table('DIMSTYLE', 1, handles, (owner) => record('DIMSTYLE', owner, handles, 'AcDbDimStyleTableRecord') + groups([2, 'Standard'], [70, 0]), groups([100, 'AcDbDimStyleTable'])),
    table('BLOCK_RECORD', 2, handles, (owner) =>
      (
        [
          ['*Model_Space', handles.modelSpace],
          ['*Paper_Space', handles.paperSpace],
        ] as const
      )
        .map(([name, handle]) => record('BLOCK_RECORD', owner, handles, 'AcDbBlockTableRecord', handle) + groups([2, name]))
        .join(''),
    ),
  ].join('');
}

/** The drawing opens on everything it holds. */
function activeView([west, south, east, north]: Extent): string {
  const height = Math.max(north - south, east - west, 1) * 1.1;
  return groups(
    [2, '*Active'],
    [70, 0],
    [10, 0],
    [20, 0],
    [11, 1],
    [21, 1],
    [12, (west + east) / 2],
    [22, (south + north) / 2],
    [13, 0],
    [23, 0],
    [14, 10],
    [24, 10],
    [15, 10],
    [25, 10],
    [16, 0],
    [26, 0],
    [36, 1],
    [17, 0],
    [27, 0],
    [37, 0],
    [40, height],
    [41, 1.5],
    [42, 50],
    [43, 0],
    [44, 0],
    [50, 0],
    [51, 0],
    [71, 0],
    [72, 100],
    [73, 1],
    [74, 3],
    [75, 0],
    [76, 0],
    [77, 0],
    [78, 0],
  );
}

function block(name: string, owner: string, handles: DrawingHandles): string {
  const entity = (type: string, ...rest: readonly Group[]): string => groups([0, type], [5, handles.next()], [330, owner], [100, 'AcDbEntity'], [8, '0'], ...rest);
  return entity('BLOCK', [100, 'AcDbBlockBegin'], [2, name], [70, 0], [10, 0], [20, 0], [30, 0], [3, name], [1, '']) + entity('ENDBLK', [100, 'AcDbBlockEnd']);
}
