/** The head of a .mif. Source: MapInfo Professional User Guide, appendix "MapInfo Interchange Format". */
import type { FieldType } from '../../model/layer.ts';
import { encodingOfCharset } from './charset.ts';

export interface MifColumn {
  readonly name: string;
  readonly type: FieldType;
  readonly decimals: number;
}

export interface MifHeader {
  readonly delimiter: string;
  readonly coordSys: string | null;
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
      case 'columns': {
        const count = Number(text.slice(word.length));
        for (let column = 0; column < count && line + 1 < lines.length; column++) columns.push(readColumn(lines[++line]!));
        break;
      }
      case 'data':
        return { delimiter, coordSys, columns, firstLine: line + 1 };
    }
  }
  return null;
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
