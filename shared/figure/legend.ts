/** The parts under a map: legend, conflict areas, sources with signature boxes; each returns its own height. */
import type { Translate } from '../i18n/text.ts';
import { FURNITURE_INK, pen, rectangle, segments } from './furniture.ts';
import { textWidth, wrapText } from './labels.ts';
import { swatchItems, type PatternShelf } from './paint.ts';
import type { PictureItem } from './picture.ts';
import { symbolNameKey, type MapSymbol } from './symbols.ts';

/** A block of paper: drawn at a given upper left corner once its height is known. */
export interface Strip {
  readonly height: number;
  draw(x: number, y: number): PictureItem[];
}

const LINE = 0.2;
const TEXT = 2.6;
const ROW = 5.2;
const SWATCH_WIDTH = 7;
const SWATCH_HEIGHT = 3.9;

/** Height of the line box's baseline below its middle. */
const baseline = (heightMillimetres: number): number => heightMillimetres * 0.37;

/** Symbols on the sheet, top of the drawing order first, in as many columns up to five as the names leave room for. */
export function legendStrip(symbols: readonly MapSymbol[], width: number, translate: Translate, shelf: PatternShelf): Strip {
  const entries = [...new Map(symbols.map((symbol) => [symbol.key, symbol])).values()]
    .sort((a, b) => b.z - a.z || a.key.localeCompare(b.key))
    .map((symbol) => ({ symbol, name: symbol.name ?? translate(symbolNameKey(symbol)) }));
  const inset = 2.5;
  const widest = Math.max(0, ...entries.map(({ name }) => textWidth(name, TEXT)));
  const columns = [5, 4, 3, 2].find((count) => (width - 2 * inset) / count >= SWATCH_WIDTH + 2 + widest + 1.5) ?? 1;
  const cell = (width - 2 * inset) / columns;
  const rows = Math.ceil(entries.length / columns);
  const height = rows * ROW + 2.4;
  return {
    height,
    draw: (x, y) => [
      rectangle(x, y, width, height, { strokes: [pen(LINE)] }),
      ...entries.flatMap(({ symbol, name }, index): PictureItem[] => {
        const left = x + inset + (index % columns) * cell;
        const middle = y + 1.2 + (Math.floor(index / columns) + 0.5) * ROW;
        return [
          ...swatchItems(symbol, left, middle - SWATCH_HEIGHT / 2, SWATCH_WIDTH, SWATCH_HEIGHT, 'light', shelf),
          { kind: 'text', x: left + SWATCH_WIDTH + 2, y: middle + baseline(TEXT), text: name, heightMillimetres: TEXT, colour: FURNITURE_INK },
        ];
      }),
    ],
  };
}

/** Name and amount in equal cells; amounts bold. */
export function amountsStrip(amounts: readonly (readonly [name: string, amount: string])[], width: number): Strip {
  if (amounts.length === 0) return { height: 0, draw: () => [] };
  const inset = 2.5;
  const widest = Math.max(...amounts.map(([name, amount]) => textWidth(name, TEXT) + 1 + textWidth(amount, TEXT, true)));
  const fitting = [4, 3, 2, 1].filter((count) => count === 1 || width / count >= widest + 2 * inset);
  const empty = (count: number): number => Math.ceil(amounts.length / count) * count - amounts.length;
  const columns = amounts.length === 1 ? 1 : fitting.reduce((best, count) => (count > 1 && empty(count) < empty(best) ? count : best));
  const cell = width / columns;
  const rows = Math.ceil(amounts.length / columns);
  const rowHeight = 6;
  const height = rows * rowHeight;
  return {
    height,
    draw: (x, y) => {
      const lines: number[][] = [];
      for (let row = 1; row < rows; row++) lines.push([x, y + row * rowHeight, x + width, y + row * rowHeight]);
      for (let column = 1; column < columns; column++) lines.push([x + column * cell, y, x + column * cell, y + height]);
      return [
        rectangle(x, y, width, height, { strokes: [pen(LINE)] }),
        ...(lines.length > 0 ? [segments(lines, pen(LINE))] : []),
        ...amounts.flatMap(([name, amount], index): PictureItem[] => {
          const left = x + (index % columns) * cell + inset;
          const at = y + (Math.floor(index / columns) + 0.5) * rowHeight + baseline(TEXT);
          return [
            { kind: 'text', x: left, y: at, text: name, heightMillimetres: TEXT, colour: FURNITURE_INK },
            { kind: 'text', x: left + textWidth(name, TEXT) + 1, y: at, text: amount, heightMillimetres: TEXT, colour: FURNITURE_INK, bold: true },
          ];
        }),
      ];
    },
  };
}

/** Sources, coordinate system and run at the left; empty boxes to sign in at the right. */
export function sourcesStrip(statement: string, boxes: readonly string[], width: number): Strip {
  const inset = 2.5;
  const text = 2.45;
  const leading = text * 1.5;
  const box = 21;
  const statementWidth = width - boxes.length * box;
  const lines = wrapText(statement, text, statementWidth - 2 * inset);
  const height = Math.max(12, lines.length * leading + 3);
  return {
    height,
    draw: (x, y) => [
      rectangle(x, y, width, height, { strokes: [pen(LINE)] }),
      ...(boxes.length > 0 ? [segments(boxes.map((_, i) => [x + statementWidth + i * box, y, x + statementWidth + i * box, y + height]), pen(LINE))] : []),
      ...lines.map((line, i): PictureItem => ({ kind: 'text', x: x + inset, y: y + 1.5 + (i + 0.5) * leading + baseline(text), text: line, heightMillimetres: text, colour: FURNITURE_INK })),
      ...boxes.map((name, i): PictureItem => ({ kind: 'text', x: x + statementWidth + i * box + 1.8, y: y + 1.5 + leading / 2 + baseline(text), text: name, heightMillimetres: text, colour: FURNITURE_INK })),
    ],
  };
}
