/** Surfaces that a worker has open, and how they are stored. */
import { stop } from '../../shared/base/news.ts';
import { datumStep } from '../../shared/crs/elevation.ts';
import { systemMessage } from '../../shared/crs/systems.ts';
import { pointsOfGrid } from '../../shared/geometry/grid-points.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { ElevationGrid } from '../../shared/model/elevation-grid.ts';
import type { SurfaceName } from '../../shared/model/ground-surface.ts';
import type { SurveyDelivery } from '../../shared/model/survey-delivery.ts';
import { columnIdOfSurface } from '../../shared/project/drawing-columns.ts';
import { packSurface, unpackSurface } from '../../shared/project/surface-files.ts';
import { readLayerFile, readLayerManifest, writeLayerFiles } from '../storage/column-store.ts';
import { database } from '../storage/database.ts';
import { readElevationDifference } from '../storage/elevation-difference.ts';

export interface OpenedSurface {
  readonly delivery: SurveyDelivery;
  readonly grid: ElevationGrid;
  readonly name: SurfaceName;
}

/** The last ones used: two are compared. */
const KEPT = 2;
const opened = new Map<string, Promise<ElevationGrid>>();

/** Writes the heights; a failure leaves nothing. */
export async function writeSurface(deliveryId: string, grid: ElevationGrid): Promise<void> {
  const { manifest, files } = await packSurface(columnIdOfSurface(deliveryId), grid);
  await writeLayerFiles(manifest, files);
}

/** The surface in the plane asked for, with what is written about it now; stops when it is gone or lies in another plane (surfaces are laid into the map's plane when they are received). */
export async function openSurfaceIn(deliveryId: string, plane: CoordinateSystem): Promise<OpenedSurface> {
  const delivery = await database.deliveries.get(deliveryId);
  if (!delivery?.surface) stop('drawing.unknown');
  const key = `${deliveryId} ${plane.id}`;
  const reading = opened.get(key) ?? readGrid(delivery, plane);
  // The one used last stands last.
  opened.delete(key);
  opened.set(key, reading);
  reading.catch(() => opened.delete(key));
  for (const each of [...opened.keys()].slice(0, -KEPT)) opened.delete(each);
  return { delivery, grid: await reading, name: nameOf(delivery) };
}

async function readGrid({ id: deliveryId, fileName, system, surface }: SurveyDelivery, plane: CoordinateSystem): Promise<ElevationGrid> {
  if (system?.system.id !== plane.id) stop('drawing.otherSystem', { file: fileName, system: system ? systemMessage(system.system) : '—', plane: systemMessage(plane) });
  const id = columnIdOfSurface(deliveryId);
  if (!(await readLayerManifest(id, fileName))) stop('project.layer-files-missing', { layer: fileName });
  return unpackSurface(surface!, fileName, (file) => readLayerFile(id, file));
}

function nameOf({ fileName, surveyedOn, surface, elevationDatum }: SurveyDelivery): SurfaceName {
  return { file: fileName, surveyedOn, cellMetres: surface!.cellMetres, elevationDatum };
}

/** A surface as terrain of a drawing: what has to be added to stand in the drawing's datum. */
export interface Terrain extends OpenedSurface {
  readonly addMetres: number;
}

/** The surface that a delivery's sections take as terrain: itself, or the one a person chose; null: what the drawing shows. */
export async function terrainOf({ id, surface, terrainId, elevationDatum }: SurveyDelivery, plane: CoordinateSystem): Promise<Terrain | null> {
  const wanted = surface ? id : (terrainId ?? null);
  if (wanted === null) return null;
  // One that was removed since leaves the drawing its own terrain.
  if (!surface && !(await database.deliveries.get(wanted))) return null;
  const terrain = await openSurfaceIn(wanted, plane);
  return { ...terrain, addMetres: datumStep(terrain.delivery.elevationDatum, elevationDatum, await readElevationDifference()).addMetres };
}

/** The surface that a survey is compared with, in its datum; null where one of the two has none, or lies in another plane. */
export async function comparedTerrainOf({ surface, elevationDatum }: SurveyDelivery, comparedId: string | null, plane: CoordinateSystem): Promise<Terrain | null> {
  const compared = surface && comparedId !== null ? await database.deliveries.get(comparedId) : undefined;
  if (!compared?.surface || compared.system?.system.id !== plane.id) return null;
  const terrain = await openSurfaceIn(compared.id, plane);
  return { ...terrain, addMetres: datumStep(terrain.delivery.elevationDatum, elevationDatum, await readElevationDifference()).addMetres };
}

/** More points than a view can tell apart cost more than they show. */
const MOST_TERRAIN_POINTS = 40_000;

/** Its points for the view in space, in the datum of what they are shown with. */
export function terrainPoints({ grid, addMetres = 0 }: Pick<Terrain, 'grid'> & Partial<Pick<Terrain, 'addMetres'>>): Float64Array {
  const points = pointsOfGrid(grid, MOST_TERRAIN_POINTS);
  return addMetres === 0 ? points : points.map((value, i) => (i % 3 === 2 ? value + addMetres : value));
}
