/** The head of a .mif. Source: MapInfo Professional User Guide, appendix "MapInfo Interchange Format". */
import type { FieldType } from '../../model/layer.ts';
import { encodingOfCharset } from './charset.ts';

export interface MifColumn {
  readonly name: string;
  readonly type: FieldType;
  readonly decimals: number;
}

/** Coordinates are the file's numbers times `factor` plus `shift`, east and north. */
export interface MifTransform {
  readonly factor: readonly [east: number, north: number];
  readonly shift: readonly [east: number, north: number];
}

export interface MifHeader {
  readonly delimiter: string;
  readonly coordSys: string | null;
  /** The numbers of the file are turned into coordinates by these; null: they are coordinates. */
  readonly transform: MifTransform | null;
  readonly columns: readonly MifColumn[];
  /** Index of the line behind `Data`. */
  readonly firstLine: number;
}

/** The encoding that the head's Charset states, or null; the head itself is ASCII up to there. */
export function statedCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096) as Uint8Array<ArrayBuffer>);
  return encodingOfCharset(/^\s*charset\s+"([^"]*)"/im.exec(head)?.[1]);
}

/** null when there is no `Data` section: the file is no MIF. */
export function readMifHeader(lines: readonly string[]): MifHeader | null {
  let delimiter = '\t';
  let coordSys: string | null = null;
  let transform: MifTransform | null = null;
  const columns: MifColumn[] = [];
  for (let line = 0; line < lines.length; line++) {
    const text = lines[line]!.trim();
    const [word = ''] = text.split(/\s+/, 1);
    switch (word.toLowerCase()) {
      case 'delimiter':
        delimiter = /"(.)"/.exec(text)?.[1] ?? delimiter;
        break;
      case 'coordsys':
        coordSys = text.slice(word.length).trim();
        break;
      case 'transform':
        transform = readTransform(text.slice(word.length));
        break;
      case 'columns': {
        const count = Number(text.slice(word.length));
        for (let column = 0; column < count && line + 1 < lines.length; column++) columns.push(readColumn(lines[++line]!));
        break;
      }
      case 'data':
        return { delimiter, coordSys, transform, columns, firstLine: line + 1 };
    }
  }
  return null;
}

/** Two factors, of which zero means one, and two shifts; null when they change nothing. */
function readTransform(text: string): MifTransform | null {
  const [eastFactor = 0, northFactor = 0, eastShift = 0, northShift = 0] = text.split(',').map((part) => Number.parseFloat(part));
  const factor = [eastFactor || 1, northFactor || 1] as const;
  const shift = [eastShift || 0, northShift || 0] as const;
  return factor.every((each) => each === 1) && shift.every((each) => each === 0) ? null : { factor, shift };
}

const TYPES: readonly (readonly [words: RegExp, type: FieldType])[] = [
  [/^(integer|smallint|largeint|float|decimal)/i, 'number'],
  [/^date/i, 'date'],
  [/^logical/i, 'logical'],
];

function readColumn(line: string): MifColumn {
  const [, name = line.trim(), type = ''] = /^\s*(\S+)\s+(.*)$/.exec(line) ?? [];
  return { name, type: TYPES.find(([words]) => words.test(type))?.[1] ?? 'text', decimals: Number(/decimal\s*\(\s*\d+\s*,\s*(\d+)/i.exec(type)?.[1] ?? 0) };
}
