/** A drawing's workings against the licences: each working with its mine, every mine with its sums. */
import type { Job } from '../../base/job.ts';
import { NewsCollector, stop, type Note } from '../../base/news.ts';
import { stableId } from '../../base/stable-id.ts';
import { elevationNote, NATIONAL_DIFFERENCE } from '../../crs/elevation.ts';
import { formatNumber } from '../../base/units.ts';
import type { ElevationDatum, ElevationDifference } from '../../model/elevation-datum.ts';
import type { Working } from '../../model/mine-drawing.ts';
import type { MineWorkings, WorkingsRun } from '../../model/workings.ts';
import { ENGINE_STATEMENT } from '../engine-statement.ts';
import { mineOf } from './assign-workings.ts';
import { compareBoundaries } from './boundary-agreement.ts';
import type { WorkingsCheck } from './contract.ts';
import { beyondDesign } from './design.ts';
import { Grounds } from './ground.ts';
import { licensedMines } from './licensed-mines.ts';
import { measureWorkings } from './measure-workings.ts';
import { sumOfMine } from './mine-sums.ts';
import { preparePillars, type Neighbour } from './neighbours.ts';

/**
 * Mines that have workings in the drawing. The mine that a drawing is of is best stated (`rightId`): then a working that
 * lies wholly in the neighbour's ground counts as this mine's. Else each working goes to the mine it lies in.
 */
export async function checkWorkings({ rights, drawing, input, parameters, edges, rightId, startedAt, elevationDifference = NATIONAL_DIFFERENCE }: WorkingsCheck, job: Job): Promise<WorkingsRun> {
  const { system } = drawing;
  const news = new NewsCollector();
  job.report({ stage: 'workings.stage.check', params: { file: input.file }, fraction: 0 });
  const read = licensedMines(rights, system, { datum: drawing.elevationDatum, difference: elevationDifference });
  news.notes.push(...read.notes);
  news.problems.push(...read.problems);
  const mines = read.value;
  compareBoundaries(drawing, mines, parameters.planToleranceMetres, news);
  const own = rightId === null ? -1 : mines.findIndex(({ right }) => right.id === rightId);
  if (rightId !== null && own < 0) stop('workings.right-unknown', { right: rightId, layer: rights.record.name }, { file: rights.record.name });
  const byMine = new Map<number, { working: Working; position: number }[]>();
  for (const [position, working] of drawing.workings.entries()) {
    if (position % 256 === 0) await job.pause();
    const mine = own >= 0 ? own : mineOf(working, mines);
    if (mine < 0) continue;
    const list = byMine.get(mine);
    if (list) list.push({ working, position });
    else byMine.set(mine, [{ working, position }]);
  }
  const neighbours = mines.map(({ right, bodies, extent }): Neighbour => ({ rightId: right.id, mineName: right.mineName, bodies, extent, grounds: new Grounds(bodies, 0) }));
  const pillars = preparePillars(drawing.pillars);
  const measured: MineWorkings[] = [];
  for (const [position, { right, bodies, step }] of mines.entries()) {
    const workings = byMine.get(position);
    if (!workings) continue;
    job.report({ stage: 'workings.stage.mine', params: { mine: right.mineName, count: workings.length }, fraction: measured.length / byMine.size });
    if (bodies.every((body) => body.elevationTopMetres === null && body.elevationBottomMetres === null)) news.note('analysis.workings-right-without-limits', { mine: right.mineName });
    const others = neighbours.filter((_one, other) => other !== position);
    const measures = await measureWorkings({ workings, bodies, otherwiseMetres: step.otherwiseMetres, neighbours: others, pillars, system, edges, parameters }, job);
    const limitsDatum = right.elevationDatum?.datum ?? null;
    const mine: MineWorkings = { ...sumOfMine(right.id, right.mineName, measures, { drawing, edges, bodies, planToleranceMetres: parameters.planToleranceMetres, neighbours: others, pillars }), limitsDatum };
    if (measures.some(({ elevationBand }) => elevationBand !== null)) {
      const said = sayDatums(limitsDatum, drawing.elevationDatum, elevationDifference);
      const known = news.notes.some((note) => said !== null && note.code === said.code && JSON.stringify(note.params) === JSON.stringify(said.params));
      if (said && !known) news.note(said.code, said.params, { file: input.file });
      if (step.otherwiseMetres.length > 0) sayWhetherDecides(mine, elevationDifference, news);
    }
    if (mine.withoutElevation > 0) news.note('workings.mine-without-elevation', { mine: right.mineName, count: mine.withoutElevation });
    measured.push(mine);
  }
  return {
    id: stableId('workings', input.period, input.sha256, rights.record.id, startedAt), period: input.period, startedAt, finishedAt: new Date().toISOString(), engine: ENGINE_STATEMENT,
    parameters, ellipsoidalEdges: edges, elevationDifference, system, rightsLayerId: rights.record.id, rightsLayerName: rights.record.name, rightsSha256: rights.record.source.sha256, ...(rights.record.revision !== undefined && { rightsRevision: rights.record.revision }), input,
    mines: measured, design: beyondDesign(drawing, edges), notes: news.notes, problems: news.problems,
  };
}

/** How the limits were set against the drawing's elevations; null when both state the same datum. */
function sayDatums(rights: ElevationDatum | null, drawing: ElevationDatum | null, difference: ElevationDifference): Note | null {
  if (rights !== null && drawing !== null) return rights === drawing ? null : elevationNote(rights, drawing, difference);
  const metres = formatNumber(Math.abs(difference.metres), 3);
  if (drawing !== null) return { code: 'elevation.unstated-rights', params: { drawing: { code: `drawing.datum.${drawing}` }, metres } };
  if (rights !== null) return { code: 'elevation.unstated-drawing', params: { rights: { code: `drawing.datum.${rights}` }, metres } };
  return { code: 'elevation.unstated-both', params: { metres } };
}

const NAMES_TOLD = 8;

function sayWhetherDecides({ rightId, mineName, workings }: MineWorkings, difference: ElevationDifference, news: NewsCollector): void {
  const open = workings.filter(({ datumDecides }) => datumDecides);
  if (open.length === 0) {
    news.note('elevation.holds', { right: rightId, mine: mineName });
    return;
  }
  const names = [...new Set(open.map(({ name, layer }) => (name === '' ? layer : name)))];
  news.note('elevation.decides', { right: rightId, mine: mineName, names: names.slice(0, NAMES_TOLD), count: open.length, metres: formatNumber(Math.abs(difference.metres), 3) });
}
