/** Why a text is no layer, in the words that let somebody mend it: which columns it has, which are missing, what a right line looks like. */
import { readBeginning } from './text-file.ts';
import type { ByteSource } from '../base/byte-source.ts';
import type { Note } from '../base/news.ts';
import { findDelimiter, parseDelimited } from './csv/parse.ts';
import { cellText } from './table/cells.ts';
import { coordinateWordsOf } from './table/head.ts';

/** Enough for the head and the first rows. */
const BEGINNING_BYTES = 16 * 1024;
const ROWS_LOOKED_AT = 20;
const COLUMNS_TOLD = 8;

/** For a text in which no coordinates were recognised. */
export async function refusalOfText(source: ByteSource): Promise<Note> {
  const text = await readBeginning(source, BEGINNING_BYTES);
  const rows = parseDelimited(text, findDelimiter(text)).slice(0, ROWS_LOOKED_AT).filter((row) => row.some((cell) => cell.trim() !== ''));
  const [head] = rows;
  const width = head?.length ?? 0;
  const isTable = width > 1 && rows.length > 1 && rows.slice(0, -1).every((row) => row.length === width) && head!.every((cell) => cell.trim() !== '' && Number.isNaN(Number(cell)));
  if (!isTable) return { code: 'refusal.text', params: { file: source.name } };
  const names = head!.map((cell) => cellText(cell));
  const { north, east } = coordinateWordsOf(head!);
  const columns = [...names.slice(0, COLUMNS_TOLD), ...(names.length > COLUMNS_TOLD ? ['…'] : [])];
  return { code: north ? 'refusal.table-without-east' : east ? 'refusal.table-without-north' : 'refusal.table-without-position', params: { file: source.name, columns } };
}
