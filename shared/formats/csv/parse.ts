/** Delimited text into cells (RFC 4180, and what spreadsheets make of it: semicolons, tabs, quotes around anything). */

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Lines looked at to find the delimiter. */
const SAMPLE_LINES = 50;

/** The delimiter that splits the first lines most evenly into the most fields. */
export function findDelimiter(text: string): string {
  const sample = text.slice(0, 64 * 1024).split(/\r\n|\r|\n/).slice(0, SAMPLE_LINES).filter((line) => line.trim() !== '');
  const scores = DELIMITERS.map((delimiter) => {
    const counts = sample.map((line) => splitLine(line, delimiter).length);
    const usual = counts.reduce((most, count) => Math.max(most, count), 1);
    return usual <= 1 ? 0 : (counts.filter((count) => count === usual).length / counts.length) * Math.min(usual, 50);
  });
  const best = scores.reduce((leader, score, position) => (score > scores[leader]! ? position : leader), 0);
  return DELIMITERS[best]!;
}

const splitLine = (line: string, delimiter: string): string[] => parseDelimited(line, delimiter)[0] ?? [];

/** By column, the last 0-based row with a written field in quotes, and with one without. */
export interface QuotedRows {
  readonly quoted: number[];
  readonly bare: number[];
}

/**
 * Columns whose every written field from `firstRow` on stands in quotes while other columns' do not: whoever wrote them so
 * means texts, also where they look like numbers (codes). Where everything is quoted the quotes say nothing.
 */
export function columnsMeantAsText({ quoted, bare }: QuotedRows, firstRow: number): ReadonlySet<number> {
  if (!bare.some((row) => row >= firstRow)) return new Set();
  return new Set(quoted.flatMap((row, column) => (row >= firstRow && !((bare[column] ?? -1) >= firstRow) ? [column] : [])));
}

/** Rows of fields. A quote that is never closed takes the rest of the text, as every reader does; `openQuote` hears of it with the 1-based row. `marks` is told how fields are written. */
export function parseDelimited(text: string, delimiter: string, openQuote?: (row: number) => void, marks?: QuotedRows): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = (): void => {
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    if (text[at] === '"') {
      const { value, next, closed } = quoted(text, at);
      if (!closed) openQuote?.(rows.length + 1);
      const end = endOfField(text, next, delimiter);
      // What stands behind the closing quote belongs to the field, however odd.
      if (marks && value !== '') marks.quoted[row.length] = rows.length;
      row.push(value + text.slice(next, end));
      at = end;
    } else {
      const end = endOfField(text, at, delimiter);
      if (marks && end > at) marks.bare[row.length] = rows.length;
      row.push(text.slice(at, end));
      at = end;
    }
    if (at >= text.length) break;
    if (text[at] === delimiter) {
      at++;
      if (at === text.length) row.push('');
      continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    endRow();
  }
  if (row.length > 0) endRow();
  return rows;
}

function endOfField(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function quoted(text: string, from: number): { readonly value: string; readonly next: number; readonly closed: boolean } {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: value + text.slice(at), next: text.length, closed: false };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, next: quote + 1, closed: true };
    value += '"';
    at = quote + 2;
  }
}
