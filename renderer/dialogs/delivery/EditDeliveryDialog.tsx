/** 改报送信息: what was written about a drawing is put right as one undoable step; its shapes stay. */
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Note } from '../../../shared/base/news.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { reportFault } from '../../state/faults.ts';
import { leaveDelivery, type LedgerPlace } from '../../state/view.ts';
import { changeDelivery, deliveryFacts } from '../../storage/deliveries.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useText } from '../../ui/text.ts';
import { SurveyFields, type SurveyFacts } from '../drawing/SurveyFields.tsx';
import './delivery.css';

export function EditDeliveryDialog({ deliveryId, ledgerAt }: { deliveryId: string; ledgerAt: LedgerPlace | null }): ReactNode {
  const delivery = useWorkspace((state) => state.deliveries.find((each) => each.id === deliveryId));
  return delivery ? <Form key={delivery.id} delivery={delivery} ledgerAt={ledgerAt} /> : null;
}

function Form({ delivery, ledgerAt }: { delivery: SurveyDelivery; ledgerAt: LedgerPlace | null }): ReactNode {
  const translate = useText();
  const [facts, setFacts] = useState(() => factsOf(delivery));
  const changed = JSON.stringify(facts) !== JSON.stringify(factsOf(delivery));
  const place = ledgerAt && { ...ledgerAt, period: facts.period };
  const leave = (): void => leaveDelivery(ledgerAt);
  const keep = (): void => {
    const did: Note = { code: 'delivery.did.edit', params: deliveryFacts(delivery) };
    changeDelivery(delivery.id, recordOf(facts, delivery), did).then(() => leaveDelivery(place), reportFault);
  };
  return (
    <Dialog
      title={translate('delivery.edit.title')}
      note={`${delivery.mineName} · ${periodWords(delivery.period, translate)} · ${delivery.fileName}`}
      width={520}
      onClose={leave}
      foot={
        <>
          <span className="words small warning">{facts.receivedOn === '' ? translate('delivery.edit.received') : ''}</span>
          <Button onClick={leave}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={!changed || facts.receivedOn === ''} onClick={keep}>
            {translate('delivery.edit.keep')}
          </Button>
        </>
      }
    >
      <div className="delivery-dialog">
        <div className="delivery-fields">
          <SurveyFields facts={facts} change={(change) => setFacts((before) => ({ ...before, ...change }))} />
        </div>
        {facts.surveyedOn !== null && facts.receivedOn !== '' && facts.surveyedOn > facts.receivedOn && <NoticeBox tone="warning">{translate('delivery.edit.surveyedLater')}</NoticeBox>}
        <p className="small quiet">{translate('delivery.edit.note')}</p>
      </div>
    </Dialog>
  );
}

function factsOf({ period, kind, receivedOn, surveyedOn, surveyingFirm, surveyor, accuracy, elevationDatum }: SurveyDelivery): SurveyFacts {
  return { period, kind, receivedOn, surveyedOn, surveyingFirm, surveyor, planAccuracyMetres: accuracy.planMetres, heightAccuracyMetres: accuracy.heightMetres, elevationDatum, datumDecided: true };
}

function recordOf(facts: SurveyFacts, { kind }: SurveyDelivery): Partial<SurveyDelivery> {
  const { period, receivedOn, surveyedOn, elevationDatum } = facts;
  return {
    period,
    kind: facts.kind ?? kind,
    receivedOn,
    surveyedOn,
    surveyingFirm: facts.surveyingFirm.trim(),
    surveyor: facts.surveyor.trim(),
    accuracy: { planMetres: facts.planAccuracyMetres, heightMetres: facts.heightAccuracyMetres },
    elevationDatum,
  };
}
