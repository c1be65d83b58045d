/** All findings of the mine are decided: what comes next for it. */
import type { ReactNode } from 'react';
import { performAction } from '../../state/actions/action.ts';
import { openPlanFile } from '../../state/actions/rectification.ts';
import { openDialog } from '../../state/view.ts';
import { nextStage, planAsItStands } from '../../state/work/plans.ts';
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
          onClick={() => openDialog({ kind: 'plan-step', rightId, stage: 'review', goesBack: false })}
        >
          {translate('flow.asking', { what: translate('window.plan.to.review') })}
        </button>
      )}{' '}
      <button type="button" className="link" onClick={() => performAction(openPlanFile)}>
        {translate('verdict.report')}
      </button>
    </div>
  );
}
