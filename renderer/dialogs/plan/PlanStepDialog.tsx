/** An official step of a plan: its day, the number of its paper, and what should be known before; a step back needs a reason. */
import { Button, Input } from 'antd';
import { useId, useRef, useState, type ReactNode } from 'react';
import { ruleOfFinding } from '../../../shared/law/rules.ts';
import { checksByLaw } from '../../../shared/report/law-checks.ts';
import { stepHindrance } from '../../../shared/rectification/plan-flow.ts';
import { useFindingWords } from '../../state/finding-words.ts';
import { reportFault } from '../../state/faults.ts';
import { today } from '../../state/today.ts';
import { closeDialog, openDialog, type PlanStepAsked } from '../../state/view.ts';
import { moveToStage, openPlanAgain, planAsItStands, sendBackPlan } from '../../state/work/plans.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { focusFirstBlank, PlanBlanks } from '../../ui/PlanBlanks.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { shortList } from '../../ui/short-list.ts';
import { useLanguage, useText } from '../../ui/text.ts';
import '../drawing/fields.css';
import '../delivery/delivery.css';

export function PlanStepDialog({ rightId, stage, goesBack }: { rightId: string } & PlanStepAsked): ReactNode {
  const translate = useText();
  const language = useLanguage();
  const names = useFindingWords();
  const id = useId();
  const workspace = useWorkspace();
  const plan = planAsItStands(workspace, rightId, language);
  const [on, setOn] = useState(today());
  const [documentNumber, setDocumentNumber] = useState('');
  const [dateRefused, setDateRefused] = useState(false);
  const [reason, setReason] = useState('');
  const pressed = useRef(false);
  if (!plan) return null;
  const title = translate(goesBack ? `flow.back.${stage}` : `window.plan.to.${stage}`);
  const hindrance = stepHindrance({ goesBack, on, reason }, plan.steps?.at(-1)?.on ?? null, today());
  const open = hindrance === null ? '' : hindrance.kind === 'reason-missing' ? translate(stage === 'draft' ? 'flow.step.reasonMissing' : 'flow.step.failureMissing') : hindrance.kind === 'future' ? translate('flow.step.future') : translate('flow.step.early', { date: hindrance.date });
  const evidenceNeeded = stage !== 'review' ? [] : workspace.findings.filter((finding) => finding.rightId === rightId && workspace.decisions.some(({ findingId, verdict }) => findingId === finding.id && verdict === 'needs-evidence'));
  const quoted = new Set(plan.items.map(({ findingId }) => findingId));
  const checks = stage !== 'issued' ? [] : checksByLaw(workspace.findings.filter(({ id: findingId }) => quoted.has(findingId)).flatMap((finding) => ruleOfFinding(finding, today(), language).basis), translate);
  const keep = (): void => {
    // A button pressed twice is one step.
    if (pressed.current) return;
    pressed.current = true;
    const statement = { on, documentNumber: documentNumber.trim() };
    (goesBack ? sendBackPlan(rightId, stage, reason.trim(), statement) : moveToStage(rightId, stage, statement)).then(closeDialog, (fault: unknown) => {
      pressed.current = false;
      reportFault(fault);
    });
  };
  return (
    <Dialog
      title={title}
      note={`${workspace.rights.find((right) => right.id === rightId)?.mineName ?? ''} ${plan.number}`}
      width={520}
      onClose={closeDialog}
      foot={
        <>
          <span className="words small warning">{open}</span>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={dateRefused || open !== ''} onClick={keep}>
            {title}
          </Button>
        </>
      }
    >
      <div className="delivery-dialog">
        {evidenceNeeded.length > 0 && <NoticeBox tone="warning">{translate('flow.step.needsEvidence', { count: evidenceNeeded.length, subjects: shortList(evidenceNeeded.map(names.subject), translate) })}</NoticeBox>}
        {(stage === 'review' || stage === 'issued') && (
          <PlanBlanks
            plans={[plan]}
            onFill={() => {
              if (stage === 'review') {
                closeDialog();
                setTimeout(focusFirstBlank);
                return;
              }
              // Under review nothing can be written: it goes back to its draft first.
              openDialog({
                kind: 'open-plan-again',
                rightId,
                because: 'measures',
                answer: (why) => {
                  if (why !== null) openPlanAgain(rightId, why).then(() => setTimeout(focusFirstBlank), reportFault);
                },
              });
            }}
          />
        )}
        {checks.length > 0 && (
          <NoticeBox tone="warning">
            <details>
              <summary>{translate('handing.checks', { count: checks.length })}</summary>
              <ul className="law-checks">
                {checks.map(({ citation, check }) => (
                  <li key={`${citation} ${check}`}>{translate('issue.desk', { citation, check })}</li>
                ))}
              </ul>
            </details>
          </NoticeBox>
        )}
        <div className="delivery-fields">
          <div>
            <label htmlFor={`${id}-on`}>{translate('flow.step.on')}</label>
            <DateField id={`${id}-on`} required value={on} onChange={setOn} onRefused={setDateRefused} />
          </div>
          <div>
            <label htmlFor={`${id}-number`}>{translate('flow.step.documentNumber')}</label>
            <Input id={`${id}-number`} autoFocus={!goesBack} placeholder={translate('flow.step.documentNumberExample')} maxLength={60} value={documentNumber} onChange={(event) => setDocumentNumber(event.target.value)} />
          </div>
          {goesBack && (
            <div className="wide">
              <label htmlFor={`${id}-reason`}>{translate(stage === 'draft' ? 'flow.step.reason' : 'flow.step.failure')}</label>
              <Input.TextArea id={`${id}-reason`} autoFocus autoSize={{ minRows: 2, maxRows: 6 }} placeholder={translate(stage === 'draft' ? 'flow.step.reasonExample' : 'flow.step.failureExample')} value={reason} onChange={(event) => setReason(event.target.value)} />
            </div>
          )}
        </div>
        {goesBack && stage === 'in-progress' && <p className="small quiet">{translate('flow.step.failureThen')}</p>}
        <p className="small quiet">{translate('flow.step.note')}</p>
      </div>
    </Dialog>
  );
}
