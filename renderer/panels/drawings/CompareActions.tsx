/** What the figures lead to. */
import type { ReactNode } from 'react';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { PeriodComparison, WorkingsRun } from '../../../shared/model/workings.ts';

export function CompareActions(_props: { mine: MiningRight; delivery: SurveyDelivery; run: WorkingsRun; comparison: PeriodComparison | null }): ReactNode {
  return null;
}
