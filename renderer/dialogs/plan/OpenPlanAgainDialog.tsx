/** One question before what was handed on is changed: where the plan goes by that. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { versionOf } from '../../../shared/rectification/plan-flow.ts';
import { closeDialog } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';

export function OpenPlanAgainDialog({ rightId, because, answer }: { rightId: string; because: 'measures' | 'verdict'; answer: (open: boolean) => void }): ReactNode {
  const translate = useText();
  const plan = useWorkspace((state) => state.plans.find((each) => each.rightId === rightId));
  const mine = useWorkspace((state) => state.rights.find(({ id }) => id === rightId)?.mineName ?? '');
  if (!plan) return null;
  const leave = (open: boolean): void => {
    // In this order: a dialog that goes without an answer counts as a no.
    answer(open);
    closeDialog();
  };
  const version = versionOf(plan);
  const words = { number: plan.number, version, next: version + 1, stage: translate(`rectification.stage.${plan.stage}`) };
  const kind = plan.stage === 'review' ? 'review' : 'issued';
  return (
    <Dialog
      title={translate('flow.open.title')}
      note={mine}
      width={480}
      onClose={() => leave(false)}
      foot={
        <>
          <Button onClick={() => leave(false)}>{translate('window.cancel')}</Button>
          <Button type="primary" onClick={() => leave(true)}>
            {translate(`flow.open.confirm.${kind}`, words)}
          </Button>
        </>
      }
    >
      <div className="declare-dialog">
        <b>{translate(`flow.open.${kind}`, words)}</b>
        {because === 'verdict' && <p>{translate('flow.open.verdict')}</p>}
        <p>{translate(`flow.open.${kind}Then`, words)}</p>
      </div>
    </Dialog>
  );
}
