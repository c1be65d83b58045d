/** Fields of any table as a .dbf can have them: names of ten bytes, widths, decimals and kinds that hold the values. */
import { readCalendarDate } from '../../base/calendar-date.ts';
import { encodeGbk } from '../../base/gbk.ts';
import type { Job } from '../../base/job.ts';
import type { AttributeTable } from '../../geometry/columns.ts';
import type { FieldDescriptor } from '../../model/layer.ts';
import { isExact } from '../exact-number.ts';
import { ROWS_PER_TURN } from '../writing.ts';

type Encoding = 'gbk' | 'utf-8';

/** A field of the .dbf and where its values come from. */
export interface FittedField extends FieldDescriptor {
  readonly source: number;
  /** Texts are longer than a .dbf takes. */
  readonly isCut: boolean;
}

const LONGEST_NAME = 10;
const WIDEST_TEXT = 254;
const WIDEST_NUMBER = 19;
/** Numbers beyond have more digits than a field of numbers is given. */
const LARGEST_NUMBER = 1e18;

/** What the values of a field are, from one look at all of them. */
interface Values {
  longestBytes: number;
  allDates: boolean;
  allNumbers: boolean;
  largest: number;
}

/** The fields, and the first character that GBK has not (null: there is none, or it does not matter). */
export async function fittingFields(table: AttributeTable, encoding: Encoding, job: Job): Promise<{ readonly fields: readonly FittedField[]; readonly foreign: string | null }> {
  const bytesOf = (text: string): number => encodedLength(text, encoding);
  let foreign: string | null = null;
  const check = (text: string): void => {
    if (encoding === 'utf-8' || foreign !== null || !NOT_ASCII.test(text)) return;
    const encoded = encodeGbk(text);
    if ('missing' in encoded) foreign = encoded.missing;
  };
  const fields: FittedField[] = [];
  for (const [source, field] of table.fields.entries()) {
    check(field.name);
    const values: Values = { longestBytes: 0, allDates: true, allNumbers: true, largest: 0 };
    let last = '';
    for (let row = 0; row < table.rowCount; row++) {
      if (row % ROWS_PER_TURN === 0) await job.pause();
      const text = table.text(row, source);
      // Neighbours often say the same.
      if (text === '' || text === last) continue;
      last = text;
      lookAt(text, field, values, bytesOf);
      if (field.type !== 'logical') check(text);
    }
    const fitted = fitting(field, values);
    fields.push({ ...fitted, source, isCut: fitted.type === 'text' && values.longestBytes > WIDEST_TEXT });
  }
  return { fields: fittingNames(fields, bytesOf), foreign };
}

const NOT_ASCII = /[^\x00-\x7f]/;

function lookAt(text: string, { type }: FieldDescriptor, values: Values, bytesOf: (text: string) => number): void {
  values.longestBytes = Math.max(values.longestBytes, bytesOf(text));
  if (type === 'number') {
    const value = Number(text);
    values.allNumbers &&= Math.abs(value) < LARGEST_NUMBER && isExact(text, value);
    values.largest = Math.max(values.largest, Math.abs(value));
  } else if (type === 'date') {
    // A time of day, or what is no date, stays as text.
    values.allDates &&= /^\d{4}\D?\d{1,2}\D?\d{1,2}$/.test(text) && readCalendarDate(text) !== null;
  }
}

function fitting(field: FieldDescriptor, values: Values): FieldDescriptor {
  const { name, type } = field;
  if (type === 'logical') return { name, type, width: 1, decimals: 0 };
  if (type === 'date' && values.allDates) return { name, type, width: 8, decimals: 0 };
  if (type === 'number' && values.allNumbers) return { name, type, ...fittingNumber(field, values) };
  return { name, type: 'text', width: Math.min(WIDEST_TEXT, Math.max(1, values.longestBytes)), decimals: 0 };
}

function fittingNumber(field: FieldDescriptor, { largest }: Values): { readonly width: number; readonly decimals: number } {
  // The sign and the digits before the point, one of which rounding may add.
  const wholeOf = (decimals: number): number => 1 + largest.toFixed(decimals).split('.')[0]!.length;
  const decimals = Math.max(0, Math.min(field.decimals, WIDEST_NUMBER - wholeOf(0) - 1));
  return { width: wholeOf(decimals) + (decimals > 0 ? 1 + decimals : 0), decimals };
}

const encoder = new TextEncoder();

function encodedLength(text: string, encoding: Encoding): number {
  if (!NOT_ASCII.test(text)) return text.length;
  if (encoding === 'utf-8') return encoder.encode(text).length;
  // GBK takes one byte for ASCII and two for every other character that it has.
  let length = 0;
  for (const character of text) length += character.codePointAt(0)! < 0x80 ? 1 : 2;
  return length;
}

/** Cut to a number of bytes without tearing a character. */
function cutToBytes(text: string, most: number, bytesOf: (text: string) => number): string {
  if (bytesOf(text) <= most) return text;
  let cut = '';
  let length = 0;
  for (const character of text) {
    length += bytesOf(character);
    if (length > most) break;
    cut += character;
  }
  return cut;
}

/** Ten bytes, unique without regard to case. */
function fittingNames(fields: readonly FittedField[], bytesOf: (text: string) => number): FittedField[] {
  const taken = new Set<string>();
  return fields.map((field) => {
    let name = cutToBytes(field.name, LONGEST_NAME, bytesOf) || `FIELD_${field.source + 1}`;
    for (let n = 1; taken.has(name.toLowerCase()); n++) name = cutToBytes(field.name, LONGEST_NAME - 1 - String(n).length, bytesOf) + `_${n}`;
    taken.add(name.toLowerCase());
    return { ...field, name };
  });
}

/** A value as the fitted field takes it; dates as `YYYYMMDD`, null when empty. */
export function outgoingValueOf(table: AttributeTable, feature: number, field: FittedField, encoding: Encoding): string | number | null {
  const text = table.text(feature, field.source);
  if (text === '') return null;
  switch (field.type) {
    case 'number':
      return table.number(feature, field.source);
    case 'date':
      return readCalendarDate(text)!.replaceAll('-', '');
    case 'logical':
      return /^[TYty1]/.test(text) ? 'T' : 'F';
    case 'text':
      return cutToBytes(text, field.width, (each) => encodedLength(each, encoding));
  }
}
