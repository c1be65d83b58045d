/** Printed map sheets: of each layer only what lies on the sheet is read. */
import { readable, type ReadableLayer } from '../../../shared/analysis/analysis-layer.ts';
import { standingFindings } from '../../../shared/analysis/finding-layers.ts';
import { readMiningRights } from '../../../shared/analysis/mining-rights.ts';
import { partOfJob, type Job } from '../../../shared/base/job.ts';
import { ProblemError, type Note } from '../../../shared/base/news.ts';
import { toSvg } from '../../../shared/figure/svg.ts';
import { text, translator } from '../../../shared/i18n/text.ts';
import { withSampleInput } from '../../../shared/model/sample-run.ts';
import { mineSheetName, plainFileName } from '../../../shared/report/file-name.ts';
import { drawGroundSheet, drawMineSheet, type SheetResults } from '../../../shared/report/map-sheet.ts';
import type { GroundPainter, GroundPiece } from '../../../shared/report/sheet-ground.ts';
import type { MapSheet } from '../../../shared/figure/layout/map-sheet.ts';
import { database } from '../../storage/database.ts';
import type { CallContext } from '../channel.ts';
import type { DrawnSheet, SheetsAnswer, SheetsRequest } from '../contract.ts';
import { borrowLayer, openLayer, type BorrowedLayer } from '../opened-layers.ts';
import { findingArea, runById } from './analysis.ts';

/** The sheets asked for, in order; a layer whose files are gone is told and left out. */
export async function mapSheets({ job, ask }: CallContext, request: SheetsRequest): Promise<SheetsAnswer> {
  const { subject, settings, asOf, language } = request;
  const notes: Note[] = [];
  const borrowed = new Map<string, BorrowedLayer>();
  try {
    for (const layerId of new Set([...request.layerIds, ...request.insetLayerIds])) {
      try {
        borrowed.set(layerId, await borrowLayer(layerId));
      } catch (fault) {
        if (!(fault instanceof ProblemError)) throw fault;
        notes.push({ code: fault.problem.code, ...(fault.problem.params && { params: fault.problem.params }) });
      }
    }
    const layersOf = (ids: readonly string[]): ReadableLayer[] => ids.flatMap((id) => borrowed.get(id)?.layer ?? []).map(readable);
    const ground: GroundPainter = { baseMaps: request.baseMaps, paint: async (frame, system, ids) => (await ask('paintGround', [frame, system, ids])) as GroundPiece };
    const common = { ground, settings, asOf, language, looks: request.looks, layers: layersOf(request.layerIds), insetLayers: layersOf(request.insetLayerIds) };
    if (subject.kind === 'ground') {
      const sheet = await drawGroundSheet({ ...common, position: request.firstPosition, system: subject.system, extent: subject.extent }, job);
      return { sheets: [drawn(sheet, text(language, 'sheet.fileOfGround'))], notes };
    }
    const rightsLayer = await openLayer(subject.rightsLayerId);
    const rights = new Map(readMiningRights(rightsLayer).value.map((right) => [right.id, right]));
    const results = request.runId === null ? null : await resultsOf(request.runId, subject.rightIds, settings.conflicts ? notes : [], job);
    const sheets: DrawnSheet[] = [];
    for (const [index, rightId] of subject.rightIds.entries()) {
      const right = rights.get(rightId);
      if (!right) {
        notes.push({ code: 'project.right-unknown', params: { right: rightId } });
        continue;
      }
      const [from, to] = [index / subject.rightIds.length, (index + 1) / subject.rightIds.length];
      job.report({ stage: 'sheet.stage.draw', params: { mine: right.mineName, done: index + 1, total: subject.rightIds.length }, fraction: from });
      await job.pause();
      // What is read is told only where one sheet is all there is to wait for.
      const part = partOfJob(job, from, to);
      const sheet = await drawMineSheet({ ...common, position: request.firstPosition + index, right, rights: rightsLayer, results }, subject.rightIds.length > 1 ? { ...part, report: () => {} } : part);
      sheets.push(drawn(sheet, mineSheetName(right.mineName, request.firstPosition === 1 && subject.rightIds.length === 1 ? null : request.firstPosition + index, translator(language))));
    }
    return { sheets, notes };
  } finally {
    for (const { close } of borrowed.values()) close();
  }
}

/** What the run found and can still be vouched for; of what was found with layers that are gone a note says that it is left off. */
async function resultsOf(runId: string, rightIds: readonly string[], notes: Note[], job: Job): Promise<SheetResults> {
  const layers = await database.layers.toArray();
  // Runs of older versions know only by their layers that they are of the sample.
  const run = layers.filter(({ sample }) => sample).reduce((marked, { id }) => withSampleInput(marked, id), await runById(runId));
  const kept = await database.findings.where('runId').equals(run.id).toArray();
  const layerIds = new Set(layers.map(({ id }) => id));
  const findings = standingFindings(kept, run, layerIds).standing;
  const onSheets = kept.filter(({ rightId, evidence }) => evidence.kind !== 'expired' && rightIds.includes(rightId));
  const { left, gone } = standingFindings(onSheets, run, layerIds);
  if (left.length > 0) notes.push({ code: 'sample.sheet.leftOff', params: { run: run.number, layers: gone.length, name: gone[0]!, count: left.length } });
  const decisions = await database.decisions.toArray();
  return { run, findings, decisions, piecesOf: (finding) => findingArea(finding, run, { ...job, report: () => {} }) };
}

function drawn({ pages, denominator, showsAll, place }: MapSheet, name: string): DrawnSheet {
  const [first] = pages;
  return {
    fileName: plainFileName(name),
    pages: pages.map((page) => toSvg(page, { hatchesAsLines: true })),
    widthMillimetres: first?.widthMillimetres ?? 0,
    heightMillimetres: first?.heightMillimetres ?? 0,
    denominator,
    showsAll,
    place,
  };
}
