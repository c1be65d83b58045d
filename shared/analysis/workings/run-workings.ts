/** Every working of a drawing given to the mine it belongs to, and measured against that mine's bodies. */
import type { Job } from '../../base/job.ts';
import { NewsCollector, type Outcome } from '../../base/news.ts';
import { repairEvenOdd } from '../../geometry/clip.ts';
import { featureParts } from '../../geometry/columns.ts';
import type { EllipsoidalEdges } from '../../geometry/ellipsoidal-area.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { MiningRight } from '../../model/mining-right.ts';
import type { AnalysisLayer } from '../analysis-layer.ts';
import { readMiningRights } from '../mining-rights.ts';
import { columnsInSystem } from '../rights-geometry.ts';
import { boundaryOf, distanceTo } from './boundary-distance.ts';
import type { LicensedBody, Working, WorkingBand, WorkingMeasure, WorkingsParameters } from './contract.ts';
import { stretchesOutside } from './line-outside.ts';
import { measureWorkings } from './measure-workings.ts';

/** One mine with its workings; sums are over workings, the distance and depths are the largest. */
export interface MineWorkings {
  readonly right: MiningRight;
  readonly measures: readonly WorkingMeasure[];
  readonly outside: Omit<WorkingMeasure['outside'], 'parts' | 'meanDistanceMetres'>;
  readonly belowLimitMetres: number;
  readonly aboveLimitMetres: number;
  readonly band: WorkingBand;
}

export interface WorkingsRequest {
  readonly rights: AnalysisLayer;
  readonly workings: readonly Working[];
  /** Projected; the workings' own. */
  readonly system: CoordinateSystem;
  readonly edges: EllipsoidalEdges;
  readonly parameters: WorkingsParameters;
}

/**
 * Mines that have workings in the drawing. A working belongs to the mine inside whose bodies most of its corners lie
 * in plan, else to the nearest; who knows that a drawing is of one mine hands over the rights of that mine alone.
 */
export async function runWorkings({ rights, workings, system, edges, parameters }: WorkingsRequest, job: Job): Promise<Outcome<readonly MineWorkings[]>> {
  const news = new NewsCollector();
  const read = readMiningRights(rights);
  news.notes.push(...read.notes);
  news.problems.push(...read.problems);
  const columns = columnsInSystem(rights, system);
  const mines = read.value
    .map((right) => ({ right, bodies: right.bodies.map((body): LicensedBody => ({ ...body, parts: repairEvenOdd(featureParts(columns, body.feature)) })).filter((body) => body.parts.length > 0) }))
    .filter(({ bodies }) => bodies.length > 0)
    .map((mine) => ({ ...mine, rings: mine.bodies.flatMap((body) => body.parts.map((part) => part.map(closed))), boundary: boundaryOf(mine.bodies.flatMap((body) => body.parts)), workings: [] as Working[] }));
  for (const working of workings) {
    const corners = cornersOf(working);
    let best: (typeof mines)[number] | null = null;
    let [bestInside, bestDistance] = [-1, Infinity];
    for (const mine of mines) {
      const inside = corners.filter(([east, north]) => mine.rings.some((part) => isInside(part, east, north))).length;
      const distance = inside > 0 ? 0 : Math.min(...corners.map(([east, north]) => distanceTo(mine.boundary, east, north)));
      if (inside > bestInside || (inside === bestInside && distance < bestDistance)) [best, bestInside, bestDistance] = [mine, inside, distance];
    }
    best?.workings.push(working);
  }
  const measured: MineWorkings[] = [];
  for (const mine of mines) {
    if (mine.workings.length === 0) continue;
    const limitless = mine.bodies.every((body) => body.elevationTopMetres === null && body.elevationBottomMetres === null);
    if (limitless) news.note('analysis.workings-right-without-limits', { mine: mine.right.mineName });
    const measures = await measureWorkings(mine.workings, mine.bodies, system, edges, parameters, job);
    measured.push(summed(mine.right, measures));
  }
  return news.outcome(measured);
}

const BANDS: readonly WorkingBand[] = ['inside', 'within-tolerance', 'outside'];

function summed(right: MiningRight, measures: readonly WorkingMeasure[]): MineWorkings {
  const sum = (value: (measure: WorkingMeasure) => number): number => measures.reduce((total, measure) => total + value(measure), 0);
  const most = (value: (measure: WorkingMeasure) => number): number => measures.reduce((largest, measure) => Math.max(largest, value(measure)), 0);
  return {
    right,
    measures,
    outside: {
      areaPlanarSquareMetres: sum(({ outside }) => outside.areaPlanarSquareMetres),
      areaEllipsoidalSquareMetres: sum(({ outside }) => outside.areaEllipsoidalSquareMetres),
      lengthMetres: sum(({ outside }) => outside.lengthMetres),
      longestDistanceMetres: most(({ outside }) => outside.longestDistanceMetres),
    },
    belowLimitMetres: most((measure) => measure.belowLimitMetres),
    aboveLimitMetres: most((measure) => measure.aboveLimitMetres),
    band: BANDS[most(({ band }) => BANDS.indexOf(band))]!,
  };
}

function cornersOf({ shape }: Working): (readonly [number, number])[] {
  const rings = shape.kind === 'area' ? shape.parts.flat() : shape.paths;
  return rings.flatMap((ring) => Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i]!, ring[2 * i + 1]!] as const));
}

/** A stretch of no length that is not outside. */
function isInside(rings: readonly Float64Array[], east: number, north: number): boolean {
  return stretchesOutside([east, north, east + 1e-6, north], rings).length === 0;
}

function closed(ring: ArrayLike<number>): Float64Array {
  const flat = Float64Array.from(ring);
  if (flat[0] === flat[flat.length - 2] && flat[1] === flat[flat.length - 1]) return flat;
  return Float64Array.of(...flat, flat[0]!, flat[1]!);
}
