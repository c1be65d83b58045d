/** Reports: one plan document per mine, and one ledger of all mines that were asked for. */
import type { AnalysisLayer } from '../../../shared/analysis/analysis-layer.ts';
import { readMiningRights } from '../../../shared/analysis/mining-rights.ts';
import { nearLayer } from '../../../shared/analysis/near-layer.ts';
import { beijingDay } from '../../../shared/base/beijing-time.ts';
import type { Job } from '../../../shared/base/job.ts';
import { assert, ProblemError, type Note } from '../../../shared/base/news.ts';
import type { Rasteriser } from '../../../shared/figure/picture.ts';
import { text, translator } from '../../../shared/i18n/text.ts';
import type { AnalysisRun } from '../../../shared/model/finding.ts';
import { NO_OFFICE, OFFICE, type Office } from '../../../shared/model/office.ts';
import { isSampleRun } from '../../../shared/model/sample-run.ts';
import { writeDocx } from '../../../shared/report/docx.ts';
import { writeHtml } from '../../../shared/report/html.ts';
import { plainFileName, planFileName } from '../../../shared/report/file-name.ts';
import { ledgerSheets } from '../../../shared/report/ledger.ts';
import { planDocument, type PlanReportInput } from '../../../shared/report/plan-document.ts';
import { groundOfFigures, isDrawnWhole } from '../../../shared/report/plan-figures.ts';
import { writeXlsx } from '../../../shared/report/xlsx.ts';
import { database } from '../../storage/database.ts';
import type { CallContext } from '../channel.ts';
import type { ReportAnswer, ReportFile, ReportRequest } from '../contract.ts';
import { borrowLayer, layerRecord, openLayer } from '../opened-layers.ts';
import type { WorkingsChapter } from '../../../shared/report/workings/input.ts';
import { newestChecks, workingsChapter } from '../workings-chapter.ts';
import { runById } from './analysis.ts';

/** The files asked for, named as they should be saved; nothing is written anywhere. */
export async function report({ job, ask, transfer }: CallContext, request: ReportRequest): Promise<ReportAnswer> {
  const { language, formats } = request;
  const run = await runById(request.runId);
  const notes: Note[] = [];
  const inputs = await planInputs(request, run, notes);
  // The window alone can turn a picture into PNG.
  const rasteriser: Rasteriser = { png: (picture, dotsPerInch) => ask('rasterise', [picture, dotsPerInch]) as Promise<Uint8Array> };
  const files: ReportFile[] = [];
  const add = (name: string, bytes: Uint8Array) => {
    files.push({ name, bytes });
    if (bytes.byteLength === bytes.buffer.byteLength) transfer.push(bytes.buffer as ArrayBuffer);
  };
  for (const [done, planned] of inputs.entries()) {
    job.report({ stage: 'project.stage-report', params: { mine: planned.right.mineName, done: done + 1, total: inputs.length }, fraction: done / inputs.length });
    await job.pause();
    const input = formats.some((format) => format !== 'xlsx') ? { ...planned, layers: await layersAround(planned, notes, job), ...(await workingsOf(planned, job)) } : planned;
    // The pages are the longer part by far; a bar that stands at nothing until the end tells less than none.
    job.report({ stage: 'project.stage-report', params: { mine: planned.right.mineName, done: done + 1, total: inputs.length }, fraction: (done + 0.3) / inputs.length });
    await job.pause();
    const name = planFileName(input.right.mineName, input.plan, translator(language));
    if (formats.includes('docx')) add(`${name}.docx`, await writeDocx(planDocument(input), rasteriser));
    if (formats.includes('html')) add(`${name}.html`, new TextEncoder().encode(writeHtml(planDocument(input))));
  }
  const [first] = inputs;
  if (first && formats.includes('xlsx')) {
    const sheets = ledgerSheets({ ...first, rights: inputs.map(({ right }) => right), plans: inputs.map(({ plan }) => plan) });
    const name = plainFileName(text(language, 'project.ledger-file', { number: run.number }));
    add(`${name}.xlsx`, await writeXlsx(sheets));
  }
  return { files, notes };
}

async function planInputs(request: ReportRequest, run: AnalysisRun, notes: Note[]): Promise<PlanReportInput[]> {
  const rightsLayer = await openLayer(run.rightsLayerId);
  const layers = new Map([[run.rightsLayerId, rightsLayer]]);
  const rights = new Map(readMiningRights(rightsLayer).value.map((right) => [right.id, right]));
  // Numbers from one fictional layer make the whole report fictional.
  const records = await Promise.all([...new Set([run.rightsLayerId, ...run.inputs.map(({ layerId }) => layerId)])].map(layerRecord));
  const sample = isSampleRun(run, records);
  // What drawings have shown belongs to the mine whatever overlay it is reported with.
  const findings = await database.findings.filter((finding) => finding.runId === run.id || finding.evidence.kind === 'working').toArray();
  const office = ((await database.settings.get(OFFICE))?.value ?? NO_OFFICE) as Office;
  const submittedOn = new Map((await database.runs.bulkGet([...new Set(request.plans.map(({ runId }) => runId))])).flatMap((each) => (each && each.id !== run.id ? [[each.id, each.number]] : [])));
  return request.rightIds.flatMap((rightId): PlanReportInput[] => {
    const right = rights.get(rightId);
    const plan = request.plans.find((each) => each.rightId === rightId);
    assert(plan, `a plan was handed over for ${rightId}`);
    if (!right) {
      notes.push({ code: 'project.right-unknown', params: { right: rightId } });
      return [];
    }
    const submittedRunNumber = submittedOn.get(plan.runId);
    return [{
      right, run, findings, decisions: request.decisions, plan, ...(submittedRunNumber !== undefined && { submittedRunNumber }), layers, sample, language: request.language,
      createdOn: beijingDay(),
      createdBy: office.unit,
      author: office.author,
    }];
  });
}

/** What the chapter on workings tells of: the mine's drawings and pit surveys that were checked against the rights that the report is about. */
async function workingsOf({ right, run, layers }: PlanReportInput, job: Job): Promise<Pick<PlanReportInput, 'workings'>> {
  const rights = layers.get(run.rightsLayerId);
  if (!rights) return {};
  const workings: WorkingsChapter[] = [];
  for (const check of await newestChecks(right.id)) if (check.rightsLayerId === run.rightsLayerId) workings.push(await workingsChapter(right.id, check, rights, null, job));
  return { workings };
}

/**
 * Every layer of the workspace as the figures of one mine need it: large ones only around the mine. One whose files are
 * gone is told, unless the run needs it.
 */
async function layersAround({ run, right, layers }: PlanReportInput, notes: Note[], job: Job): Promise<ReadonlyMap<string, AnalysisLayer>> {
  const needed = new Set([run.rightsLayerId, ...run.inputs.map((input) => input.layerId)]);
  const ground = groundOfFigures(right, run, layers);
  const around = new Map<string, AnalysisLayer>(layers);
  for (const layerId of new Set([...needed, ...(await database.layers.toCollection().primaryKeys())])) {
    if (around.has(layerId)) continue;
    try {
      const { layer, close } = await borrowLayer(layerId);
      try {
        around.set(layerId, isDrawnWhole(layer.record.role) ? await openLayer(layerId) : await nearLayer(layer, ground, run.system, job));
      } finally {
        close();
      }
    } catch (fault) {
      if (!(fault instanceof ProblemError) || needed.has(layerId)) throw fault;
      const note = { code: fault.problem.code, ...(fault.problem.params && { params: fault.problem.params }) };
      if (!notes.some((told) => JSON.stringify(told) === JSON.stringify(note))) notes.push(note);
    }
  }
  return around;
}
