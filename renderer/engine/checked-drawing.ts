/** The drawing that a check looks at: a drawing as it was handed in, or a pit survey against the one before it. */
import type { AnalysisLayer } from '../../shared/analysis/analysis-layer.ts';
import { pitDrawing } from '../../shared/analysis/surface/pit-drawing.ts';
import type { Job } from '../../shared/base/job.ts';
import { stop, type Note, type Problem } from '../../shared/base/news.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { MineDrawing } from '../../shared/model/mine-drawing.ts';
import type { SurveyDelivery } from '../../shared/model/survey-delivery.ts';
import type { Earthwork } from '../../shared/model/workings.ts';
import { openDrawingIn } from './opened-drawings.ts';
import { compareStored } from './compared-surfaces.ts';
import type { EarlierSurvey } from './surface-contract.ts';

export interface CheckedDrawing {
  readonly delivery: SurveyDelivery;
  readonly mine: MineDrawing;
  /** Of a pit survey. */
  readonly earthwork: Earthwork | null;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/** `earlier` and the tolerance count for pit surveys only: ground that was lowered by less than the elevation tolerance is not taken for mined. */
export async function drawingToCheck(deliveryId: string, rights: AnalysisLayer, earlier: EarlierSurvey | null, elevationToleranceMetres: number, plane: CoordinateSystem, job: Job): Promise<CheckedDrawing> {
  const opened = await openDrawingIn(deliveryId, plane);
  const { delivery } = opened;
  if (!delivery.surface) return { ...opened, earthwork: null };
  const noiseMetres = earlier?.noiseMetres ?? 0;
  const { later, earlier: before, mine, compared, notes } = await compareStored(earlier?.deliveryId ?? null, deliveryId, rights, delivery.rightId, noiseMetres, plane, job);
  if (!mine) stop('workings.right-unknown', { right: delivery.rightId, layer: rights.record.name });
  const drawing = await pitDrawing({ file: delivery.fileName, system: plane, elevationDatum: delivery.elevationDatum, later: later.grid, difference: compared?.difference ?? null, noiseMetres: Math.max(noiseMetres, elevationToleranceMetres), mine }, job);
  const earthwork = before && compared ? { ...compared.comparison, earlierId: before.delivery.id, earlier: before.name, later: later.name } : null;
  return { delivery, mine: { ...drawing, terrain: opened.mine.terrain }, earthwork, notes: compared && elevationToleranceMetres > noiseMetres ? [...notes, { code: 'relief.check.tolerance', params: { metres: elevationToleranceMetres } }] : notes, problems: [] };
}
