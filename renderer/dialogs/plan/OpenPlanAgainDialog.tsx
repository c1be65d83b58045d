/** One question before what was handed on is changed: where the plan goes by that. */
import { Button, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { versionOf } from '../../../shared/rectification/plan-flow.ts';
import { closeDialog } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';

export function OpenPlanAgainDialog({ rightId, because, answer }: { rightId: string; because: 'measures' | 'verdict'; answer: (reason: string | null) => void }): ReactNode {
  const translate = useText();
  const id = useId();
  const [reason, setReason] = useState('');
  const plan = useWorkspace((state) => state.plans.find((each) => each.rightId === rightId));
  const mine = useWorkspace((state) => state.rights.find(({ id }) => id === rightId)?.mineName ?? '');
  if (!plan) return null;
  const leave = (why: string | null): void => {
    // In this order: a dialog that goes without an answer counts as a no.
    answer(why);
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
      onClose={() => leave(null)}
      foot={
        <>
          <span className="words small warning">{kind === 'issued' && reason.trim() === '' && translate('handing.version.reasonMissing')}</span>
          <Button onClick={() => leave(null)}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={kind === 'issued' && reason.trim() === ''} onClick={() => leave(reason.trim())}>
            {translate(`flow.open.confirm.${kind}`, words)}
          </Button>
        </>
      }
    >
      <div className="declare-dialog">
        <b>{translate(`flow.open.${kind}`, words)}</b>
        {because === 'verdict' && <p>{translate('flow.open.verdict')}</p>}
        <p>{translate(`flow.open.${kind}Then`, words)}</p>
        <label htmlFor={`${id}-reason`} className="secondary">
          {translate(kind === 'issued' ? 'handing.version.reason' : 'handing.reopen.reason')}
        </label>
        <Input.TextArea id={`${id}-reason`} autoFocus autoSize={{ minRows: 2, maxRows: 5 }} placeholder={translate('handing.version.reasonExample')} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Dialog>
  );
}
