/** Points thinned to a grid: each cell gets the mean of its points; empty cells may be spanned by triangles between them. */
import { partOfJob, type Job } from '../../base/job.ts';
import { NewsCollector, stop, type Outcome } from '../../base/news.ts';
import { formatNumber } from '../../base/units.ts';
import { judgeSystem } from '../../crs/guess.ts';
import { convertCoordinates } from '../../crs/transform.ts';
import { looksLikeDegrees } from '../../geometry/local-metres.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import type { Extent } from '../../model/extent.ts';
import { frameOf, meanPoints, meansOfCells, type EachPoint } from './cell-means.ts';
import { fillBetween } from './fill-between.ts';
import { CELLS_AT_ONCE, leastCell, MOST_CELLS, MOST_TRIANGULATED_POINTS } from './limits.ts';
import { ownSpacing } from './own-spacing.ts';
import { isGroundHeight } from './plausible.ts';
import type { PointSource } from './point-source.ts';

export interface CloudFacts {
  readonly count: number;
  /** East, north: exchanged where they stand the other way round. */
  readonly extent: Extent;
  readonly elevations: readonly [lowest: number, highest: number];
  /** The first number was the northing. */
  readonly axesSwapped: boolean;
  readonly unreadable: number;
  readonly implausible: number;
}

/** Walks the points once: how many, where, how high. Stops when there are none. */
export async function surveyCloud(points: PointSource, job: Job): Promise<CloudFacts> {
  const { file } = points;
  let [count, implausible] = [0, 0];
  let [x0, y0, x1, y1, lowest, highest] = [Infinity, Infinity, -Infinity, -Infinity, Infinity, -Infinity];
  const unreadable = await points.each(job, (x, y, z) => {
    if (!isGroundHeight(z)) {
      implausible++;
      return;
    }
    count++;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
    if (z < lowest) lowest = z;
    if (z > highest) highest = z;
  });
  if (count === 0) stop('surface.cloud-empty', { file }, { file });
  const axesSwapped = judgeSystem(null, [x0, y0, x1, y1], file).axesLookSwapped;
  return { count, extent: axesSwapped ? [y0, x0, y1, x1] : [x0, y0, x1, y1], elevations: [lowest, highest], axesSwapped, unreadable, implausible };
}

export interface ThinnedCloud {
  readonly grid: ElevationGrid;
  readonly pointCount: number;
  /** Cells that got at least one point. */
  readonly filledCells: number;
  /** The first number was the northing. */
  readonly axesSwapped: boolean;
}

/** How points become cells. Without `system` and `plane` they lie in metres as they stand. */
export interface Thinning {
  readonly cellMetres: number;
  readonly system: CoordinateSystem | null;
  readonly plane: CoordinateSystem | null;
  readonly fillMetres: number;
}

/**
 * Cells lie on round lines, so that two surveys of one pit share them; a raster written as points keeps its own. Degrees need a plane to go to. Besides the grid
 * itself only the sums of `cellsAtOnce` cells are held: the points are read again for every such strip.
 */
export async function thinPointCloud(points: PointSource, { cellMetres, system, plane, fillMetres }: Thinning, job: Job, cellsAtOnce = CELLS_AT_ONCE): Promise<Outcome<ThinnedCloud>> {
  const { file } = points;
  const news = new NewsCollector();
  news.problems.push(...points.problems);
  const facts = await surveyCloud(points, partOfJob(job, 0, 0.2));
  const { axesSwapped } = facts;
  const convert = system && plane && system.id !== plane.id ? (flat: Float64Array) => convertCoordinates(flat, system, plane) : null;
  if (!convert && looksLikeDegrees(facts.extent)) stop('surface.degrees', { file }, { file });
  const each: EachPoint = (take, eachJob) => eachConverted(points, axesSwapped, convert, eachJob, take);
  const frame = convert ? frameOf(await boxOf(each, partOfJob(job, 0.2, 0.4)), cellMetres, null) : frameOf(facts.extent, cellMetres, ownSpacing(facts.extent, facts.count));
  const cells = frame.columns * frame.rows;
  if (cells > MOST_CELLS) stop('surface.grid-too-large', { file, cells: formatNumber(cells, 0), most: formatNumber(MOST_CELLS, 0), least: leastCell(cellMetres, cells) }, { file });
  const { elevations, filledCells } = await meansOfCells(each, frame, cellsAtOnce, partOfJob(job, 0.4, fillMetres > 0 ? 0.7 : 1));
  const grid: ElevationGrid = { ...frame, elevations };
  if (facts.unreadable > 0) news.problem('partial', 'surface.cloud-unreadable', { file, count: facts.unreadable }, { file });
  if (facts.implausible > 0) news.note('surface.implausible', { file, count: facts.implausible }, { file });
  if (axesSwapped) news.note('surface.cloud-swapped', { file }, { file });
  news.note('surface.cloud-thinned', { file, points: facts.count, cell: cellMetres, filled: filledCells, cells }, { file });
  if (fillMetres <= 0) return news.outcome({ grid, pointCount: facts.count, filledCells, axesSwapped });
  // Told before their places are looked for, which would take memory for every one of them.
  if (filledCells > MOST_TRIANGULATED_POINTS) stop('surface.too-many-to-join', { count: formatNumber(filledCells, 0), most: formatNumber(MOST_TRIANGULATED_POINTS, 0) }, { file });
  const added = await fillBetween(grid, await meanPoints(each, grid, filledCells, partOfJob(job, 0.7, 0.9)), fillMetres, partOfJob(job, 0.9, 1));
  if (added > 0) news.note('surface.cloud-filled', { file, count: added, metres: fillMetres }, { file });
  return news.outcome({ grid, pointCount: facts.count, filledCells: filledCells + added, axesSwapped });
}

async function boxOf(each: EachPoint, job: Job): Promise<Extent> {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  await each((x, y) => {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }, job);
  return [west, south, east, north];
}

const BATCH_POINTS = 50_000;

async function eachConverted(points: PointSource, axesSwapped: boolean, convert: ((flat: Float64Array) => Float64Array) | null, job: Job, take: (east: number, north: number, z: number) => void): Promise<void> {
  const [flat, heights] = [new Float64Array(2 * BATCH_POINTS), new Float64Array(BATCH_POINTS)];
  let used = 0;
  const flush = (): void => {
    const moved = convert!(flat.subarray(0, 2 * used));
    for (let i = 0; i < used; i++) take(moved[2 * i]!, moved[2 * i + 1]!, heights[i]!);
    used = 0;
  };
  await points.each(job, (x, y, z) => {
    if (!isGroundHeight(z)) return;
    const [east, north] = axesSwapped ? [y, x] : [x, y];
    if (!convert) {
      take(east, north, z);
      return;
    }
    flat[2 * used] = east;
    flat[2 * used + 1] = north;
    heights[used++] = z;
    if (used === BATCH_POINTS) flush();
  });
  if (convert) flush();
}
