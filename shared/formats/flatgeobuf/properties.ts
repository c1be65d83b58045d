/** The attributes of one FlatGeobuf feature: column number and value, one after another; absent columns are empty. */
import type { ColumnarTableBuilder } from '../columnar-table-builder.ts';
import { shortDateText } from '../date-text.ts';
import { shortestFloat32 } from '../float32.ts';
import type { PropertyStorage } from './schema.ts';

export interface PropertyColumn {
  readonly name: string;
  readonly storage: PropertyStorage;
  readonly type: 'text' | 'number' | 'date' | 'logical';
}

/** Sets the values of a row; false when the bytes do not end with a value. `positions` are those of the columns in `table`. */
export function setProperties(view: DataView, from: number, to: number, columns: readonly PropertyColumn[], positions: readonly number[], table: ColumnarTableBuilder): boolean {
  try {
    return setAll(view, from, to, columns, positions, table);
  } catch (fault) {
    if (fault instanceof RangeError) return false;
    throw fault;
  }
}

function setAll(view: DataView, from: number, to: number, columns: readonly PropertyColumn[], positions: readonly number[], table: ColumnarTableBuilder): boolean {
  let at = from;
  while (at < to) {
    const column = columns[view.getUint16(at, true)];
    const position = positions[view.getUint16(at, true)];
    if (!column || position === undefined) return false;
    at += 2;
    switch (column.storage) {
      case 'int8':
        table.set(position, view.getInt8(at++));
        break;
      case 'uint8':
        table.set(position, view.getUint8(at++));
        break;
      case 'bool':
        table.set(position, view.getUint8(at++) !== 0);
        break;
      case 'int16':
        table.set(position, view.getInt16(at, true));
        at += 2;
        break;
      case 'uint16':
        table.set(position, view.getUint16(at, true));
        at += 2;
        break;
      case 'int32':
        table.set(position, view.getInt32(at, true));
        at += 4;
        break;
      case 'uint32':
        table.set(position, view.getUint32(at, true));
        at += 4;
        break;
      case 'int64':
      case 'uint64':
        table.set(position, exactInteger(column.storage === 'int64' ? view.getBigInt64(at, true) : view.getBigUint64(at, true)));
        at += 8;
        break;
      case 'float32':
        table.set(position, shortestFloat32(view.getFloat32(at, true)));
        at += 4;
        break;
      case 'float64':
        table.set(position, view.getFloat64(at, true));
        at += 8;
        break;
      case 'text':
      case 'date':
      case 'bytes': {
        const length = view.getUint32(at, true);
        at += 4;
        if (at + length > to) return false;
        const bytes = new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset + at, length);
        if (column.storage === 'text') table.setUtf8(position, bytes, 0, length);
        else if (column.storage === 'date') table.set(position, shortDateText(new TextDecoder().decode(bytes)));
        at += length;
        break;
      }
    }
  }
  return at === to;
}

/** As a number while a double holds it exactly. */
export function exactInteger(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
