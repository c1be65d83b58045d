/** Sheets of .xlsx workbooks: coordinate tables and attribute tables, read like any other table. */
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import type { FileSet } from '../contract.ts';
import { gatheredFormat, mainPart, type GatheredLayer, type GatherOptions } from '../gathered-format.ts';
import { cellText, type Grid } from '../table/cells.ts';
import { gatherTable, layersOfTable } from '../table/gather.ts';
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
  for (const { name, grid } of filled) {
    const sheet: FileSet = { ...set, layerName: name, name: filled.length === 1 ? set.name : `${set.name}_${name}` };
    sets.push(...(await layersOfTable(sheet, grid, file.name, job)));
  }
  return sets;
}

async function gatherSheet(set: FileSet, options: GatherOptions, job: Job): Promise<GatheredLayer> {
  const file = mainPart(set);
  const workbook = await openWorkbook(file, job);
  const name = set.layerName ?? workbook.sheetNames[0];
  if (name === undefined) stop('exchange.table-empty', { file: file.name }, { file: file.name });
  return gatherTable(set, await workbook.readSheet(name, job), file.name, null, options, job);
}
