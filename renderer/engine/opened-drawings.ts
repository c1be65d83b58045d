/** Drawings that a worker has open, in the plane asked for, with what the analysis sees in them. */
import { readMineDrawing } from '../../shared/analysis/workings/read-mine-drawing.ts';
import { stop, type Note, type Problem } from '../../shared/base/news.ts';
import { systemMessage } from '../../shared/crs/systems.ts';
import { conversionBetween } from '../../shared/crs/transform.ts';
import { USUAL_SAGITTA } from '../../shared/formats/dxf/read.ts';
import type { LayerColumns } from '../../shared/geometry/columns.ts';
import { convertColumns } from '../../shared/geometry/convert.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { MineDrawing } from '../../shared/model/mine-drawing.ts';
import type { SurveyDelivery } from '../../shared/model/survey-delivery.ts';
import { database } from '../storage/database.ts';
import { openSurfaceIn, terrainPoints } from './opened-surfaces.ts';
import { openDrawing } from './stored-drawings.ts';

export interface OpenedDrawing extends ReadColumns {
  readonly delivery: SurveyDelivery;
}

interface ReadColumns {
  /** null for a surface, which has no lines. */
  readonly columns: { readonly lines: LayerColumns; readonly areas: LayerColumns; readonly points: LayerColumns } | null;
  readonly mine: MineDrawing;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

const NOTHING_DRAWN = { workings: [], pillars: [], forbidden: [], drawnBoundaries: [], designBoundaries: [], seams: [] } as const;

/** The last ones used; two are compared, and a third may be on its way. */
const KEPT = 4;
const opened = new Map<string, Promise<ReadColumns>>();

/** The drawing in the plane asked for, with what is written about it now; stops when its own datum is another one. */
export async function openDrawingIn(deliveryId: string, plane: CoordinateSystem): Promise<OpenedDrawing> {
  const delivery = await database.deliveries.get(deliveryId);
  if (!delivery) stop('drawing.unknown');
  const key = `${deliveryId} ${plane.id} ${delivery.elevationDatum}`;
  const reading = opened.get(key) ?? read(delivery, plane);
  // The one used last stands last.
  opened.delete(key);
  opened.set(key, reading);
  reading.catch(() => opened.delete(key));
  for (const each of [...opened.keys()].slice(0, -KEPT)) opened.delete(each);
  return { delivery, ...(await reading) };
}

async function read(delivery: SurveyDelivery, plane: CoordinateSystem): Promise<ReadColumns> {
  if (delivery.surface) return { columns: null, mine: { ...NOTHING_DRAWN, file: delivery.fileName, system: plane, elevationDatum: delivery.elevationDatum, terrain: terrainPoints(await openSurfaceIn(delivery.id, plane)) }, notes: [], problems: [] };
  const own = delivery.system?.system;
  if (!own || !conversionBetween(own, plane).possible) stop('drawing.otherSystem', { file: delivery.fileName, system: own ? systemMessage(own) : '—', plane: systemMessage(plane) });
  const kept = await openDrawing(delivery.id, delivery.fileName);
  const moved = (columns: LayerColumns): LayerColumns => (own.id === plane.id ? columns : { ...columns, geometry: convertColumns(columns.geometry, own, plane) });
  const columns = { lines: moved(kept.lines), areas: moved(kept.areas), points: moved(kept.points) };
  const roles = new Map(Object.entries(delivery.layerRoles));
  const { fileName: file, elevationDatum, gapMetres } = delivery;
  const { value, notes, problems } = readMineDrawing({ ...columns, sagitta: USUAL_SAGITTA, strays: [], strayCount: 0 }, roles, { file, system: plane, elevationDatum, gapMetres });
  return { columns, mine: value, notes, problems };
}
