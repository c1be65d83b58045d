/** 退回, 验收未通过: why the plan came back, over its measures until it goes on again. */
import type { ReactNode } from 'react';
import type { RectificationPlan } from '../../../shared/model/plan.ts';
import { sentBackStep } from '../../../shared/rectification/plan-flow.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useText } from '../../ui/text.ts';

export function SentBack({ plan }: { plan: RectificationPlan }): ReactNode {
  const translate = useText();
  const step = sentBackStep(plan);
  if (step === null) return null;
  return (
    <div className="plan-blanks">
      <NoticeBox tone="warning" role="status">
        {translate(step.stage === 'draft' ? 'handing.sentBack' : 'handing.notAccepted', { date: step.on, reason: step.reason })}
      </NoticeBox>
    </div>
  );
}
