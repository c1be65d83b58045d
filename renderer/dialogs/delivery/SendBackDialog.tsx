/** 退回补正: on which day and why a drawing goes back; it stays, and counts no more. */
import { Button, Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { stepHindrance } from '../../../shared/rectification/plan-flow.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import { reportFault } from '../../state/faults.ts';
import { today } from '../../state/today.ts';
import { leaveDelivery, type LedgerPlace } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { sendBackDelivery } from '../../storage/deliveries.ts';
import { DateField } from '../../ui/DateField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';
import '../drawing/fields.css';
import './delivery.css';

const WHY = { 'reason-missing': 'delivery.sendBack.reasonMissing', early: 'delivery.sendBack.early', future: 'delivery.sendBack.future' } as const;

export function SendBackDialog({ deliveryId, ledgerAt }: { deliveryId: string; ledgerAt: LedgerPlace | null }): ReactNode {
  const translate = useText();
  const id = useId();
  const delivery = useWorkspace((state) => state.deliveries.find((each) => each.id === deliveryId));
  const [on, setOn] = useState(today());
  const [dateRefused, setDateRefused] = useState(false);
  const [reason, setReason] = useState('');
  if (!delivery) return null;
  const hindrance = stepHindrance({ goesBack: true, on, reason }, delivery.receivedOn, today());
  const leave = (): void => leaveDelivery(ledgerAt);
  const keep = (): void => {
    sendBackDelivery(delivery.id, { on, reason: reason.trim() }).then(leave, reportFault);
  };
  return (
    <Dialog
      title={translate('delivery.sendBack.title')}
      note={`${delivery.mineName} · ${periodWords(delivery.period, translate)} · ${delivery.fileName}`}
      width={480}
      onClose={leave}
      foot={
        <>
          <span className="words small warning">{hindrance && translate(WHY[hindrance.kind])}</span>
          <Button onClick={leave}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={dateRefused || hindrance !== null} onClick={keep}>
            {translate('delivery.sendBack.title')}
          </Button>
        </>
      }
    >
      <div className="delivery-dialog">
        <div className="delivery-fields">
          <div>
            <label htmlFor={`${id}-on`}>{translate('delivery.sendBack.on')}</label>
            <DateField id={`${id}-on`} required value={on} onChange={setOn} onRefused={setDateRefused} />
          </div>
          <div className="wide">
            <label htmlFor={`${id}-reason`}>{translate('delivery.sendBack.reason')}</label>
            <Input.TextArea id={`${id}-reason`} autoFocus autoSize={{ minRows: 2, maxRows: 6 }} placeholder={translate('delivery.sendBack.example')} value={reason} onChange={(event) => setReason(event.target.value)} />
          </div>
        </div>
        <p className="small quiet">{translate('delivery.sendBack.note')}</p>
      </div>
    </Dialog>
  );
}
