/** The ledger of drawings as a table: to be copied, and written as a workbook (columns of DOMAIN §5.5). */
import type { LedgerCell } from '../../../shared/analysis/deliveries/ledger.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { Punctuality, SurveyDelivery } from '../../../shared/model/survey-delivery.ts';
import { returnedWords } from './cell-words.ts';
import { writeXlsx } from '../../../shared/report/xlsx.ts';
import { announceSave, saveOutgoing } from '../work/keep.ts';
import { today } from '../today.ts';
import { periodWords } from '../../../shared/model/period-words.ts';

export interface LedgerTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const HEADS = ['period', 'mine', 'drawing', 'due', 'received', 'state', 'firm', 'surveyed', 'accuracy', 'datum', 'file', 'hash'] as const;

/** One row per drawing that is owed or was handed in; `onlyMissing` leaves what is to be asked for. */
export function ledgerTable(cells: readonly LedgerCell[], onlyMissing: boolean, translate: Translate): LedgerTable {
  const rows = cells.flatMap((cell) => {
    const owed = cell.owed
      .filter(({ delivery, punctuality }) => delivery === null && (!onlyMissing || punctuality.kind === 'missing'))
      .map(({ kind, punctuality, sentBack }) => [
        periodWords(cell.period, translate), cell.mineName, translate(`drawing.kind.${kind}`), cell.dueOn, '',
        lackWords(punctuality, sentBack, translate), '', '', '', '', '', '',
      ]);
    if (onlyMissing) return owed;
    const received = cell.deliveries.map((delivery) => {
      const counts = cell.owed.find((each) => each.delivery?.id === delivery.id)?.punctuality;
      const { planMetres, heightMetres } = delivery.accuracy;
      return [
        periodWords(cell.period, translate), cell.mineName, translate(`drawing.kind.${delivery.kind}`), cell.dueOn, delivery.receivedOn,
        returnedWords(delivery, translate) || (counts?.kind === 'late' ? translate('drawing.state.late', { days: counts.days }) : counts ? translate('drawing.state.onTime') : translate('drawing.ledger.extra')),
        [delivery.surveyingFirm, delivery.surveyor].filter((words) => words !== '').join(' '), delivery.surveyedOn ?? '',
        [planMetres, heightMetres].map((metres) => (metres === null ? '—' : `±${metres}`)).join(' / '),
        translate(delivery.elevationDatum === null ? 'drawing.datum.unknown' : `drawing.datum.${delivery.elevationDatum}`), delivery.fileName, delivery.sha256,
      ];
    });
    return [...received, ...owed];
  });
  return { heads: HEADS.map((head) => translate(`drawing.ledgerHead.${head}`)), rows };
}

function lackWords(punctuality: Punctuality, sentBack: SurveyDelivery | null, translate: Translate): string {
  const day = sentBack?.sentBack?.on ?? '—';
  if (punctuality.kind !== 'missing') return sentBack ? translate('delivery.ledger.waitingReturned', { day }) : translate('drawing.state.notDue');
  return sentBack ? translate('delivery.ledger.overdueReturned', { day, days: punctuality.days }) : translate('drawing.ledger.overdue', { days: punctuality.days });
}

/** Lines of text, cells parted by `separator`. */
export function tableText({ heads, rows }: LedgerTable, separator: string): string {
  return [heads, ...rows].map((row) => row.map((cell) => cell.replaceAll(/[\t\r\n]/g, ' ')).join(separator)).join('\n');
}

const WIDTHS: readonly number[] = [14, 22, 22, 12, 12, 14, 22, 12, 14, 20, 36, 20];

export async function exportLedger(cells: readonly LedgerCell[], translate: Translate): Promise<void> {
  const { heads, rows } = ledgerTable(cells, false, translate);
  const title = translate('drawing.ledger.title');
  const sheet = { name: title, title, columns: heads.map((head, i) => ({ head, widthCharacters: WIDTHS[i]! })), rows, note: translate('drawing.ledger.dueNote') };
  const bytes = await writeXlsx([sheet]);
  announceSave(await saveOutgoing([{ name: `${title}-${today()}.xlsx`, bytes }]));
}
