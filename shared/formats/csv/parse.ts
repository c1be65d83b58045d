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

/** Rows of fields. A quote that is never closed takes the rest of the text, as every reader does; `openQuote` hears of it with the 1-based row. */
export function parseDelimited(text: string, delimiter: string, openQuote?: (row: number) => void): string[][] {
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
      row.push(value + text.slice(next, end));
      at = end;
    } else {
      const end = endOfField(text, at, delimiter);
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
