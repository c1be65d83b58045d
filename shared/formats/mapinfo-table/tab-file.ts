/** The .tab of a MapInfo table: text that says what the table is and which fields it has. */
import type { FieldType } from '../../model/layer.ts';
import { encodingOfCharset } from '../mapinfo-interchange/charset.ts';

/** How a value is stored in the .dat. */
export type TabStorage = 'text' | 'int16' | 'int32' | 'int64' | 'float64' | 'logical' | 'date' | 'time' | 'datetime';

export interface TabField {
  readonly name: string;
  readonly type: FieldType;
  readonly storage: TabStorage;
  readonly decimals: number;
}

export interface TabFile {
  /** `native` (.dat), `dbf`, or MapInfo's word for something that is elsewhere. */
  readonly kind: string;
  readonly charset: string | null;
  readonly fields: readonly TabField[];
}

const TYPES: Readonly<Record<string, readonly [storage: TabStorage, type: FieldType]>> = {
  char: ['text', 'text'],
  // Written out in digits.
  decimal: ['text', 'number'],
  integer: ['int32', 'number'],
  smallint: ['int16', 'number'],
  largeint: ['int64', 'number'],
  float: ['float64', 'number'],
  logical: ['logical', 'logical'],
  date: ['date', 'date'],
  time: ['time', 'text'],
  datetime: ['datetime', 'date'],
};

/** Its Charset stands in ASCII, wherever; the names of the fields wait for the encoding. */
export function statedTabCharset(bytes: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(bytes as Uint8Array<ArrayBuffer>);
  return encodingOfCharset(/^\s*!charset\s+(\S+)/im.exec(text)?.[1]) ?? encodingOfCharset(/^\s*type\s.*\bcharset\s+"([^"]*)"/im.exec(text)?.[1]);
}

/** null when it is no table of MapInfo's. */
export function readTabFile(text: string): TabFile | null {
  if (!/^\ufeff?\s*!table\b/i.test(text)) return null;
  const charset = /^\s*!charset\s+(\S+)/im.exec(text)?.[1] ?? null;
  if (/^\s*create\s+view\b/im.test(text)) return { kind: 'VIEW', charset, fields: [] };
  if (/"\\IsSeamless"\s*=\s*"TRUE"/i.test(text)) return { kind: 'SEAMLESS', charset, fields: [] };
  const word = /^\s*(?:type|format:)\s+"?([A-Za-z0-9_]+)/im.exec(text)?.[1] ?? '';
  const lines = text.split(/\r\n|\r|\n/);
  const at = lines.findIndex((line) => /^\s*fields:?\s+\d+/i.test(line));
  const count = at < 0 ? 0 : Number(/\d+/.exec(lines[at]!)![0]);
  const fields = lines.slice(at + 1, at + 1 + count).map(readField);
  return { kind: /^(native|linked)$/i.test(word) ? 'native' : /^dbf$/i.test(word) ? 'dbf' : word, charset, fields: fields.filter((field) => field !== null) };
}

function readField(line: string): TabField | null {
  const [, name, word = '', decimals = '0'] = /^\s*(\S+)\s+([A-Za-z]+)\s*(?:\(\s*\d+\s*(?:,\s*(\d+)\s*)?\))?/.exec(line) ?? [];
  const known = TYPES[word.toLowerCase()];
  return name && known ? { name, storage: known[0], type: known[1], decimals: Number(decimals) } : null;
}
