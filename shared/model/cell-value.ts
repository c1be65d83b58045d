/** What may stand in a cell: a typed text is brought into the form in which tables keep it, or refused with the reason. */
import type { FieldDescriptor } from './layer.ts';

export type CellFault = 'not-a-number' | 'too-many-digits' | 'too-many-decimals' | 'not-a-date' | 'not-a-logical' | 'too-long';

export type CheckedCell = { readonly text: string } | { readonly fault: CellFault };

/**
 * The text that the table keeps: numbers without thousands, dates as eight digits, `T`/`F`. An empty text empties the
 * cell. `encoding`: of a fixed-width file, whose widths are bytes; null where a value may be as long as it likes.
 */
export function checkCell(field: FieldDescriptor, typed: string, encoding: string | null): CheckedCell {
  const text = typed.trim();
  if (text === '') return { text };
  switch (field.type) {
    case 'number':
      return checkNumber(field, text.replace(/[\s\u2009\u202f\u00a0]/g, ''), encoding !== null);
    case 'date': {
      // Without marks only eight digits say which of them are the month: 2026115 may be two days.
      const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
      const [year, month, day] = parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : [0, 0, 0];
      const date = new Date(Date.UTC(year, month - 1, day));
      const exists = parts !== null && date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
      return exists ? { text: `${parts[1]}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}` } : { fault: 'not-a-date' };
    }
    case 'logical': {
      const plain = text.toLowerCase();
      if (['t', 'y', 'true', '1', '是'].includes(plain)) return { text: 'T' };
      return ['f', 'n', 'false', '0', '否'].includes(plain) ? { text: 'F' } : { fault: 'not-a-logical' };
    }
    case 'text':
      return encoding !== null && byteLength(text, encoding) > field.width ? { fault: 'too-long' } : { text };
  }
}

function checkNumber({ width, decimals }: FieldDescriptor, text: string, fixedWidth: boolean): CheckedCell {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return { fault: 'not-a-number' };
  const plain = text.replace(/^\+/, '');
  if (!fixedWidth) return { text: plain };
  const point = plain.indexOf('.');
  if (point >= 0 && plain.length - point - 1 > decimals) return { fault: 'too-many-decimals' };
  return plain.length > width ? { fault: 'too-many-digits' } : { text: plain };
}

/** Bytes in the encodings of such files: UTF-8, or two for what is beyond ASCII and four for rare characters (GB 18030). */
function byteLength(text: string, encoding: string): number {
  if (encoding.toLowerCase() === 'utf-8') return new TextEncoder().encode(text).length;
  let length = 0;
  for (const character of text) length += character.codePointAt(0)! < 0x80 ? 1 : character.length > 1 ? 4 : 2;
  return length;
}
