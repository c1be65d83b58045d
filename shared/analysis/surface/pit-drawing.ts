/**
 * A pit survey as the check of workings sees it: what was lowered inside the licence, what outside, and where the ground
 * lies below the lower limit, each an area with its mean depth, so that area × thickness is the volume of its cells.
 */
import type { Job } from '../../base/job.ts';
import { difference, intersect, type ClippedParts } from '../../geometry/clip.ts';
import { planarArea } from '../../geometry/area.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { ElevationDatum } from '../../model/elevation-datum.ts';
import type { ElevationGrid } from '../../model/elevation-grid.ts';
import type { MineDrawing, Working } from '../../model/mine-drawing.ts';
import type { LicensedMine } from '../workings/licensed-mines.ts';
import { cellsInside } from './cells-inside.ts';
import { groundOfLicence, lowestLimitOf } from './compare-surfaces.ts';
import { depthBelow, type SurfaceDifference } from './cut-fill.ts';
import { outlineCells } from './outline-cells.ts';

export interface PitSurvey {
  readonly file: string;
  readonly system: CoordinateSystem;
  readonly elevationDatum: ElevationDatum | null;
  readonly later: ElevationGrid;
  /** null without an earlier survey: then only the bottom is held against the limit. */
  readonly difference: SurfaceDifference | null;
  readonly noiseMetres: number;
  readonly mine: LicensedMine;
}

/** Cells belong where their middle lies; outlines are cut at the licence, so that no side of a cell counts as outside. */
export async function pitDrawing({ file, system, elevationDatum, later, difference: change, noiseMetres, mine }: PitSurvey, job: Job): Promise<MineDrawing> {
  const licence = groundOfLicence(mine);
  const inside = await cellsInside(later, licence, job);
  const limit = lowestLimitOf(mine);
  const isBelow = (cell: number): boolean => limit !== null && inside[cell] === 1 && depthBelow(later.elevations[cell]!, limit) > 0;
  const isCut = (cell: number): boolean => change !== null && change.metres[cell]! < -noiseMetres;
  const depthOfCut = (cell: number): number => -change!.metres[cell]!;
  const lowered = await workingOf(later, (cell) => isCut(cell) && inside[cell] === 1 && !isBelow(cell), depthOfCut, (parts) => intersect(parts, licence), job);
  const beyond = await workingOf(later, (cell) => isCut(cell) && inside[cell] === 0, depthOfCut, (parts) => difference(parts, licence), job);
  const below = await workingOf(later, isBelow, (cell) => limit! - later.elevations[cell]!, (parts) => intersect(parts, licence), job);
  return {
    file, system, elevationDatum, workings: [lowered, beyond, below].flatMap((working) => working ?? []), pillars: [], forbidden: [], drawnBoundaries: [], designBoundaries: [],
    terrain: new Float64Array(0), seams: [],
  };
}

/** null when no cell is marked. Its elevation is that of its bottom: what was stripped above an upper limit is no mining above it. */
async function workingOf(grid: ElevationGrid, marks: (cell: number) => boolean, depthMetres: (cell: number) => number, cutTo: (parts: ClippedParts) => ClippedParts, job: Job): Promise<Working | null> {
  const { elevations, cellMetres } = grid;
  const marked = new Uint8Array(elevations.length);
  let [depth, lowest] = [0, Infinity];
  for (let cell = 0; cell < marked.length; cell++) {
    if (cell % grid.columns === 0) await job.pause();
    if (Number.isNaN(elevations[cell]!) || !marks(cell)) continue;
    marked[cell] = 1;
    depth += depthMetres(cell);
    lowest = Math.min(lowest, elevations[cell]!);
  }
  if (lowest === Infinity) return null;
  const parts = cutTo(await outlineCells(grid, marked, job));
  // Written as surveys write it: single floats carry a tail of their own.
  lowest = Math.round(lowest * 1000) / 1000;
  const area = parts.reduce((sum, rings) => sum + Math.abs(planarArea(rings)), 0);
  if (area === 0) return null;
  return { name: '', kind: 'pit', layer: '', year: null, shape: { kind: 'area', parts }, elevation: { lowestMetres: lowest, highestMetres: lowest }, thicknessMetres: (depth * cellMetres ** 2) / area };
}
