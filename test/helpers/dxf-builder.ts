/** Builds small drawings group by group, as text or in the binary form. */
import { VALUE_KIND, BYTE, CHUNK, DOUBLE, INT16, INT32, INT64 } from '../../shared/formats/dxf/group-codes.ts';

/** Group codes and values one after another: `[0, 'LINE', 8, '0', 10, 1.5, …]`. */
export type Groups = readonly (number | string)[];

export interface DrawingParts {
  /** Header variables: `['$ACADVER', 1, 'AC1015']`. */
  readonly header?: readonly (readonly [name: string, code: number, value: string | number])[];
  readonly layers?: readonly Groups[];
  readonly blocks?: readonly Groups[];
  readonly entities: readonly Groups[];
}

/** A layer of the table with a colour number. */
export const layer = (name: string, colour = 7, flags = 0): Groups => [0, 'LAYER', 2, name, 70, flags, 62, colour, 6, 'CONTINUOUS'];

/** A block with its entities. */
export const block = (name: string, base: readonly [number, number], ...entities: readonly Groups[]): Groups => [0, 'BLOCK', 8, '0', 2, name, 70, 0, 10, base[0], 20, base[1], 30, 0, ...entities.flat(), 0, 'ENDBLK'];

/** All groups of the drawing, R2000 unless the header says otherwise. */
export function groupsOf({ header = [['$ACADVER', 1, 'AC1015']], layers = [], blocks = [], entities }: DrawingParts): Groups {
  return [
    ...[0, 'SECTION', 2, 'HEADER', ...header.flatMap(([name, code, value]) => [9, name, code, value]), 0, 'ENDSEC'],
    ...[0, 'SECTION', 2, 'TABLES', 0, 'TABLE', 2, 'LAYER', 70, layers.length, ...layers.flat(), 0, 'ENDTAB', 0, 'ENDSEC'],
    ...[0, 'SECTION', 2, 'BLOCKS', ...blocks.flat(), 0, 'ENDSEC'],
    ...[0, 'SECTION', 2, 'ENTITIES', ...entities.flat(), 0, 'ENDSEC', 0, 'EOF'],
  ];
}

/** Text form; line ends and encoding as asked. */
export function textDrawing(parts: DrawingParts, encode: (text: string) => Uint8Array = (text) => new TextEncoder().encode(text), lineEnd = '\r\n'): Uint8Array {
  return encode(groupsOf(parts).map((value, i) => (i % 2 === 0 ? String(value).padStart(3) : value) + lineEnd).join(''));
}

/** Binary form; `shortCodes` as R12 writes it. Texts are ASCII. */
export function binaryDrawing(parts: DrawingParts, shortCodes: boolean): Uint8Array {
  const bytes: number[] = [...new TextEncoder().encode('AutoCAD Binary DXF\r\n\x1a\0')];
  const groups = groupsOf(parts);
  for (let i = 0; i < groups.length; i += 2) {
    const code = Number(groups[i]);
    if (!shortCodes) bytes.push(code & 255, code >> 8);
    else if (code < 255) bytes.push(code);
    else bytes.push(255, code & 255, code >> 8);
    bytes.push(...valueBytes(VALUE_KIND[code]!, groups[i + 1]!));
  }
  return Uint8Array.from(bytes);
}

function valueBytes(kind: number, value: number | string): number[] {
  const view = new DataView(new ArrayBuffer(8));
  const taken = (length: number): number[] => [...new Uint8Array(view.buffer, 0, length)];
  switch (kind) {
    case DOUBLE:
      view.setFloat64(0, Number(value), true);
      return taken(8);
    case INT16:
      view.setInt16(0, Number(value), true);
      return taken(2);
    case INT32:
      view.setInt32(0, Number(value), true);
      return taken(4);
    case INT64:
      view.setBigInt64(0, BigInt(value), true);
      return taken(8);
    case BYTE:
      return [Number(value)];
    case CHUNK:
      return [1, Number(value)];
    default:
      return [...new TextEncoder().encode(String(value)), 0];
  }
}
