/** What a report tells of a mine's workings: the newest check of each source, the one before it, and sections. */
import { proposeSections } from '../../shared/analysis/section/propose-section.ts';
import { sectionAlong } from '../../shared/analysis/section/section-along.ts';
import type { AnalysisLayer } from '../../shared/analysis/analysis-layer.ts';
import { comparePeriods } from '../../shared/analysis/workings/compare-periods.ts';
import { licensedMines } from '../../shared/analysis/workings/licensed-mines.ts';
import type { Job } from '../../shared/base/job.ts';
import { extentOfRings } from '../../shared/geometry/extent-of-rings.ts';
import type { Section } from '../../shared/model/section.ts';
import type { WorkingsRun } from '../../shared/model/workings.ts';
import { WORKINGS_SOURCES } from '../../shared/model/workings-source.ts';
import type { WorkingsChapter } from '../../shared/report/workings/input.ts';
import { database } from '../storage/database.ts';
import { drawingToCheck } from './checked-drawing.ts';
import { openDrawingIn } from './opened-drawings.ts';
import { comparedTerrainOf, terrainOf } from './opened-surfaces.ts';

/** Roadways nearer to the section than this are projected onto it. */
export const STRIP_METRES = 15;

/** The last check of a mine's newest half-year that was checked and not sent back, one of its drawings and one of its pit surveys, as far as there are any: neither speaks for the other. */
export async function newestChecks(rightId: string): Promise<readonly WorkingsRun[]> {
  const runs = await checksOf(rightId);
  return WORKINGS_SOURCES.flatMap((source) => runs.find(({ input }) => (input.source ?? 'drawing') === source) ?? []);
}

async function checksOf(rightId: string): Promise<readonly WorkingsRun[]> {
  const own = new Set(await database.deliveries.where('rightId').equals(rightId).filter(({ status }) => status !== 'returned').primaryKeys());
  const runs = await database.workingsRuns.filter((run) => run.input.deliveryId !== null && own.has(run.input.deliveryId)).toArray();
  return runs.toSorted((a, b) => b.period.localeCompare(a.period) || b.finishedAt.localeCompare(a.finishedAt));
}

/** `line`: east, north corners of a section in the plane of the run; null proposes one. Further ones go through excesses that it does not show. */
export async function workingsChapter(rightId: string, run: WorkingsRun, rights: AnalysisLayer, line: readonly number[] | null, job: Job): Promise<WorkingsChapter> {
  const { mine: drawing, delivery } = await drawingToCheck(run.input.deliveryId!, rights, run.earthwork ? { deliveryId: run.earthwork.earlierId, noiseMetres: run.earthwork.noiseMetres } : null, run.parameters.elevationToleranceMetres, run.system, job);
  const surfaces = new Set(await database.deliveries.filter(({ surface }) => surface !== undefined).primaryKeys());
  const earlier = (await checksOf(rightId)).find((other) => !delivery.surface && other.period < run.period && other.system.id === run.system.id && !surfaces.has(other.input.deliveryId!));
  const comparison = earlier
    ? ((await comparePeriods({ run: earlier, drawing: (await openDrawingIn(earlier.input.deliveryId!, run.system)).mine }, { run, drawing }, job)).find((each) => each.rightId === rightId) ?? null)
    : null;
  const own = licensedMines(rights, run.system).value.find(({ right }) => right.id === rightId);
  const checked = run.mines.find((mine) => mine.rightId === rightId) ?? null;
  const cuts = own ? proposeSections(extentOfRings(own.parts.flat()), drawing.workings, checked, line) : line ? [line] : [];
  const [terrain, comparedTerrain] = [await terrainOf(delivery, run.system), await comparedTerrainOf(delivery, run.earthwork?.earlierId ?? null, run.system)];
  const sections: Section[] = [];
  for (const cut of cuts) sections.push(await sectionAlong({ line: cut, drawing, rights, run, terrain, comparedTerrain, stripMetres: STRIP_METRES }, job));
  return { run, drawing, comparison, sections };
}
