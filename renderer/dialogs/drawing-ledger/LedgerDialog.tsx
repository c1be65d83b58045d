/** 图件报送台账: mines by half-years, what is missing and how late; the missing ones as a list to send out. */
import { Button, Checkbox, Input } from 'antd';
import { Copy, FileDown } from 'lucide-react';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { ledgerCell, ledgerPeriods, ledgerRights, missingDrawings, type LedgerCell, type LedgerMethod } from '../../../shared/analysis/deliveries/ledger.ts';
import { chooseDueDays, useDueDays } from '../../state/drawings/due-days.ts';
import { cellState } from '../../state/drawings/cell-words.ts';
import { exportLedger, ledgerTable, tableText } from '../../state/drawings/ledger-text.ts';
import { shortPeriodWords } from '../../../shared/model/period-words.ts';
import { reportFault } from '../../state/faults.ts';
import { today } from '../../state/today.ts';
import { closeDialog, showToast, type LedgerPlace } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useText } from '../../ui/text.ts';
import { CellDeliveries } from './CellDeliveries.tsx';
import './ledger.css';

const METHODS: readonly LedgerMethod[] = ['underground', 'open-pit', 'all'];
const DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export function LedgerDialog({ at }: { at: LedgerPlace | null }): ReactNode {
  const translate = useText();
  const { rights, deliveries } = useWorkspace();
  const days = useDueDays();
  const [onlyWith, setOnlyWith] = useState(deliveries.length > 0);
  const [method, setMethod] = useState<LedgerMethod>('underground');
  const [place, setPlace] = useState(at);
  const asOf = today();
  const periods = useMemo(() => ledgerPeriods(deliveries, asOf), [deliveries, asOf]);
  const shown = ledgerRights(rights, method, deliveries).filter((right) => !onlyWith || deliveries.some((delivery) => delivery.rightId === right.id));
  const cells = useMemo(() => shown.map((right) => periods.map((period) => ledgerCell(right, period, deliveries, asOf, days))), [shown, periods, deliveries, asOf, days]);
  const missing = missingDrawings(cells.flat());
  const picked = cells.flat().find(({ rightId, period }) => rightId === place?.rightId && period === place.period) ?? null;
  const copy = (): void => {
    void navigator.clipboard.writeText(tableText(ledgerTable(cells.flat(), true, translate), '\t')).then(() => showToast({ code: 'window.copiedToast' }));
  };
  return (
    <Dialog
      title={translate('drawing.ledger.title')}
      note={translate(`reporting.note.${method}`, { mines: shown.length, all: rights.length, missing: missing.length })}
      width={980}
      height={640}
      onClose={closeDialog}
      bodyStyle={{ overflow: 'hidden' }}
      foot={
        <>
          <span className="words small quiet">{translate('drawing.ledger.dueNote')}</span>
          <Button icon={<Icon of={Copy} size={14} />} disabled={missing.length === 0} onClick={copy}>
            {translate('drawing.ledger.copyMissing', { count: missing.length })}
          </Button>
          <Button type="primary" icon={<Icon of={FileDown} size={14} />} onClick={() => void exportLedger(cells.flat(), translate).catch(reportFault)}>
            {translate('drawing.ledger.export')}
          </Button>
        </>
      }
    >
      <div className="drawing-ledger">
        <div className="row ledger-choices small">
          <span className="row">
            <span>{translate('reporting.method')}</span>
            <Segments small name={translate('reporting.method')} value={method} onChange={setMethod} options={METHODS.map((value) => ({ value, label: <span title={translate(`reporting.methodNote.${value}`)}>{translate(`reporting.method.${value}`)}</span> }))} />
          </span>
          <DueDay name={translate('drawing.ledger.dueFirst')} value={days.firstHalf} onChange={(firstHalf) => void chooseDueDays({ ...days, firstHalf }).catch(reportFault)} />
          <DueDay name={translate('drawing.ledger.dueSecond')} value={days.secondHalf} onChange={(secondHalf) => void chooseDueDays({ ...days, secondHalf }).catch(reportFault)} />
          <span className="spacer" />
          <Checkbox checked={onlyWith} onChange={(event) => setOnlyWith(event.target.checked)}>
            {translate('drawing.ledger.onlyWith')}
          </Checkbox>
        </div>
        <div className="scrolling">
          <table className="data-table dense ledger-table">
            <colgroup>
              <col style={{ width: 200 }} />
              {periods.map((period) => (
                <col key={period} />
              ))}
            </colgroup>
            <thead>
              <tr>
                <th>{translate('drawing.field.mine')}</th>
                {periods.map((period) => (
                  <th key={period}>{shortPeriodWords(period, translate)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((right, row) => (
                <tr key={right.id}>
                  <td className="ellipsis" title={right.mineName}>
                    {right.mineName}
                  </td>
                  {cells[row]!.map((cell) => (
                    <Cell key={cell.period} cell={cell} on={cell === picked} onPick={() => setPlace({ rightId: cell.rightId, period: cell.period })} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <CellDeliveries cell={picked} />
      </div>
    </Dialog>
  );
}

function Cell({ cell, on, onPick }: { cell: LedgerCell; on: boolean; onPick: () => void }): ReactNode {
  const translate = useText();
  const { words, tone } = cellState(cell, translate);
  const title = [translate('drawing.note.dueOn', { due: cell.dueOn }), ...cell.deliveries.map((delivery) => `${delivery.receivedOn} ${delivery.fileName}`)].join('\n');
  return (
    <td className={`${tone}${on ? ' picked' : ''}`} title={title}>
      <button type="button" className="link" aria-pressed={on} aria-label={`${cell.mineName} ${shortPeriodWords(cell.period, translate)} ${words}`} onClick={onPick}>
        {words}
      </button>
    </td>
  );
}

function DueDay({ name, value, onChange }: { name: string; value: string; onChange: (value: string) => void }): ReactNode {
  const id = useId();
  const translate = useText();
  const [typed, setTyped] = useState(value);
  const wrong = !DAY.test(typed);
  return (
    <span className="row">
      <label htmlFor={id}>{name}</label>
      <Input
        id={id}
        size="small"
        style={{ width: 72 }}
        status={wrong ? 'error' : ''}
        aria-invalid={wrong}
        title={wrong ? translate('drawing.ledger.dueFormat') : ''}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          if (wrong) setTyped(value);
          else if (typed !== value) onChange(typed);
        }}
      />
    </span>
  );
}
