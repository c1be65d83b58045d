/** The last step of receiving: the record, or nothing at all. */
import { throwIfCancelled } from '../../../shared/base/job.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { recordWritten } from '../../engine/written-columns.ts';
import { recordDelivery } from '../../storage/deliveries.ts';

/** Records a delivery whose columns are on disk; when that fails or was cancelled the columns go again. */
export async function keepDelivery(delivery: SurveyDelivery, signal?: AbortSignal): Promise<void> {
  await recordWritten('dropDrawing', [delivery.id], async () => {
    if (signal) throwIfCancelled(signal);
    await recordDelivery(delivery);
  });
}
