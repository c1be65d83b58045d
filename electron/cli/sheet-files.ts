/** Map sheets of mines as files in one folder: PDF by the program's own printing, PNG by the WASM renderer, or SVG. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readable, wholeLayers } from '../../shared/analysis/analysis-layer.ts';
import { findingPieces } from '../../shared/analysis/finding-pieces.ts';
import { partOfJob, type Job } from '../../shared/base/job.ts';
import type { NewsCollector } from '../../shared/base/news.ts';
import { withResolution } from '../../shared/figure/png-resolution.ts';
import { toSvg } from '../../shared/figure/svg.ts';
import type { SheetPlace } from '../../shared/figure/layout/map-sheet.ts';
import { translator, type Language } from '../../shared/i18n/text.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import { mineSheetName, plainFileName } from '../../shared/report/file-name.ts';
import { withGeoreference } from '../../shared/report/geo-pdf.ts';
import { drawMineSheet, type SheetSettings } from '../../shared/report/map-sheet.ts';
import { createResvgRasteriser } from '../../shared/report/rasterise-resvg.ts';
import { writeSheetsHtml } from '../../shared/report/sheets-html.ts';
import { writeFileAtomically } from '../atomic-write.ts';
import { findChineseFonts } from './node-fonts.ts';
import { layersBehind } from './layers-behind.ts';
import { makeFolder } from './make-folder.ts';
import type { OverlayOutcome } from './overlay-job.ts';
import { findPrinter, printPages, type PageToPrint } from './print-pages.ts';

export const SHEET_FORMATS = ['pdf', 'png', 'svg'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

export interface SheetFilesRequest {
  readonly folder: string;
  readonly outcome: OverlayOutcome;
  readonly rights: readonly MiningRight[];
  readonly settings: SheetSettings;
  readonly format: SheetFormat;
  readonly dotsPerInch: number;
  readonly asOf: string;
  readonly language: Language;
}

/** The WASM renderer lies beside the program. */
const RASTERISER_FILE = join(dirname(fileURLToPath(import.meta.url)), 'resvg.wasm');

/** Writes one file per mine (as PNG and SVG one per page) and gives their names; what cannot be made here is told. */
export async function writeSheetFiles(request: SheetFilesRequest, news: NewsCollector, job: Job): Promise<readonly string[]> {
  const { folder, outcome, rights, settings, format, dotsPerInch, asOf, language } = request;
  const { run, findings } = outcome;
  const printer = format === 'pdf' ? findPrinter() : null;
  const fonts = format === 'png' ? await findChineseFonts() : [];
  if (format === 'pdf' && !printer) news.problem('blocking', 'cli.sheet.no-printer');
  if (format === 'png' && fonts.length === 0) news.problem('blocking', 'cli.sheet.no-fonts');
  if ((format === 'pdf' && !printer) || (format === 'png' && fonts.length === 0)) return [];
  const rasteriser = format === 'png' ? await createResvgRasteriser(await readFile(RASTERISER_FILE), fonts) : null;
  await makeFolder(folder);
  const rightsLayer = wholeLayers(outcome.layers).get(run.rightsLayerId)!;
  const readableLayers = [...outcome.layers.values()].map(readable);
  const files: string[] = [];
  const pages: (PageToPrint & { readonly places: readonly (SheetPlace | null)[] })[] = [];
  for (const [index, right] of rights.entries()) {
    job.report({ stage: 'sheet.stage.draw', params: { mine: right.mineName, done: index + 1, total: rights.length }, fraction: (0.8 * index) / rights.length });
    await job.pause();
    const sheet = await drawMineSheet(
      { settings, language, asOf, layers: readableLayers, insetLayers: readableLayers, position: index + 1, right, rights: rightsLayer, results: { run, findings, decisions: [], piecesOf: async (finding) => findingPieces(finding, run, await layersBehind(finding, outcome, job)) } },
      { ...partOfJob(job, 0, 1), report: () => {} },
    );
    const name = plainFileName(mineSheetName(right.mineName, rights.length === 1 ? null : index + 1, translator(language)));
    if (!sheet.showsAll) news.note('cli.sheet.cut', { mine: right.mineName, scale: sheet.denominator });
    if (format === 'pdf') {
      const [first] = sheet.pages;
      pages.push({ html: writeSheetsHtml({ title: name, language, widthMillimetres: first!.widthMillimetres, heightMillimetres: first!.heightMillimetres, pages: sheet.pages.map((page) => toSvg(page, { hatchesAsLines: true })) }), pdfPath: resolve(folder, `${name}.pdf`), places: sheet.pages.map((_page, at) => (at === 0 ? sheet.place : null)) });
      files.push(`${name}.pdf`);
      continue;
    }
    for (const [page, picture] of sheet.pages.entries()) {
      const file = `${name}${page > 0 ? ` (${page + 1})` : ''}.${format}`;
      const bytes = rasteriser ? withResolution(await rasteriser.png(picture, dotsPerInch), dotsPerInch) : new TextEncoder().encode(toSvg(picture, { hatchesAsLines: true, background: '#ffffff' }));
      await writeFileAtomically(join(folder, file), bytes);
      files.push(file);
    }
  }
  if (printer && pages.length > 0) {
    job.report({ stage: 'cli.stage.print', params: { count: pages.length }, fraction: 0.8 });
    await printPages(printer, pages, job.signal);
    for (const { pdfPath, places } of pages) await writeFileAtomically(pdfPath, withGeoreference(await readFile(pdfPath), places));
  }
  return files;
}
