/** One period against the last: what was mined since, what disappeared or moved, whether an excess grew. */
import type { Job } from '../../base/job.ts';
import { stop } from '../../base/news.ts';
import { planarArea } from '../../geometry/area.ts';
import { difference } from '../../geometry/clip.ts';
import type { AreaParts } from '../../model/mine-drawing.ts';
import type { MineWorkings, PeriodComparison, PeriodTotals, Quantity, WorkingMeasure } from '../../model/workings.ts';
import type { CheckedPeriod } from './contract.ts';
import { lengthOfStretches, sidesOfPath, twoPointPaths } from './distances.ts';
import { findDiscrepancies, movedWorkings } from './discrepancies.ts';
import { compareExcesses, compareIntrusions } from './excess-change.ts';
import { groundOnce } from './ground-once.ts';
import { stretchesOutside } from './line-outside.ts';
import { densityOf } from './stated-quantities.ts';
import { areaOfSeams, GroundOfPeriod, isWide, pathsOf, shaped, type ShapedWorking } from './shaped-workings.ts';

/** Mines that both periods know, in the order of the later one. Stops when the drawings are in different planes. */
export async function comparePeriods(previous: CheckedPeriod, current: CheckedPeriod, job: Job): Promise<readonly PeriodComparison[]> {
  if (previous.drawing.system.id !== current.drawing.system.id) stop('workings.periods-other-plane', { file: previous.drawing.file, other: current.drawing.file }, { file: previous.drawing.file });
  const before = new Map(previous.run.mines.map((mine) => [mine.rightId, mine]));
  const comparisons: PeriodComparison[] = [];
  for (const mine of current.run.mines) {
    const earlier = before.get(mine.rightId);
    if (!earlier) continue;
    await job.pause();
    comparisons.push(compareMine(earlier, previous, mine, current));
  }
  return comparisons;
}

function compareMine(earlier: MineWorkings, previous: CheckedPeriod, mine: MineWorkings, current: CheckedPeriod): PeriodComparison {
  const then = shaped(earlier, previous);
  const now = shaped(mine, current);
  const { system, ellipsoidalEdges: edges } = current.run;
  const moved = movedWorkings(then, now);
  const standing = now.filter((working) => ![...moved.values()].includes(working));
  const before = new GroundOfPeriod(then);
  const parts: AreaParts[number][] = [];
  const unchanged = new Set(then.map(({ measure }) => outlineKey(measure)));
  const added: ShapedWorking[] = [];
  for (const { measure, shape } of standing) {
    if (shape.kind !== 'area' || unchanged.has(outlineKey(measure))) continue;
    const pieces = difference(shape.parts, before.ground(measure)).filter(isWide);
    parts.push(...pieces);
    added.push({ measure, shape: { kind: 'area', parts: pieces } });
  }
  const quantity = quantityOf(added, current);
  const stretches = standing.flatMap(({ measure, shape }) => (shape.kind === 'line' && measure.kind === 'roadway' ? shape.paths.flatMap((path) => stretchesOutside(path, before.lines(measure))) : []));
  return {
    rightId: mine.rightId,
    mineName: mine.mineName,
    previousPeriod: previous.run.period,
    period: current.run.period,
    previous: totalsOf(earlier, then, previous),
    current: totalsOf(mine, now, current),
    added: {
      parts, paths: twoPointPaths(stretches), ...areaOfSeams(added, system, edges), roadwayLengthMetres: lengthOfStretches(stretches),
      ...quantity,
    },
    discrepancies: findDiscrepancies(then, now, moved, system, edges),
    excesses: compareExcesses(earlier.workings, mine.workings),
    intrusions: compareIntrusions(earlier.workings, mine.workings),
  };
}

/** New ground × its thickness (× density × recovery), ground that two of them cover once; null when a factor of any is not known. */
function quantityOf(added: readonly ShapedWorking[], { drawing, run: { parameters } }: CheckedPeriod): Quantity {
  const areas = added.flatMap(({ measure, shape }) => (shape.kind === 'area' && shape.parts.length > 0 ? [{ measure, parts: shape.parts }] : []));
  if (areas.some(({ measure }) => measure.thicknessMetres === null)) return { volumeCubicMetres: null, tonnes: null };
  const grounds = groundOnce(areas.map(({ measure, parts }) => ({ parts, bodies: measure.bodies, thicknessMetres: measure.thicknessMetres, working: drawing.workings[measure.position]! })));
  const volumes = areas.map(({ measure }, i) => measure.thicknessMetres! * grounds[i]!.reduce((area, part) => area + planarArea(part), 0));
  const densities = areas.map(({ measure }) => densityOf(measure, parameters));
  return {
    volumeCubicMetres: volumes.reduce((sum, volume) => sum + volume, 0),
    tonnes: densities.includes(null) || (areas.length === 0 && densityOf(null, parameters) === null) ? null : volumes.reduce((sum, volume, i) => sum + volume * densities[i]! * (parameters.recoveryShare ?? 1), 0),
  };
}

/** Workings of one seam whose box and area agree to the micrometre are the same outline, which most are. */
function outlineKey({ extent, whole, bodies }: WorkingMeasure): string {
  return [...extent, whole.areaPlanarSquareMetres, ...bodies].map((value) => value.toFixed(6)).join(' ');
}

function totalsOf(mine: MineWorkings, workings: readonly ShapedWorking[], { run }: CheckedPeriod): PeriodTotals {
  const roadways = workings.filter(({ measure }) => measure.kind === 'roadway');
  return { ...areaOfSeams(workings, run.system, run.ellipsoidalEdges), roadwayLengthMetres: lengthOfStretches(pathsOf(roadways).flatMap(sidesOfPath)), volumeCubicMetres: mine.volumeCubicMetres };
}
