/** CSV and other delimited text: points, the parcels they bound, shapes as well-known text, area strings, or attributes alone. */
import type { Job } from '../../base/job.ts';
import { NewsCollector, stop } from '../../base/news.ts';
import type { FileSet } from '../contract.ts';
import { gatheredFormat, mainPart, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { gatherTable, layersOfTable } from '../table/gather.ts';
import { readTextFile, type TextFile } from '../text-file.ts';
import { columnsMeantAsText, findDelimiter, parseDelimited, type QuotedRows } from './parse.ts';

export const csvFormat = gatheredFormat('csv', gatherCsv, layersOfCsv);

async function layersOfCsv(set: FileSet, job: Job): Promise<readonly FileSet[]> {
  const { rows } = await readRows(set, null, new NewsCollector(), job);
  return layersOfTable(set, rows, mainPart(set).name, job);
}

async function gatherCsv(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const news = new NewsCollector();
  const { rows, encoding, marks } = await readRows(set, options.encoding, news, job);
  const layer = await gatherTable(set, rows, mainPart(set).name, encoding, options, job, (firstRow) => columnsMeantAsText(marks, firstRow));
  layer.news.problems.push(...news.problems);
  return layer;
}

async function readRows(set: FileSet, userEncoding: string | null, news: NewsCollector, job: Job): Promise<Omit<TextFile, 'text'> & { readonly rows: readonly (readonly string[])[]; readonly marks: QuotedRows }> {
  const source = mainPart(set);
  const { text, encoding } = await readTextFile(source, userEncoding, news, job);
  const marks: QuotedRows = { quoted: [], bare: [] };
  const rows = parseDelimited(text, findDelimiter(text), (row) => news.problem('blocking', 'readers.quote-open', { file: source.name, row }, { file: source.name, row }), marks);
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) stop('exchange.table-empty', { file: source.name }, { file: source.name });
  return { rows, encoding, marks };
}
