/** Whether a check still answers for the drawing and the rights as they are now; nothing is recomputed in silence (DESIGN §6). */
import type { Note } from '../../../shared/base/news.ts';
import { isSameDifference, NATIONAL_DIFFERENCE } from '../../../shared/crs/elevation.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import type { ElevationDifference } from '../../../shared/model/elevation-datum.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { WorkingsRun } from '../../../shared/model/workings.ts';

/** What elevations are compared with now. */
export interface ElevationsNow {
  readonly rights: readonly MiningRight[];
  readonly elevationDifference: ElevationDifference;
}

/** Why the result is older than what it was made of; empty when it holds. */
export function staleReasons(run: WorkingsRun, delivery: SurveyDelivery, layers: readonly LayerRecord[], now: ElevationsNow): readonly Note[] {
  const reasons: Note[] = [];
  const rights = layers.find((layer) => layer.id === run.rightsLayerId);
  if (!rights) reasons.push({ code: 'drawing.stale.rightsGone', params: { name: run.rightsLayerName } });
  else if (rights.source.sha256 !== run.rightsSha256 || rights.revision !== run.rightsRevision) reasons.push({ code: 'drawing.stale.rightsChanged', params: { name: rights.name } });
  if (delivery.sha256 !== run.input.sha256) reasons.push({ code: 'drawing.stale.drawingChanged', params: { file: delivery.fileName } });
  const { input } = run;
  if (delivery.elevationDatum !== input.elevationDatum) reasons.push({ code: 'delivery.stale.datum' });
  if (!sameFacts(delivery, input)) reasons.push({ code: 'delivery.stale.facts' });
  return [...reasons, ...elevationReasons(run, delivery, now)];
}

/** Runs of versions that asked for no datum of the licence say nothing here. */
function elevationReasons(run: WorkingsRun, delivery: SurveyDelivery, { rights, elevationDifference }: ElevationsNow): Note[] {
  const reasons: Note[] = [];
  const limits = run.mines.find(({ rightId }) => rightId === delivery.rightId)?.limitsDatum;
  const right = rights.find(({ id }) => id === delivery.rightId);
  if (limits !== undefined && right && (right.elevationDatum?.datum ?? null) !== limits) reasons.push({ code: 'elevation.stale.rights' });
  const used = limits !== undefined && (limits !== run.input.elevationDatum || limits === null);
  if (used && !isSameDifference(run.elevationDifference ?? NATIONAL_DIFFERENCE, elevationDifference)) reasons.push({ code: 'elevation.stale.difference' });
  return reasons;
}

/** What is printed with the figures: half-year, survey and accuracy. */
function sameFacts(delivery: SurveyDelivery, input: WorkingsRun['input']): boolean {
  return (
    (['period', 'surveyedOn', 'surveyingFirm', 'surveyor'] as const).every((fact) => delivery[fact] === input[fact]) &&
    delivery.accuracy.planMetres === input.accuracy.planMetres &&
    delivery.accuracy.heightMetres === input.accuracy.heightMetres
  );
}
