/** What `workings --out` writes: the result, the findings, and per mine a report with its plan and section as pictures. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnalysisLayer } from '../../shared/analysis/analysis-layer.ts';
import { problemNumbers } from '../../shared/rectification/problem-order.ts';
import { describeFinding } from '../../shared/analysis/describe-finding.ts';
import { readMiningRights } from '../../shared/analysis/mining-rights.ts';
import { sectionAlong } from '../../shared/analysis/section/section-along.ts';
import { sectionLinesFor } from '../../shared/analysis/section/section-line.ts';
import { licensedMines } from '../../shared/analysis/workings/licensed-mines.ts';
import { beijingDay } from '../../shared/base/beijing-time.ts';
import type { Job } from '../../shared/base/job.ts';
import type { NewsCollector } from '../../shared/base/news.ts';
import { toSvg } from '../../shared/figure/svg.ts';
import { translator, type Language } from '../../shared/i18n/text.ts';
import type { Finding } from '../../shared/model/finding.ts';
import type { Section } from '../../shared/model/section.ts';
import type { PeriodComparison } from '../../shared/model/workings.ts';
import { writeDocx } from '../../shared/report/docx.ts';
import { plainFileName } from '../../shared/report/file-name.ts';
import { createResvgRasteriser } from '../../shared/report/rasterise-resvg.ts';
import { workingsDocument } from '../../shared/report/workings/document.ts';
import { writeFileAtomically } from '../atomic-write.ts';
import { findChineseFonts } from './node-fonts.ts';
import { makeFolder } from './make-folder.ts';
import type { CheckedDrawing } from './workings-job.ts';

/** The WASM renderer lies beside the program. */
const RASTERISER_FILE = join(dirname(fileURLToPath(import.meta.url)), 'resvg.wasm');
/** Roadways so near to the section are laid onto it. */
const STRIP_METRES = 15;
/** A plan is read at arm's length. */
const DOTS_PER_INCH = 200;

export interface WorkingsFilesRequest {
  readonly folder: string;
  /** What `--json` prints. */
  readonly json: object;
  readonly rights: AnalysisLayer;
  readonly checked: CheckedDrawing;
  readonly comparisons: readonly PeriodComparison[];
  readonly findings: readonly Finding[];
  readonly language: Language;
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Names of the files written. Without Chinese fonts there are no reports and no PNG, which is told; the SVG stay. */
export async function writeWorkingsFiles({ folder, json, rights, checked, comparisons, findings, language }: WorkingsFilesRequest, news: NewsCollector, job: Job): Promise<string[]> {
  const translate = translator(language);
  const { run, drawing } = checked;
  await makeFolder(folder);
  const written: string[] = [];
  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    await writeFileAtomically(join(folder, name), bytes);
    written.push(name);
  };
  await write('workings.json', encode(`${JSON.stringify(json, null, 2)}\n`));
  const numbers = problemNumbers(findings);
  await write('findings.json', encode(`${JSON.stringify(findings.map((finding) => ({ ...finding, number: numbers.get(finding.id), text: describeFinding(finding, translate) })), null, 2)}\n`));
  const fonts = await findChineseFonts();
  const rasteriser = fonts.length > 0 ? await createResvgRasteriser(await readFile(RASTERISER_FILE), fonts) : null;
  if (!rasteriser) news.problem('partial', 'cli.no-fonts');
  const mines = licensedMines(rights, run.system).value;
  const asOf = run.input.surveyedOn ?? beijingDay();
  for (const [position, mine] of run.mines.entries()) {
    job.report({ stage: 'cli.stage.report', params: { mine: mine.mineName, done: position + 1, total: run.mines.length }, fraction: position / run.mines.length });
    const licensed = mines.find(({ right }) => right.id === mine.rightId)!;
    const sections: Section[] = [];
    for (const line of sectionLinesFor(licensed, mine, drawing)) sections.push(await sectionAlong({ line, drawing, rights, run, terrain: null, stripMetres: STRIP_METRES }, job));
    const report = workingsDocument({
      right: readMiningRights(rights).value.find(({ id }) => id === mine.rightId)!, rights, run, drawing, sections, findings, language, asOf, createdOn: asOf,
      comparison: comparisons.find(({ rightId }) => rightId === mine.rightId) ?? null, sample: rights.record.sample,
    });
    const name = plainFileName(`${mine.mineName}_${run.period}`);
    const figures = report.blocks.flatMap((block) => (block.kind === 'figure' ? [block] : []));
    for (const [figure, { picture }] of figures.entries()) {
      const words = figure === 0 ? translate('cli.workings.plan-file') : translate('cli.workings.section-file');
      const part = `${name}_${words}${figure > 1 ? figure : ''}`;
      await write(`${part}.svg`, encode(toSvg(picture)));
      if (rasteriser) await write(`${part}.png`, await rasteriser.png(picture, DOTS_PER_INCH));
    }
    if (rasteriser) await write(`${name}.docx`, await writeDocx(report, rasteriser));
  }
  return written.map((name) => basename(name));
}
