/** The vertical section along any line: terrain, seams, licensed bodies with their limits, workings and pillars. */
import type { Job } from '../../base/job.ts';
import { NATIONAL_DIFFERENCE } from '../../crs/elevation.ts';
import { stop } from '../../base/news.ts';
import { extentOfRings } from '../../geometry/extent-of-rings.ts';
import { extentsTouch, growExtent } from '../../model/extent.ts';
import type { Ring, Working } from '../../model/mine-drawing.ts';
import type { Section, SectionBody, SectionSurface, SectionWorking, TerrainSource } from '../../model/section.ts';
import type { WorkingMeasure } from '../../model/workings.ts';
import type { SectionRequest } from '../workings/contract.ts';
import { licensedMines } from '../workings/licensed-mines.ts';
import { workingKey } from '../workings/working-key.ts';
import { floorsOf } from './floors.ts';
import { legsOf, stretchesInside } from './line-walk.ts';
import { roadwayOnLine } from './roadways.ts';
import { profileOfGrid, profileOfPoints } from './surface-profile.ts';

/** A shorter line, metres, shows nothing. */
export const LEAST_SECTION_METRES = 1;

/** The same surface so much higher. */
function raised(surface: SectionSurface | null, addMetres: number): SectionSurface | null {
  if (!surface || addMetres === 0) return surface;
  return { ...surface, profiles: surface.profiles.map((profile) => profile.map((value, i) => (i % 2 === 1 ? value + addMetres : value))) };
}

/** Whether a line is long enough to cut along. */
export function isSection(line: Ring): boolean {
  return legsOf(line).reduce((sum, leg) => sum + leg.length, 0) >= LEAST_SECTION_METRES;
}

/** Stops when the line has no length to speak of. */
export async function sectionAlong({ line, drawing, rights, run, terrain, comparedTerrain = null, stripMetres, elevationDifference = run?.elevationDifference ?? NATIONAL_DIFFERENCE }: SectionRequest, job: Job): Promise<Section> {
  if (!isSection(line)) stop('delivery.section.tooShort', { metres: LEAST_SECTION_METRES });
  const legs = legsOf(line);
  const lengthMetres = legs.reduce((sum, leg) => sum + leg.length, 0);
  await job.pause();
  const chosen = terrain && raised(profileOfGrid(terrain.grid, legs), terrain.addMetres ?? 0);
  const compared = comparedTerrain && raised(profileOfGrid(comparedTerrain.grid, legs), comparedTerrain.addMetres ?? 0);
  const ground = chosen ?? profileOfPoints(drawing.terrain, legs);
  const terrainSource: TerrainSource | null = chosen ? { kind: 'surface', ...terrain!.name } : ground && { kind: 'drawing' };
  await job.pause();
  const seams = drawing.seams.flatMap(({ name, points }) => {
    const surface = profileOfPoints(points, legs);
    return surface ? [{ name, ...surface }] : [];
  });
  await job.pause();
  const bodies = rights === null ? [] : licensedMines(rights, drawing.system, { datum: drawing.elevationDatum, difference: elevationDifference }).value.flatMap(({ right, bodies: own }) => own.flatMap((body): SectionBody[] => {
    const stretches = stretchesInside(legs, body.parts.flat());
    return stretches.length === 0 ? [] : [{ rightId: right.id, mineName: right.mineName, name: body.name, stretches, topMetres: body.elevationTopMetres, bottomMetres: body.elevationBottomMetres }];
  }));
  const measures = new Map<number, WorkingMeasure>((run?.mines ?? []).flatMap((mine) => mine.workings.map((measure) => [measure.position, measure] as const)));
  const near = growExtent(extentOfRings([line]), stripMetres);
  const withoutElevation: string[] = [];
  const workings = drawing.workings.flatMap((working, position): SectionWorking[] => {
    const rings: readonly Ring[] = working.shape.kind === 'area' ? working.shape.parts.flat() : working.shape.paths;
    if (!extentsTouch(extentOfRings(rings), near)) return [];
    const measure = measures.get(position);
    const found = onLine(working, measure, legs, stripMetres);
    if (found === 'flat') withoutElevation.push(working.name);
    return found === null || found === 'flat' ? [] : [found];
  });
  const pillars = drawing.pillars.flatMap(({ name, parts }) => {
    const stretches = stretchesInside(legs, parts.flat());
    return stretches.length === 0 ? [] : [{ name, stretches }];
  });
  const section = { line, lengthMetres, bends: legs.slice(1).map(({ from }) => from), elevationDatum: drawing.elevationDatum, terrain: ground, terrainSource, ...(compared && { comparedTerrain: { ...compared, name: comparedTerrain!.name } }), seams, bodies, workings, pillars, tolerance: toleranceOf(run), withoutElevation };
  return { ...section, elevations: rangeOf(section) };
}

function toleranceOf(run: SectionRequest['run']): Section['tolerance'] {
  return run && { planMetres: run.parameters.planToleranceMetres, elevationMetres: run.parameters.elevationToleranceMetres };
}

/** null: not on the line; `flat`: on it, at no known elevation. */
function onLine(working: Working, measure: WorkingMeasure | undefined, legs: ReturnType<typeof legsOf>, stripMetres: number): SectionWorking | 'flat' | null {
  const { shape, kind, name, year } = working;
  const common = { key: measure?.key ?? workingKey(kind, name), name, kind, year, band: measure?.band ?? null };
  if (shape.kind === 'area') {
    const stretches = stretchesInside(legs, shape.parts.flat());
    if (stretches.length === 0) return null;
    const floors = floorsOf(shape, working.elevation, stretches, legs);
    return floors.length === 0 ? 'flat' : { ...common, floors, thicknessMetres: measure?.thicknessMetres ?? working.thicknessMetres, along: [], crossings: [] };
  }
  const { along, crossings, isOnLine } = roadwayOnLine(shape, working.elevation, legs, stripMetres);
  if (!isOnLine) return null;
  return along.length + crossings.length === 0 ? 'flat' : { ...common, floors: [], thicknessMetres: null, along, crossings };
}

function rangeOf({ terrain, comparedTerrain, seams, bodies, workings }: Pick<Section, 'terrain' | 'comparedTerrain' | 'seams' | 'bodies' | 'workings'>): Section['elevations'] {
  let [lowest, highest] = [Infinity, -Infinity];
  const meet = (elevation: number): void => {
    lowest = Math.min(lowest, elevation);
    highest = Math.max(highest, elevation);
  };
  const profiles = [...(terrain?.profiles ?? []), ...(comparedTerrain?.profiles ?? []), ...seams.flatMap((seam) => seam.profiles), ...workings.flatMap(({ floors, along }) => [...floors, ...along])];
  for (const profile of profiles) for (let i = 1; i < profile.length; i += 2) meet(profile[i]!);
  for (const { topMetres, bottomMetres } of bodies) for (const limit of [topMetres, bottomMetres]) if (limit !== null) meet(limit);
  for (const { crossings } of workings) for (const [, elevation] of crossings) meet(elevation);
  return lowest > highest ? null : [lowest, highest];
}
