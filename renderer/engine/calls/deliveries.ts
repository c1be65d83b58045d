/** Calls about drawings of the workspace: what the plan shows, the check, the comparison of two, the section. */
import { checkWorkings } from '../../../shared/analysis/workings/check-workings.ts';
import { comparePeriods } from '../../../shared/analysis/workings/compare-periods.ts';
import { sectionAlong } from '../../../shared/analysis/section/section-along.ts';
import { readMiningRights } from '../../../shared/analysis/mining-rights.ts';
import { raiseWorkingFindings } from '../../../shared/analysis/workings/raise-working-findings.ts';
import { beijingDay } from '../../../shared/base/beijing-time.ts';
import { assert, stop } from '../../../shared/base/news.ts';
import type { Rasteriser } from '../../../shared/figure/picture.ts';
import type { Language } from '../../../shared/i18n/text.ts';
import { writeDocx } from '../../../shared/report/docx.ts';
import { plainFileName } from '../../../shared/report/file-name.ts';
import { writeHtml } from '../../../shared/report/html.ts';
import { workingsDocument } from '../../../shared/report/workings/document.ts';
import { database } from '../../storage/database.ts';
import { readElevationDifference } from '../../storage/elevation-difference.ts';
import type { ReportFile } from '../contract.ts';
import { DEFAULT_ELLIPSOIDAL_EDGES } from '../../../shared/analysis/defaults.ts';
import { partOfJob } from '../../../shared/base/job.ts';
import { extentOfGrid } from '../../../shared/geometry/grid-points.ts';
import { extentsTouch } from '../../../shared/model/extent.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';
import type { Section } from '../../../shared/model/section.ts';
import { sourceOf, type SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { PeriodComparison, WorkingsInput, WorkingsParameters, WorkingsRun } from '../../../shared/model/workings.ts';
import type { CallContext } from '../channel.ts';
import { openLayer } from '../opened-layers.ts';
import { drawingToCheck } from '../checked-drawing.ts';
import type { EarlierSurvey } from '../surface-contract.ts';
import { openDrawingIn } from '../opened-drawings.ts';
import { comparedTerrainOf, terrainOf, terrainPoints } from '../opened-surfaces.ts';
import { STRIP_METRES, workingsChapter } from '../workings-chapter.ts';
import type { PlanScene } from '../plan-scene.ts';
import { meshOf, sceneOfDrawing, sceneOfSurface } from '../scene-of-drawing.ts';

export async function drawingScene(_context: CallContext, deliveryId: string, plane: CoordinateSystem): Promise<PlanScene> {
  const { delivery, columns, mine } = await openDrawingIn(deliveryId, plane);
  const { surface } = delivery;
  if (surface) return sceneOfSurface(deliveryId, mine, extentOfGrid(surface));
  assert(columns, 'a drawing has columns');
  const scene = sceneOfDrawing(deliveryId, columns, mine, (layer) => delivery.layerRoles[layer]);
  const chosen = await terrainOf(delivery, plane);
  // A surface of other ground leaves the drawing its own.
  return chosen && extentsTouch(extentOfGrid(chosen.grid), scene.extent) ? { ...scene, terrain: meshOf(terrainPoints(chosen)) } : scene;
}

export async function checkDrawing({ job }: CallContext, deliveryId: string, rightsLayerId: string, plane: CoordinateSystem, parameters: WorkingsParameters, earlier: EarlierSurvey | null): Promise<WorkingsRun> {
  const rights = await openLayer(rightsLayerId);
  const { delivery, mine, earthwork, notes, problems } = await drawingToCheck(deliveryId, rights, earlier, parameters.elevationToleranceMetres, plane, job);
  const run = await checkWorkings(
    { rights, drawing: mine, input: inputOf(delivery), parameters, edges: DEFAULT_ELLIPSOIDAL_EDGES, rightId: delivery.rightId, startedAt: new Date().toISOString(), elevationDifference: await readElevationDifference() },
    job,
  );
  return withPlainNumbers({ ...run, ...(earthwork && { earthwork }), notes: [...notes, ...run.notes], problems: [...problems, ...run.problems] });
}

function inputOf({ id, fileName, sha256, period, surveyedOn, surveyingFirm, surveyor, accuracy, elevationDatum, surface }: SurveyDelivery): WorkingsInput {
  return { deliveryId: id, source: sourceOf({ surface }), file: fileName, sha256, period, surveyedOn, surveyingFirm, surveyor, accuracy, elevationDatum };
}

/** Records are kept as JSON in backups: typed arrays become lists of numbers. */
export function withPlainNumbers<Value>(value: Value): Value {
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>) as Value;
  if (Array.isArray(value)) return value.map((each: unknown) => withPlainNumbers(each)) as Value;
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withPlainNumbers(each)])) as Value;
  return value;
}

/** B against A for the mine; null when both do not know it. Both were checked. */
export async function compareDrawings({ job }: CallContext, previousId: string, currentId: string, previousRun: WorkingsRun, currentRun: WorkingsRun, plane: CoordinateSystem): Promise<PeriodComparison | null> {
  const [previous, current] = [await openDrawingIn(previousId, plane), await openDrawingIn(currentId, plane)];
  const compared = await comparePeriods({ run: previousRun, drawing: previous.mine }, { run: currentRun, drawing: current.mine }, partOfJob(job, 0, 1));
  return compared.find(({ rightId }) => rightId === current.delivery.rightId) ?? null;
}

export async function drawingSection({ job }: CallContext, deliveryId: string, line: readonly number[], rightsLayerId: string | null, run: WorkingsRun | null, plane: CoordinateSystem, comparedId: string | null): Promise<Section> {
  const { delivery, mine } = await openDrawingIn(deliveryId, plane);
  const rights = rightsLayerId === null ? null : await openLayer(rightsLayerId);
  return sectionAlong({ line, drawing: mine, rights, run, terrain: await terrainOf(delivery, plane), comparedTerrain: await comparedTerrainOf(delivery, comparedId, plane), stripMetres: STRIP_METRES, elevationDifference: await readElevationDifference() }, job);
}

/** A fictional drawing stays fictional against anybody's licences. */
async function isSampleDelivery({ input }: WorkingsRun): Promise<boolean> {
  return input.deliveryId !== null && ((await database.deliveries.get(input.deliveryId))?.sample ?? false);
}

/** The check as a document of its own, with plan, section and the findings' law. */
export async function workingsReport({ job, ask }: CallContext, runId: string, rightId: string, line: readonly number[] | null, language: Language, format: 'docx' | 'html'): Promise<ReportFile> {
  const run = await database.workingsRuns.get(runId);
  if (!run) stop('project.run-unknown');
  const rights = await openLayer(run.rightsLayerId);
  const right = readMiningRights(rights).value.find(({ id }) => id === rightId);
  if (!right) stop('workings.right-unknown', { right: rightId, layer: rights.record.name });
  job.report({ stage: 'project.stage-report', params: { mine: right.mineName, done: 1, total: 1 }, fraction: 0.2 });
  const chapter = await workingsChapter(rightId, run, rights, line, job);
  const findings = raiseWorkingFindings(run, chapter.comparison ? [chapter.comparison] : []);
  const listed = await database.findings.where('rightId').equals(rightId).toArray();
  const plan = await database.plans.get(rightId);
  const document = workingsDocument({ ...chapter, right, rights, language, asOf: beijingDay(), findings, listed, ...(plan && { plan }), sample: rights.record.sample || (await isSampleDelivery(run)), createdOn: beijingDay() });
  const rasteriser: Rasteriser = { png: (picture, dotsPerInch) => ask('rasterise', [picture, dotsPerInch]) as Promise<Uint8Array> };
  const bytes = format === 'docx' ? await writeDocx(document, rasteriser) : new TextEncoder().encode(writeHtml(document));
  return { name: `${plainFileName(document.title)}.${format}`, bytes };
}
