/** The last step of receiving: the record, or nothing at all. */
import { throwIfCancelled } from '../../../shared/base/job.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { callEngine } from '../../engine/client.ts';
import { recordDelivery } from '../../storage/deliveries.ts';

/** Records a delivery whose columns are on disk; when that fails or was cancelled the columns go again. */
export async function keepDelivery(delivery: SurveyDelivery, signal?: AbortSignal): Promise<void> {
  try {
    if (signal) throwIfCancelled(signal);
    await recordDelivery(delivery);
  } catch (fault) {
    await callEngine('dropDrawing', [delivery.id]);
    throw fault;
  }
}
