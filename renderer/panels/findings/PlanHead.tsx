/** The mine, how far its plan has come, and the next step (mock c, top). */
import { Button, Tooltip } from 'antd';
import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Finding } from '../../../shared/model/finding.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';
import { performAction } from '../../state/actions/action.ts';
import { openPlanFile } from '../../state/actions/rectification.ts';
import { stageBackFrom, versionOf } from '../../../shared/rectification/plan-flow.ts';
import { openDialog } from '../../state/view.ts';
import { nextStage, planAsItStands, PLAN_STAGES } from '../../state/work/plans.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { sentence, useLanguage, useText } from '../../ui/text.ts';
import { Fragment } from 'react';

export function PlanHead({ finding, undecided }: { finding: Finding; undecided: number }): ReactNode {
  const translate = useText();
  const language = useLanguage();
  const workspace = useWorkspace();
  const plan = planAsItStands(workspace, finding.rightId, language);
  const stage = plan?.stage ?? 'draft';
  const next = nextStage(plan, undecided);
  const back = stageBackFrom({ stage });
  return (
    <header className="plan-head">
      <h2 className="ellipsis">{finding.mineName}</h2>
      <span className="quiet small ellipsis only-wide">{plan?.number || translate('window.plan.unnumbered')}</span>
      {plan !== null && versionOf(plan) > 1 && <span className="tag nowrap">{translate('flow.cover.version', { version: versionOf(plan) })}</span>}
      <span className="spacer" />
      <ol className="plan-steps" aria-label={translate('window.plan.steps')}>
        {PLAN_STAGES.map((each, index) => (
          <Fragment key={each}>
            {index > 0 && <li className="between" aria-hidden="true" />}
            <li
              className={each === stage ? 'on' : PLAN_STAGES.indexOf(stage) > index ? 'done' : ''}
              aria-current={each === stage ? 'step' : undefined}
            >
              <i>{index + 1}</i>
              <span className="label" title={translate(`rectification.stage.${each}` as MessageKey)}>
                {translate(`window.plan.stage.${each}`)}
              </span>
            </li>
          </Fragment>
        ))}
      </ol>
      <span className="spacer" />
      {stage === 'review' && (
        <span className="success small nowrap submitted" role="status">
          {translate('verdict.submitted')}
        </span>
      )}
      {undecided > 0 && <span className="undecided warning small nowrap">{translate('window.plan.undecided', { count: undecided })}</span>}
      <Button icon={<Icon of={FileText} />} onClick={() => performAction(openPlanFile)}>
        {translate('window.plan.file')}
      </Button>
      {back !== null && plan !== null && (
        <Button onClick={() => openDialog({ kind: 'plan-step', rightId: plan.rightId, stage: back, goesBack: true })}>{translate('flow.asking', { what: translate(`flow.back.${back}`) })}</Button>
      )}
      {next !== null && plan !== null && (
        <Tooltip title={next.hindrance && <span className="small">{sentence(translate, next.hindrance)}</span>}>
          <Button
            disabled={next.hindrance !== null}
            onClick={() => openDialog({ kind: 'plan-step', rightId: plan.rightId, stage: next.stage, goesBack: false })}
          >
            {translate('flow.asking', { what: translate(`window.plan.to.${next.stage}`) })}
          </Button>
        </Tooltip>
      )}
    </header>
  );
}
