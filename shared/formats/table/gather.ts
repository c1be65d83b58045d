/** A table of any origin (CSV, a sheet of a workbook) into columns. */
import type { Job } from '../../base/job.ts';
import type { EncodingEvidence } from '../../model/layer.ts';
import { evidenceOfWords, statedInWords } from '../coordinate-text/stated-system.ts';
import type { FileSet } from '../contract.ts';
import type { GatheredLayer, GatherOptions } from '../gathered-format.ts';
import { gatherKind, splitByKind } from '../mixed-kinds.ts';
import type { Grid } from './cells.ts';
import { readTable } from './features.ts';

/** A set for each kind that the table can be read as: parcels and their points, or the shapes it holds. */
export async function layersOfTable(set: FileSet, grid: Grid, file: string, job: Job): Promise<readonly FileSet[]> {
  return splitByKind(set, readTable(grid, false, file).walk, job);
}

/** `textColumns`: the columns that are texts although all their values are numbers, by the first row of data. */
export async function gatherTable(set: FileSet, grid: Grid, file: string, encoding: EncodingEvidence | null, options: GatherOptions, job: Job, textColumns: (firstRow: number) => ReadonlySet<number> = () => new Set()): Promise<GatheredLayer> {
  const reading = readTable(grid, options.swapAxes, file);
  // Where the reader has not decided about axes (shapes in one cell), the exchange is the gatherer's.
  const swapAxes = reading.order === null && options.swapAxes;
  const { names, firstRow } = reading.head;
  const texts = new Set([...textColumns(firstRow)].flatMap((column) => names[column] ?? []));
  const { gatherer, shapeType } = await gatherKind(file, set.layerKind, swapAxes, reading.walk, { numbersAsText: true, texts }, job);
  const { news, kind } = gatherer;
  if (reading.order) news.notes.push(reading.order.reason);
  if (kind === 'polygon' && reading.boundsAreas) news.note(reading.head.columns.areaString === null ? 'exchange.table-joined' : 'exchange.area-trailing-unconfirmed', { file });
  if (kind === 'none') news.note('exchange.table-without-positions', { file });
  const finished = gatherer.finish(file);
  return { ...finished, shapeType, encoding, system: evidenceOfWords(statedInWords(reading.head.words), finished.extent, file), news };
}
