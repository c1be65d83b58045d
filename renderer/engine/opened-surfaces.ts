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

/** The two that are compared. */
const KEPT = 2;
const opened = new Map<string, Promise<OpenedSurface>>();

/** Writes the heights; a failure leaves nothing. */
export async function writeSurface(deliveryId: string, grid: ElevationGrid): Promise<void> {
  const { manifest, files } = await packSurface(columnIdOfSurface(deliveryId), grid);
  await writeLayerFiles(manifest, files);
}

/** The surface in the plane asked for; stops when it is gone or lies in another plane (surfaces are laid into the map's plane when they are received). */
export function openSurfaceIn(deliveryId: string, plane: CoordinateSystem): Promise<OpenedSurface> {
  const key = `${deliveryId} ${plane.id}`;
  const known = opened.get(key);
  if (known) return known;
  const opening = read(deliveryId, plane);
  opened.set(key, opening);
  opening.catch(() => opened.delete(key));
  for (const each of [...opened.keys()].slice(0, -KEPT)) opened.delete(each);
  return opening;
}

async function read(deliveryId: string, plane: CoordinateSystem): Promise<OpenedSurface> {
  const delivery = await database.deliveries.get(deliveryId);
  const { surface } = delivery ?? {};
  if (!delivery || !surface) stop('drawing.unknown');
  const { fileName, system } = delivery;
  if (system?.system.id !== plane.id) stop('drawing.otherSystem', { file: fileName, system: system ? systemMessage(system.system) : '—', plane: systemMessage(plane) });
  const id = columnIdOfSurface(deliveryId);
  if (!(await readLayerManifest(id, fileName))) stop('project.layer-files-missing', { layer: fileName });
  return { delivery, grid: await unpackSurface(surface, fileName, (file) => readLayerFile(id, file)), name: nameOf(delivery) };
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

/** More points than a view can tell apart cost more than they show. */
const MOST_TERRAIN_POINTS = 40_000;

/** Its points for the view in space. */
export function terrainPoints({ grid }: OpenedSurface): Float64Array {
  return pointsOfGrid(grid, MOST_TERRAIN_POINTS);
}
