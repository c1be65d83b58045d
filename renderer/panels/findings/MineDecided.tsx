/** All findings of the mine are decided: what comes next for it. */
import type { ReactNode } from 'react';
import { performAction } from '../../state/actions/action.ts';
import { openPlanFile } from '../../state/actions/rectification.ts';
import { reportFault } from '../../state/faults.ts';
import { moveToStage, nextStage, planAsItStands } from '../../state/work/plans.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { useLanguage, useText } from '../../ui/text.ts';

export function MineDecided({ rightId }: { rightId: string }): ReactNode {
  const translate = useText();
  const language = useLanguage();
  const workspace = useWorkspace();
  const next = nextStage(planAsItStands(workspace, rightId, language), 0);
  return (
    <div className="mine-decided small" role="status">
      <b className="success">{translate('verdict.mineDecided')}</b>{' '}
      {next?.stage === 'review' && next.hindrance === null && (
        <button
          type="button"
          className="link"
          onClick={() => {
            moveToStage(rightId, 'review').catch(reportFault);
          }}
        >
          {translate('window.plan.to.review')}
        </button>
      )}{' '}
      <button type="button" className="link" onClick={() => performAction(openPlanFile)}>
        {translate('verdict.report')}
      </button>
    </div>
  );
}
