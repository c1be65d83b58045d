/** The title block (图签) and the notes of a sheet; sizes are those of an A3 sheet. */
import { FURNITURE_INK, pen, rectangle, segments } from '../furniture.ts';
import { textWidth, wrapText } from '../labels.ts';
import type { Strip } from '../legend.ts';
import type { PictureItem } from '../picture.ts';

/** One cell: what it says and whose word it is. */
export interface TitleCell {
  readonly label: string;
  /** '' leaves room to write by hand. */
  readonly value: string;
}

/** Cells side by side, of one width. */
export type TitleRow = readonly TitleCell[];

const TEXT = 2.6;
const LEADING = TEXT * 1.4;
const LEAST_ROW = 6.2;
const INSET = 1.6;
const LINE = 0.2;
const OUTER_LINE = 0.4;
const baseline = (heightMillimetres: number): number => heightMillimetres * 0.37;

/** A ruled table of labels and values; values that are too long are wrapped. */
export function titleBlock(rows: readonly TitleRow[], width: number): Strip {
  const longest = Math.max(...rows.flatMap((row) => row.map(({ label }) => textWidth(label, TEXT))));
  const laid = rows.map((row) => {
    const cell = width / row.length;
    // A row of several short cells keeps its labels as narrow as they are.
    const labelWidth = row.length === 1 ? longest + 2 * INSET : Math.max(...row.map(({ label }) => textWidth(label, TEXT))) + 2 * INSET;
    const cells = row.map(({ label, value }) => ({ label, lines: wrapText(value, TEXT, cell - labelWidth - 2 * INSET) }));
    const height = Math.max(LEAST_ROW, Math.max(...cells.map(({ lines }) => lines.length)) * LEADING + 2.4);
    return { cell, labelWidth, cells, height };
  });
  const height = laid.reduce((sum, row) => sum + row.height, 0);
  return {
    height,
    draw: (x, y) => {
      const lines: number[][] = [];
      const items: PictureItem[] = [];
      let top = y;
      for (const { cell, labelWidth, cells, height: rowHeight } of laid) {
        if (top > y) lines.push([x, top, x + width, top]);
        cells.forEach(({ label, lines: words }, index) => {
          const left = x + index * cell;
          if (index > 0) lines.push([left, top, left, top + rowHeight]);
          lines.push([left + labelWidth, top, left + labelWidth, top + rowHeight]);
          items.push({ kind: 'text', x: left + labelWidth / 2, y: top + rowHeight / 2 + baseline(TEXT), text: label, heightMillimetres: TEXT, colour: FURNITURE_INK, anchor: 'middle' });
          const first = top + rowHeight / 2 - ((words.length - 1) * LEADING) / 2;
          words.forEach((line, i) => items.push({ kind: 'text', x: left + labelWidth + INSET, y: first + i * LEADING + baseline(TEXT), text: line, heightMillimetres: TEXT, colour: FURNITURE_INK }));
        });
        top += rowHeight;
      }
      return [segments(lines, pen(LINE)), rectangle(x, y, width, height, { strokes: [pen(OUTER_LINE)] }), ...items];
    },
  };
}

/** A heading over numbered lines of text; nothing when there are none. */
export function notesBlock(heading: string, notes: readonly string[], width: number): Strip {
  if (notes.length === 0) return { height: 0, draw: () => [] };
  const text = 2.45;
  const leading = text * 1.45;
  const indent = notes.length > 1 ? textWidth('9. ', text) : 0;
  const lines = notes.flatMap((note, index) => wrapText(note, text, width - 2 * INSET - indent).map((words, i) => ({ words, number: indent > 0 && i === 0 ? `${index + 1}.` : '' })));
  const height = (lines.length + 1) * leading + 3;
  return {
    height,
    draw: (x, y) => [
      { kind: 'text', x: x + INSET, y: y + 1.5 + leading / 2 + baseline(text), text: heading, heightMillimetres: text, colour: FURNITURE_INK, bold: true },
      ...lines.flatMap(({ words, number }, i): PictureItem[] => {
        const base = y + 1.5 + (i + 1.5) * leading + baseline(text);
        const line: PictureItem = { kind: 'text', x: x + INSET + indent, y: base, text: words, heightMillimetres: text, colour: FURNITURE_INK };
        return number === '' ? [line] : [{ kind: 'text', x: x + INSET, y: base, text: number, heightMillimetres: text, colour: FURNITURE_INK }, line];
      }),
    ],
  };
}
