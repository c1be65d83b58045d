/** What one mine handed in for one half-year, with what can be done to each, and what is still missing by name. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { LedgerCell } from '../../../shared/analysis/deliveries/ledger.ts';
import { periodWords } from '../../../shared/model/period-words.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { returnedWords } from '../../state/drawings/cell-words.ts';
import { useDrawings } from '../../state/drawings/drawings-view.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog, openDialog, useView } from '../../state/view.ts';
import { acceptDelivery } from '../../storage/deliveries.ts';
import { useText } from '../../ui/text.ts';

export function CellDeliveries({ cell }: { cell: LedgerCell | null }): ReactNode {
  const translate = useText();
  if (cell === null) return <p className="ledger-cell small quiet">{translate('delivery.ledger.pick')}</p>;
  const lacking = cell.owed.filter(({ delivery }) => delivery === null).map(({ kind }) => translate(`drawing.kind.${kind}`));
  return (
    <section className="ledger-cell small" aria-label={`${cell.mineName} ${periodWords(cell.period, translate)}`}>
      <p className="row">
        <b>{cell.mineName}</b>
        <span>{periodWords(cell.period, translate)}</span>
        <span className="quiet">{translate('delivery.ledger.cellNote', { due: cell.dueOn })}</span>
        {lacking.length > 0 && <span className={cell.state === 'missing' ? 'danger' : 'quiet'}>{translate('delivery.ledger.lacking', { kinds: lacking })}</span>}
      </p>
      <ul>
        {cell.deliveries.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} cell={cell} />
        ))}
      </ul>
    </section>
  );
}

function Row({ delivery, cell }: { delivery: SurveyDelivery; cell: LedgerCell }): ReactNode {
  const translate = useText();
  const place = { rightId: cell.rightId, period: cell.period };
  const returned = returnedWords(delivery, translate);
  const show = (): void => {
    closeDialog();
    useView.setState({ module: 'drawings', selectedRightId: cell.rightId });
    useDrawings.setState({ currentId: delivery.id, otherId: null });
  };
  return (
    <li className="row">
      <span className="nowrap">{translate(`drawing.kind.${delivery.kind}`)}</span>
      <span className="nowrap">{translate('delivery.ledger.receivedOn', { day: delivery.receivedOn })}</span>
      <span className={`ellipsis spacer ${returned === '' ? 'quiet' : 'warning'}`} title={`${delivery.fileName}\n${returned}`}>
        {returned === '' ? delivery.fileName : returned}
      </span>
      <Button size="small" onClick={show}>
        {translate('delivery.action.show')}
      </Button>
      <Button size="small" onClick={() => openDialog({ kind: 'edit-delivery', deliveryId: delivery.id, ledgerAt: place })}>
        {translate('delivery.action.edit')}
      </Button>
      {delivery.status === 'returned' ? (
        <Button size="small" onClick={() => void acceptDelivery(delivery.id).catch(reportFault)}>
          {translate('delivery.action.accept')}
        </Button>
      ) : (
        <Button size="small" onClick={() => openDialog({ kind: 'send-back', deliveryId: delivery.id, ledgerAt: place })}>
          {translate('delivery.action.sendBack')}
        </Button>
      )}
    </li>
  );
}
