/** The office's due days for the half-years; a setting, because no rule prescribes a day (DOMAIN §1.6). */
import { USUAL_DUE_DAYS, type DueDays } from '../../../shared/analysis/deliveries/ledger.ts';
import { useSetting } from '../../storage/live.ts';
import { readSetting, saveSetting } from '../../storage/workspace.ts';

const DUE_DAYS_SETTING = 'drawingDueDays';

export function useDueDays(): DueDays {
  return useSetting(DUE_DAYS_SETTING, USUAL_DUE_DAYS);
}

/** The same where no component asks. */
export async function readDueDays(): Promise<DueDays> {
  return (await readSetting<DueDays>(DUE_DAYS_SETTING)) ?? USUAL_DUE_DAYS;
}

export function chooseDueDays(days: DueDays): Promise<void> {
  return saveSetting(DUE_DAYS_SETTING, days);
}
