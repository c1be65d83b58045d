/** Blocks of a report as Word paragraphs and tables. Together with `docx.ts` the only place that knows the `docx` package. */
import {
  AlignmentType, BorderStyle, HeightRule, ImageRun, LineRuleType, PageBreak, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType,
  type IBorderOptions, type IRunOptions, type ITableBordersOptions,
} from 'docx';
import type { Rasteriser } from '../figure/picture.ts';
import { text as messageText } from '../i18n/text.ts';
import type { Align, Block, ReportDocument, Text } from './document.ts';
import { HEAD_SHADE, LABEL_SHADE, LINE_POINTS, SAMPLE_COLOUR, tableType, TEXT_WIDTH_MILLIMETRES, TYPE } from './page.ts';

/** Office fonts by their file names, which Word knows under Chinese and English systems alike. */
export const FONTS = {
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'FangSong' },
  table: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'SimSun' },
  heading: { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: 'SimHei' },
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'STZhongsong' },
} as const;

/** Millimetres in twentieths of a point, the unit of Word. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
/** Exact lines, so that a page breaks in the same place whatever font stands in for another. */
export const lineOf = (points: number): number => Math.round(points * 1.36 * 20);
const halfPoints = (points: number): number => Math.round(points * 2);
/** Border sizes are in eighths of a point. */
const line = (points: number): IBorderOptions => ({ style: BorderStyle.SINGLE, size: Math.round(points * 8), color: '222222' });
const NO_LINE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const GRID: ITableBordersOptions = {
  top: line(LINE_POINTS.outer), bottom: line(LINE_POINTS.outer), left: line(LINE_POINTS.outer), right: line(LINE_POINTS.outer),
  insideHorizontal: line(LINE_POINTS.inner), insideVertical: line(LINE_POINTS.inner),
};
const BARE: ITableBordersOptions = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE, insideHorizontal: NO_LINE, insideVertical: NO_LINE };
const FIGURE_DOTS_PER_INCH = 220;

type Element = Paragraph | Table;
const ALIGN = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const satisfies Record<Align, unknown>;

/** Word elements of one block; figures are drawn by the rasteriser. A sentence before a table (`next`) stays with it. */
export async function blockElements(block: Block, document: ReportDocument, rasteriser: Rasteriser, next?: Block): Promise<Element[]> {
  switch (block.kind) {
    case 'cover':
      return coverElements(block, document.language === 'zh-CN');
    case 'heading':
      return [new Paragraph({ style: block.level === 1 ? 'Heading1' : 'Heading2', children: [new TextRun(block.text)] })];
    case 'paragraph':
      return [new Paragraph({ style: block.small ? 'SmallText' : block.indent ? 'BodyIndent' : 'BodyText', keepNext: next?.kind === 'table', children: runs(block.text) })];
    case 'facts':
      return [factsTable(block.rows), gap(2)];
    case 'table':
      return tableElements(block);
    case 'figure':
      return figureElements(block, rasteriser);
    case 'signatures':
      return [gap(3), signatureTable(block.boxes, document), gap(2)];
    case 'page-break':
      return [pageBreak()];
  }
}

function runs(text: Text, options: IRunOptions = {}): TextRun[] {
  const parts = typeof text === 'string' ? [{ text }] : text;
  return parts.flatMap((part) => {
    const bold = 'bold' in part && part.bold ? { bold: true } : {};
    return part.text.split('\n').map((line, index) => new TextRun({ ...options, ...bold, text: line, ...(index > 0 && { break: 1 }) }));
  });
}

/** Two tables must not touch, or Word joins them; the space is a paragraph of its own. */
const gap = (millimetres: number): Paragraph => new Paragraph({ spacing: { before: 0, after: 0, line: twips(millimetres), lineRule: LineRuleType.EXACT }, children: [] });

const pageBreak = (): Paragraph => new Paragraph({ spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT }, children: [new PageBreak()] });

interface CellOptions {
  readonly align?: Align;
  readonly points: number;
  readonly heading?: boolean;
  readonly shade?: string;
  readonly share: number;
  readonly span?: number;
  /** Stays on the page of the row below. */
  readonly keepNext?: boolean;
}

function cell(text: Text, { align = 'left', points, heading, shade, share, span, keepNext = false }: CellOptions): TableCell {
  return new TableCell({
    width: { size: Math.round(share * twips(TEXT_WIDTH_MILLIMETRES)), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    ...(shade && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: shade } }),
    ...(span && { columnSpan: span }),
    children: [new Paragraph({ style: 'TableText', keepNext, alignment: ALIGN[align], spacing: { line: lineOf(points), lineRule: LineRuleType.EXACT }, children: runs(text, { size: halfPoints(points), font: heading ? FONTS.heading : FONTS.table }) })],
  });
}

const columnWidths = (shares: readonly number[]): number[] => shares.map((share) => Math.round(share * twips(TEXT_WIDTH_MILLIMETRES)));
const FULL_WIDTH = { size: twips(TEXT_WIDTH_MILLIMETRES), type: WidthType.DXA } as const;
const CELL_MARGINS = { marginUnitType: WidthType.DXA, top: 40, bottom: 40, left: 80, right: 80 } as const;

function factsTable(rows: readonly (readonly [string, string, string, string])[]): Table {
  const [label, value] = [0.135, 0.365];
  return new Table({
    width: FULL_WIDTH, columnWidths: columnWidths([label, value, label, value]), layout: TableLayoutType.FIXED, borders: GRID, margins: CELL_MARGINS,
    rows: rows.map((row) => new TableRow({
      cantSplit: true,
      children: row.map((text, column) => (column % 2 === 0
        ? cell(text, { align: 'centre', points: TYPE.table, heading: true, shade: LABEL_SHADE, share: label })
        : cell(text, { points: TYPE.table, share: value }))),
    })),
  });
}

function tableElements({ columns, rows, totals, note, rowHeightMillimetres }: Extract<Block, { kind: 'table' }>): Element[] {
  const points = tableType(columns.length);
  const height = rowHeightMillimetres === undefined ? {} : { height: { value: twips(rowHeightMillimetres), rule: HeightRule.ATLEAST } };
  const body = rows.map((row, index) => new TableRow({ cantSplit: true, ...height, children: columns.map(({ align, share }, i) => cell(row[i] ?? '', { align, points, share, keepNext: (index === 0 && rows.length > 1) || (index === rows.length - 1 && note !== undefined && !totals) })) }));
  const table = new Table({
    width: FULL_WIDTH, columnWidths: columnWidths(columns.map(({ share }) => share)), layout: TableLayoutType.FIXED, borders: GRID, margins: CELL_MARGINS,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(({ head, share }) => cell([{ text: head, bold: true }], { align: 'centre', points, heading: true, shade: HEAD_SHADE, share, keepNext: true })) }),
      ...body,
      ...(totals ? [totalsRow(totals, columns, points)] : []),
    ],
  });
  return [table, note ? new Paragraph({ style: 'SmallText', children: [new TextRun(note)] }) : gap(2)];
}

/** The label reaches over the empty cells up to the first number. */
function totalsRow(totals: readonly Text[], columns: Extract<Block, { kind: 'table' }>['columns'], points: number): TableRow {
  const first = Math.max(1, totals.findIndex((text, i) => i > 0 && text !== ''));
  const labelShare = columns.slice(0, first).reduce((sum, { share }) => sum + share, 0);
  return new TableRow({
    cantSplit: true,
    children: [cell(totals[0] ?? '', { align: 'right', points, heading: true, share: labelShare, span: first }), ...columns.slice(first).map(({ align, share }, i) => cell(totals[first + i] ?? '', { align, points, share }))],
  });
}

/** Caption above, kept with its picture; the picture stands at its true size. */
async function figureElements({ caption, description, picture }: Extract<Block, { kind: 'figure' }>, rasteriser: Rasteriser): Promise<Element[]> {
  const pixels = (millimetres: number): number => (millimetres / 25.4) * 96;
  const data = await rasteriser.png(picture, FIGURE_DOTS_PER_INCH);
  return [
    new Paragraph({ style: 'FigureCaption', keepNext: true, children: [new TextRun(caption)] }),
    new Paragraph({
      style: 'FigurePicture',
      children: [new ImageRun({ type: 'png', data, transformation: { width: pixels(picture.widthMillimetres), height: pixels(picture.heightMillimetres) }, altText: { name: caption, title: caption, description } })],
    }),
  ];
}

function signatureTable(boxes: readonly string[], { language }: ReportDocument): Table {
  const share = 1 / boxes.length;
  const small = { size: halfPoints(TYPE.table), font: FONTS.table };
  const [seal, date] = [messageText(language, 'report.signature.seal'), messageText(language, 'report.signature.date')];
  return new Table({
    width: FULL_WIDTH, columnWidths: columnWidths(boxes.map(() => share)), layout: TableLayoutType.FIXED, borders: GRID, margins: { ...CELL_MARGINS, top: 80, left: 120, right: 120 },
    rows: [
      new TableRow({
        cantSplit: true,
        height: { value: twips(27), rule: HeightRule.ATLEAST },
        children: boxes.map((name) => new TableCell({
          width: { size: Math.round(share * twips(TEXT_WIDTH_MILLIMETRES)), type: WidthType.DXA },
          children: [
            new Paragraph({ style: 'TableText', children: [new TextRun({ text: name, size: halfPoints(TYPE.table), font: FONTS.heading })] }),
            new Paragraph({ style: 'TableText', spacing: { before: twips(12) }, children: [new TextRun({ text: seal, ...small })] }),
            new Paragraph({ style: 'TableText', alignment: AlignmentType.RIGHT, children: [new TextRun({ text: date, ...small })] }),
          ],
        })),
      }),
    ],
  });
}

const COVER_LINE = { line: lineOf(TYPE.coverFact), lineRule: LineRuleType.EXACT } as const;

/** So many lines of facts the cover is laid out for. */
const COVER_FACTS = 7;

function coverElements({ title, subtitle, facts, foot, stamp }: Extract<Block, { kind: 'cover' }>, chinese: boolean): Element[] {
  const centred = (text: string, points: number, beforeMillimetres: number, options: IRunOptions = {}): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: twips(beforeMillimetres), after: 0, line: lineOf(points), lineRule: LineRuleType.EXACT }, children: [new TextRun({ text, size: halfPoints(points), font: FONTS.title, ...options })] });
  const [states, date] = [foot.slice(0, -1), foot.at(-1) ?? ''];
  // The day stays on the page, however many lines stand above it.
  const room = 48 - 12 * Math.max(0, facts.length - COVER_FACTS) - 9 * Math.max(0, states.length - 1);
  return [
    ...(stamp ? [stampTable(stamp, chinese ? 34 : 50)] : [gap(8)]),
    centred(title, TYPE.coverTitle, 44, { bold: true, characterSpacing: 40 }),
    centred(subtitle, chinese ? TYPE.coverSubtitle : 20, 6, { bold: true, characterSpacing: chinese ? 160 : 0 }),
    new Paragraph({ indent: { left: twips(56), right: twips(56) }, spacing: { before: twips(2), after: 0 }, border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 18, color: '222222', space: 1 } }, children: [] }),
    ...states.map((state, index) => centred(state, 14, index === 0 ? 6 : 2, { font: FONTS.body })),
    gap(Math.max(12, room)),
    new Table({
      alignment: AlignmentType.CENTER, width: { size: twips(126), type: WidthType.DXA }, columnWidths: [twips(chinese ? 34 : 42), twips(chinese ? 92 : 84)], layout: TableLayoutType.FIXED, borders: BARE, margins: { ...CELL_MARGINS, top: 70 },
      rows: facts.map(([label, value]) => new TableRow({
        height: { value: twips(10.6), rule: HeightRule.ATLEAST },
        children: [
          new TableCell({ verticalAlign: VerticalAlign.BOTTOM, borders: BARE, children: [new Paragraph({ style: 'TableText', spacing: COVER_LINE, alignment: chinese ? AlignmentType.DISTRIBUTE : AlignmentType.LEFT, children: [new TextRun({ text: label, size: halfPoints(TYPE.coverFact), font: FONTS.heading })] })] }),
          new TableCell({ verticalAlign: VerticalAlign.BOTTOM, borders: { ...BARE, bottom: line(LINE_POINTS.inner) }, children: [new Paragraph({ style: 'TableText', spacing: COVER_LINE, indent: { left: twips(3) }, children: [new TextRun({ text: value, size: halfPoints(TYPE.coverFact), font: FONTS.body })] })] }),
        ],
      })),
    }),
    centred(date, 15, 16, { font: FONTS.body, ...(chinese && { characterSpacing: 40 }) }),
    pageBreak(),
  ];
}

function stampTable(text: string, widthMillimetres: number): Table {
  const border = { style: BorderStyle.SINGLE, size: 8, color: SAMPLE_COLOUR } as const;
  return new Table({
    alignment: AlignmentType.RIGHT, width: { size: twips(widthMillimetres), type: WidthType.DXA }, columnWidths: [twips(widthMillimetres)], layout: TableLayoutType.FIXED,
    borders: { ...BARE, top: border, bottom: border, left: border, right: border },
    rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph({ style: 'TableText', spacing: { line: lineOf(11), lineRule: LineRuleType.EXACT, before: 40, after: 40 }, alignment: AlignmentType.CENTER, children: [new TextRun({ text, bold: true, color: SAMPLE_COLOUR, size: halfPoints(11), font: FONTS.heading })] })] })] })],
  });
}
