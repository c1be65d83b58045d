/** 报送: of which mine the drawing that is open in the import is, and what is written about it. */
import { Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { ledgerCell } from '../../../shared/analysis/deliveries/ledger.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import { cellState, owedWords } from '../../state/drawings/cell-words.ts';
import { useDueDays } from '../../state/drawings/due-days.ts';
import { elevationTold, periodTold } from '../../state/drawings/drawn-words.ts';
import { earlierDeliveries } from '../../state/drawings/import-questions.ts';
import { changeForm, recallFirm, useDrawingImport } from '../../state/drawings/import-session.ts';
import { reportFault } from '../../state/faults.ts';
import { today } from '../../state/today.ts';
import { rightById, useWorkspace } from '../../state/workspace.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useText } from '../../ui/text.ts';
import { SurveyFields } from './SurveyFields.tsx';
import { Told } from './Told.tsx';

export function DeliveryFields(): ReactNode {
  const translate = useText();
  const session = useDrawingImport();
  const { form } = session;
  const words = session.survey?.words ?? [];
  const workspace = useWorkspace();
  const { rights, deliveries } = workspace;
  const id = useId();
  const earlier = earlierDeliveries(session, deliveries);
  return (
    <div className="delivery-fields">
      <div className="wide">
        <label htmlFor={`${id}-mine`}>{translate('drawing.field.mine')}</label>
        <Select
          id={`${id}-mine`}
          showSearch
          optionFilterProp="label"
          placeholder={translate('drawing.field.chooseMine')}
          value={form.rightId}
          onChange={(rightId) => changeForm({ rightId })}
          options={rights.map((right) => ({ value: right.id, label: right.mineName }))}
        />
      </div>
      <SurveyFields facts={form} change={changeForm} onFirm={(firm) => void recallFirm(firm).catch(reportFault)} owed={<Owed />} told={{ period: <Told of={periodTold(words, form.period, session.periodBy)} />, datum: <Told of={elevationTold(words, form.datumDecided ? form.elevationDatum : undefined, session.datumBy)} /> }} />
      {earlier.length > 0 && (
        <div className="wide">
          <NoticeBox tone="warning">
            {translate('drawing.field.earlier', { list: earlier.map((each) => `${each.mineName} ${periodWords(each.period, translate)} ${each.fileName}`) })}
          </NoticeBox>
        </div>
      )}
    </div>
  );
}

/** What the chosen mine's half-year has and lacks. */
function Owed(): ReactNode {
  const translate = useText();
  const { form } = useDrawingImport();
  const workspace = useWorkspace();
  const days = useDueDays();
  const right = rightById(workspace, form.rightId);
  if (!right || form.period === '') return null;
  const cell = ledgerCell(right, form.period, workspace.deliveries, today(), days);
  return <p className={`wide small ${cellState(cell, translate).tone === 'danger' ? 'warning' : 'quiet'}`}>{owedWords(cell, periodWords(form.period, translate), translate)}</p>;
}
