/** The reports of every right and the ledger of all, written into one folder. */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wholeLayers } from '../../shared/analysis/analysis-layer.ts';
import { throwIfCancelled, type Job } from '../../shared/base/job.ts';
import type { NewsCollector } from '../../shared/base/news.ts';
import type { Rasteriser } from '../../shared/figure/picture.ts';
import { text, translator, type Language } from '../../shared/i18n/text.ts';
import type { Decision } from '../../shared/model/finding.ts';
import type { MiningRight } from '../../shared/model/mining-right.ts';
import type { RectificationPlan } from '../../shared/model/plan.ts';
import { draftPlan } from '../../shared/rectification/plan.ts';
import { writeDocx } from '../../shared/report/docx.ts';
import { writeHtml } from '../../shared/report/html.ts';
import { plainFileName, planFileName } from '../../shared/report/file-name.ts';
import { ledgerSheets } from '../../shared/report/ledger.ts';
import { planDocument } from '../../shared/report/plan-document.ts';
import { groundOfFigures } from '../../shared/report/plan-figures.ts';
import { createResvgRasteriser } from '../../shared/report/rasterise-resvg.ts';
import { writeXlsx } from '../../shared/report/xlsx.ts';
import { writeFileAtomically } from '../atomic-write.ts';
import { findChineseFonts } from './node-fonts.ts';
import { layersAround } from './layers-behind.ts';
import { makeFolder } from './make-folder.ts';
import type { OverlayOutcome } from './overlay-job.ts';
import { findPrinter, printPages, type PageToPrint } from './print-pages.ts';

export interface PlanFilesRequest {
  readonly folder: string;
  readonly outcome: OverlayOutcome;
  /** The rights that get a report; the ledger holds the same. */
  readonly rights: readonly MiningRight[];
  readonly decisions: readonly Decision[];
  readonly asOf: string;
  readonly sample: boolean;
  readonly language: Language;
}

export interface WrittenPlans {
  /** Names of all files in the folder, reports first. */
  readonly files: readonly string[];
  readonly plans: readonly RectificationPlan[];
}

/** The WASM renderer lies beside the program. */
const RASTERISER_FILE = join(dirname(fileURLToPath(import.meta.url)), 'resvg.wasm');

/** Reports that are printed in one start of the program; bounds what is in memory, and printing goes on beside writing. */
const RIGHTS_PER_BATCH = 15;

/**
 * Writes one .docx and one .pdf per right and one ledger. Without Chinese fonts there is no .docx (its figures would
 * lack their text), without an Electron no .pdf: both are told, the rest is written, and printable pages are kept.
 */
export async function writePlanFiles(request: PlanFilesRequest, news: NewsCollector, job: Job): Promise<WrittenPlans> {
  const { folder, outcome, rights, decisions, asOf, sample, language } = request;
  const { run, findings } = outcome;
  const layers = wholeLayers(outcome.layers);
  const rasteriser = await openRasteriser(news);
  const printer = findPrinter();
  if (!printer) news.problem('minor', 'cli.no-printer');
  await makeFolder(folder);
  const files: string[] = [];
  const plans: RectificationPlan[] = [];
  const names = new Set<string>();
  let printing: Promise<string[]> = Promise.resolve([]);
  let batch: PageToPrint[] = [];
  const printBatch = async (): Promise<void> => {
    files.push(...(await printing));
    const pages = batch;
    batch = [];
    printing = printAll(printer, pages, news, job.signal);
    // Awaited above or below; a cancel in between must not leave an unheard rejection.
    printing.catch(() => undefined);
  };
  for (const [position, right] of rights.entries()) {
    job.report({ stage: 'cli.stage.report', params: { mine: right.mineName, done: position + 1, total: rights.length }, fraction: (0.95 * position) / rights.length });
    await job.pause();
    // Numbers are given by the workspace, which keeps them; one made up here could be another mine's there.
    const plan = draftPlan({ right, findings, decisions, asOf, number: '', runId: run.id, language });
    plans.push(plan);
    const around = await layersAround(groundOfFigures(right, run, layers), outcome, job);
    const report = planDocument({ right, run, findings, decisions, plan, layers: around, sample, language, createdOn: asOf });
    const name = uniqueName(planFileName(right.mineName, plan, translator(language)), names);
    if (rasteriser) {
      await writeFileAtomically(join(folder, `${name}.docx`), await writeDocx(report, rasteriser));
      files.push(`${name}.docx`);
    }
    batch.push({ html: writeHtml(report), pdfPath: resolve(folder, `${name}.pdf`) });
    if (batch.length === RIGHTS_PER_BATCH) await printBatch();
  }
  job.report({ stage: 'cli.stage.print', params: { count: batch.length }, fraction: 0.95 });
  await printBatch();
  files.push(...(await printing));
  const ledger = text(language, 'cli.ledger-file', { run: run.number });
  await writeFileAtomically(join(folder, ledger), await writeXlsx(ledgerSheets({ rights, run, findings, decisions, plans, layers, sample, language })));
  return { files: [...files.sort((a, b) => a.localeCompare(b, 'zh-CN')), ledger], plans };
}

async function openRasteriser(news: NewsCollector): Promise<Rasteriser | null> {
  const fonts = await findChineseFonts();
  if (fonts.length > 0) return createResvgRasteriser(await readFile(RASTERISER_FILE), fonts);
  news.problem('partial', 'cli.no-fonts');
  return null;
}

/** Makes the PDFs of some pages and gives the names of the files that stay: the PDFs, or the pages where none came of them. */
async function printAll(printer: string | null, pages: readonly PageToPrint[], news: NewsCollector, signal: AbortSignal): Promise<string[]> {
  if (pages.length === 0) return [];
  if (printer) {
    try {
      await printPages(printer, pages, signal);
      return pages.map(({ pdfPath }) => baseName(pdfPath));
    } catch (fault) {
      throwIfCancelled(signal);
      news.problem('partial', 'cli.print-failed', { reason: fault instanceof Error ? fault.message.split('\n')[0]! : String(fault) });
    }
  }
  const kept = pages.map(({ html, pdfPath }) => ({ html, path: pdfPath.replace(/\.pdf$/, '.html') }));
  for (const { html, path } of kept) await writeFileAtomically(path, new TextEncoder().encode(html));
  return kept.map(({ path }) => baseName(path));
}

const baseName = (path: string): string => path.replace(/^.*[\\/]/, '');

/** Two mines of one name stay apart. */
function uniqueName(wanted: string, taken: Set<string>): string {
  const plain = plainFileName(wanted);
  let name = plain;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain} (${n})`;
  taken.add(name.toLowerCase());
  return name;
}
