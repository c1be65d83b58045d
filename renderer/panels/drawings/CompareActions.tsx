/** What the figures lead to: the list of findings, and plan with section on paper. */
import { Button, Dropdown, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { raiseWorkingFindings } from '../../../shared/analysis/workings/raise-working-findings.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import type { WorkingsRun } from '../../../shared/model/workings.ts';
import { actionTitle, performAction, useSituation } from '../../state/actions/action.ts';
import { listWorkings, reportPdf, reportWord } from '../../state/actions/drawings.ts';
import { listedFindings } from '../../state/drawings/list-findings.ts';
import { useView } from '../../state/view.ts';
import { sentence, useText } from '../../ui/text.ts';

export function CompareActions({ mine, delivery, run }: { mine: MiningRight; delivery: SurveyDelivery; run: WorkingsRun }): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const found = raiseWorkingFindings(run).filter(({ rightId }) => rightId === mine.id);
  const listed = listedFindings(situation.workspace, delivery);
  const isListed = listed.length === found.length && found.every(({ id }) => listed.some((each) => each.id === id && each.runId === run.id));
  const reason = listWorkings.disabledReason(situation);
  const show = (): void => useView.setState({ module: 'findings', selectedRightId: mine.id, selectedFindingId: listed[0]?.id ?? null, findingSegment: 'undecided', findingChips: [] });
  if (isListed && found.length > 0) {
    return (
      <div className="drawings-right-foot">
        <Button onClick={show}>{translate('drawing.action.listed', { count: found.length })}</Button>
        <Figures />
      </div>
    );
  }
  const nothing = found.length === 0 && listed.length === 0;
  return (
    <div className="drawings-right-foot">
      <Tooltip title={reason ? sentence(translate, reason) : ''}>
        <Button type="primary" disabled={reason !== null || nothing} onClick={() => performAction(listWorkings)}>
          {nothing ? translate('drawing.action.nothingToList') : translate(listed.length > 0 ? 'drawing.action.listAgain' : 'drawing.action.listCount', { count: found.length })}
        </Button>
      </Tooltip>
      <Figures />
    </div>
  );
}

/** Plan and section on paper, as pages or to be written on in. */
function Figures(): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const reason = reportPdf.disabledReason(situation);
  const choices = [reportPdf, reportWord];
  return (
    <Dropdown
      trigger={['click']}
      placement="topRight"
      disabled={reason !== null}
      menu={{ items: choices.map((each) => ({ key: each.id, label: actionTitle(each, translate), onClick: () => performAction(each) })) }}
    >
      <Button title={reason ? sentence(translate, reason) : ''}>{translate('drawing.action.figures')}</Button>
    </Dropdown>
  );
}
