/** Over the measures of a plan that was handed on: that they stand still, what they have lost, and the way to change them. */
import type { ReactNode } from 'react';
import type { RectificationPlan } from '../../../shared/model/plan.ts';
import { lostBasis } from '../../../shared/rectification/plan-flow.ts';
import { reportFault } from '../../state/faults.ts';
import { openDialog } from '../../state/view.ts';
import { openPlanAgain } from '../../state/work/plans.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useText } from '../../ui/text.ts';

export function PlanLock({ plan }: { plan: RectificationPlan }): ReactNode {
  const translate = useText();
  const { findings, decisions } = useWorkspace();
  const lost = lostBasis(plan, findings, decisions);
  const open = (): void =>
    openDialog({
      kind: 'open-plan-again',
      rightId: plan.rightId,
      because: 'measures',
      answer: (reason) => {
        if (reason !== null) openPlanAgain(plan.rightId, reason).catch(reportFault);
      },
    });
  return (
    <div className="plan-blanks">
      <NoticeBox tone={lost === null ? 'accent' : 'danger'} role="status">
        {translate(plan.stage === 'review' ? 'flow.lock.review' : 'flow.lock.issued')}
        {lost !== null && (lost.kind === 'no-measures' ? translate('flow.lock.noMeasures') : translate('flow.lock.withdrawn', { count: lost.count }))}{' '}
        <button type="button" className="link" onClick={open}>
          {translate('flow.asking', { what: translate('flow.lock.open') })}
        </button>
      </NoticeBox>
    </div>
  );
}
