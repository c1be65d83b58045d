/** Sheets of .xlsx workbooks: coordinate tables and attribute tables, read like any other table; those that we wrote ourselves as the layers they were. */
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import type { FileSet } from '../contract.ts';
import { gatheredFormat, mainPart, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { cellText, type Grid } from '../table/cells.ts';
import { evidenceOfWords, statedInWords } from '../coordinate-text/stated-system.ts';
import { gatherKind } from '../mixed-kinds.ts';
import { gatherTable, layersOfTable } from '../table/gather.ts';
import { FEATURE_COLUMN, ownLayer, type OwnLayer } from './own-layout.ts';
import { openWorkbook } from './workbook.ts';

export const xlsxFormat = gatheredFormat('xlsx', gatherSheet, layersOfWorkbook);

const isEmptyGrid = (grid: Grid): boolean => grid.every((row) => row.every((cell) => cellText(cell) === ''));

/** The layers of every sheet that holds anything. */
async function layersOfWorkbook(set: FileSet, job: Job): Promise<readonly FileSet[]> {
  const file = mainPart(set);
  const workbook = await openWorkbook(file, job);
  const filled: { readonly name: string; readonly grid: Grid }[] = [];
  for (const name of workbook.sheetNames) {
    const grid = await workbook.readSheet(name, job);
    if (!isEmptyGrid(grid)) filled.push({ name, grid });
  }
  if (filled.length === 0) stop('exchange.table-empty', { file: file.name }, { file: file.name });
  const sets: FileSet[] = [];
  const whole = (name: string): string => (filled.length === 1 ? set.name : `${set.name}_${name}`);
  for (let position = 0; position < filled.length; position++) {
    const { name, grid } = filled[position]!;
    const own = ownLayer(grid, filled[position + 1]?.grid ?? []);
    if (own) {
      // Alone in its workbook the layer is called as the file is.
      sets.push({ ...set, layerName: name, layerKind: own.kind, name: filled.length === 2 ? set.name : whole(name) });
      position++;
      continue;
    }
    const sheet: FileSet = { ...set, layerName: name, name: whole(name) };
    sets.push(...(await layersOfTable(sheet, grid, file.name, job)));
  }
  return sets;
}

async function gatherSheet(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const file = mainPart(set);
  const workbook = await openWorkbook(file, job);
  const name = set.layerName ?? workbook.sheetNames[0];
  if (name === undefined) stop('exchange.table-empty', { file: file.name }, { file: file.name });
  const grid = await workbook.readSheet(name, job);
  const next = workbook.sheetNames[workbook.sheetNames.indexOf(name) + 1];
  const own = next === undefined || cellText(grid[0]?.[0]) !== FEATURE_COLUMN ? null : ownLayer(grid, await workbook.readSheet(next, job));
  return own ? gatherOwn(own, file.name, options, job) : gatherTable(set, grid, file.name, null, options, job);
}

async function gatherOwn(own: OwnLayer, file: string, { swapAxes }: GatherOptions, job: Job): Promise<GatheredLayer> {
  const { gatherer, shapeType } = await gatherKind(file, own.kind, swapAxes, own.walk, {}, job);
  const { news } = gatherer;
  news.note('roundtrip.joined', { file });
  const finished = gatherer.finish(file);
  return { ...finished, shapeType, encoding: null, system: evidenceOfWords(statedInWords(''), finished.extent, file), news };
}
