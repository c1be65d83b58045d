/** Sheets of an .xlsx workbook as cells. Parts and elements: ECMA-376 part 1 (SpreadsheetML). */
import type { ByteSource } from '../../base/byte-source.ts';
import { partOfJob, type Job } from '../../base/job.ts';
import { NewsCollector, stop } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import type { Cell, Grid } from '../table/cells.ts';
import { walkXml, type XmlVisitor } from '../xml.ts';
import { listZipEntries } from '../zip.ts';
import { readDateFormats, serialDate } from './dates.ts';

export interface Workbook {
  readonly sheetNames: readonly string[];
  /** The cells of one sheet, without trailing empty ones; stops when there is no such sheet. */
  readSheet(name: string, job: Job): Promise<Grid>;
}

/** Compound files: .xls of before 2007, and every workbook that has a password. */
const OLE_SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0] as const;

/** Opens a workbook; stops when the file is none. */
export async function openWorkbook(source: ByteSource, job: Job): Promise<Workbook> {
  const place = { file: source.name };
  const signature = await source.read(0, 4);
  if (OLE_SIGNATURE.every((byte, position) => signature[position] === byte)) stop('exchange.xls-old', { file: source.name }, place);
  const entries = new Map((await listZipEntries(source, job)).map((entry) => [entry.path.slice(source.path.length + 1).toLowerCase(), entry]));
  // In messages a part goes by the workbook's name too.
  const part = (name: string): ByteSource | null => {
    const entry = entries.get(name.toLowerCase());
    return entry ? { ...entry, name: `${source.name}/${entry.name}` } : null;
  };
  const main = part('xl/workbook.xml');
  if (!main) stop('exchange.not-xlsx', { file: source.name }, place);
  const { sheets, from1904 } = await readSheetList(main, job);
  const targets = await readTargets(part('xl/_rels/workbook.xml.rels'), job);
  const sharedTexts = await readSharedTexts(part('xl/sharedStrings.xml'), job);
  const dateFormats = await readDateFormats(part('xl/styles.xml'), job);
  return {
    sheetNames: sheets.map((sheet) => sheet.name),
    async readSheet(name, sheetJob) {
      const target = targets.get(sheets.find((sheet) => sheet.name === name)?.relation ?? '');
      const sheet = target === undefined ? null : part(target);
      if (!sheet) stop('exchange.sheet-missing', { file: source.name, sheet: name }, place);
      return readCells(sheet, source.name, { sharedTexts, dateFormats, from1904 }, sheetJob);
    },
  };
}

const walk = (source: ByteSource, visitor: Partial<XmlVisitor>, job: Job): Promise<unknown> =>
  walkXml(source, null, { open: () => {}, text: () => {}, close: () => {}, ...visitor }, new NewsCollector(), job);

async function readSheetList(source: ByteSource, job: Job): Promise<{ sheets: { name: string; relation: string }[]; from1904: boolean }> {
  const sheets: { name: string; relation: string }[] = [];
  let from1904 = false;
  await walk(
    source,
    {
      open(element, attributes) {
        if (element === 'sheet' && attributes['name'] !== undefined) sheets.push({ name: attributes['name'], relation: attributes['id'] ?? '' });
        if (element === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
      },
    },
    job,
  );
  return { sheets, from1904 };
}

/** Relation id → part name. */
async function readTargets(source: ByteSource | null, job: Job): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  if (!source) return targets;
  await walk(
    source,
    {
      open(element, { Id, Target }) {
        if (element === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
      },
    },
    job,
  );
  return targets;
}

/** Texts of <si>; phonetic readings (rPh) are no part of them. */
async function readSharedTexts(source: ByteSource | null, job: Job): Promise<string[]> {
  const texts: string[] = [];
  if (!source) return texts;
  let current = '';
  let inText = false;
  let inReading = false;
  await walk(
    source,
    {
      open(element) {
        if (element === 'si') current = '';
        if (element === 'rPh') inReading = true;
        inText = element === 't' && !inReading;
      },
      text: (piece) => {
        if (inText) current += piece;
      },
      close(element) {
        if (element === 'si') texts.push(current);
        if (element === 'rPh') inReading = false;
        if (element === 't') inText = false;
      },
    },
    job,
  );
  return texts;
}

interface CellContext {
  readonly sharedTexts: readonly string[];
  /** Whether cells of a style are dates. */
  readonly dateFormats: readonly boolean[];
  readonly from1904: boolean;
}

/** Excel's own bounds (ECMA-376 part 1, §18.3.1): 1 048 576 rows, 16 384 columns; and what fits into memory. */
const MOST_ROWS = 1_048_576;
const MOST_CELLS = 40_000_000;

async function readCells(source: ByteSource, file: string, context: CellContext, job: Job): Promise<Grid> {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let cells = 0;
  let column = 0;
  let type = '';
  let style = 0;
  let text = '';
  let inValue = false;
  const tooLarge = (): never => stop('exchange.sheet-too-large', { file, limit: formatNumber(MOST_CELLS, 0) }, { file });
  await walk(
    source,
    {
      open(element, attributes) {
        if (element === 'row') {
          const number = Number(attributes['r'] ?? rows.length + 1);
          if (!(number >= 1 && number <= MOST_ROWS)) tooLarge();
          while (rows.length < number - 1) rows.push([]);
          row = [];
          rows[number - 1] = row;
          column = 0;
        } else if (element === 'c') {
          column = columnOf(attributes['r']) ?? column;
          type = attributes['t'] ?? 'n';
          style = Number(attributes['s'] ?? 0);
          text = '';
        }
        inValue = element === 'v' || element === 't';
      },
      text: (piece) => {
        if (inValue) text += piece;
      },
      close(element) {
        if (element === 'v' || element === 't') inValue = false;
        if (element !== 'c') return;
        const value = cellValue(text, type, style, context);
        if (value !== null) {
          cells += column + 1 - row.length;
          if (cells > MOST_CELLS) tooLarge();
          while (row.length < column) row.push(null);
          row[column] = value;
        }
        column++;
      },
    },
    partOfJob(job, 0, 1),
  );
  return rows;
}

/** `BC12` → 54; null when a cell does not say where it is. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Digits that Excel keeps of a number; what stands behind them in the file is noise of the binary form. */
const EXCEL_DIGITS = 15;

function cellValue(text: string, type: string, style: number, { sharedTexts, dateFormats, from1904 }: CellContext): Cell {
  switch (type) {
    case 's':
      return sharedTexts[Number(text)] || null;
    case 'b':
      return text === '1';
    // #N/A and its like carry no value.
    case 'e':
      return null;
    case 'n': {
      if (text.trim() === '') return null;
      const number = Number(text);
      if (!Number.isFinite(number)) return text;
      return dateFormats[style] ? (serialDate(number, from1904) ?? number) : Number(number.toPrecision(EXCEL_DIGITS));
    }
    default:
      return text === '' ? null : text;
  }
}
