/** How a mine stands in a half-year, in a word and in a line; the list of half-years and the ledger say it alike. */
import type { LedgerCell } from '../../../shared/analysis/deliveries/ledger.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { SurveyDelivery } from '../../../shared/model/survey-delivery.ts';

export interface CellState {
  readonly words: string;
  readonly tone: 'danger' | 'warning' | 'quiet' | 'success';
}

/** `缺 1 图`, `退回待补`, `迟 6 天`, `未到期`, `按期`: the worst first. */
export function cellState(cell: LedgerCell, translate: Translate): CellState {
  const missing = cell.owed.filter(({ punctuality }) => punctuality.kind === 'missing').length;
  const late = Math.max(0, ...cell.owed.map(({ punctuality }) => (punctuality.kind === 'late' ? punctuality.days : 0)));
  if (missing > 0) return { words: translate('drawing.state.missing', { count: missing }), tone: 'danger' };
  if (cell.owed.some(({ sentBack }) => sentBack !== null)) return { words: translate('delivery.state.returnedShort'), tone: 'warning' };
  if (late > 0) return { words: translate('drawing.state.late', { days: late }), tone: 'warning' };
  return cell.state === 'not-due' ? { words: translate('drawing.state.notDue'), tone: 'quiet' } : { words: translate('drawing.state.onTime'), tone: 'success' };
}

/** `07-06 收，缺采掘平面；06-24 测`, with what waits to be handed in again, or by when it was due. */
export function cellNote(cell: LedgerCell, translate: Translate): string {
  const lacking = cell.owed.filter(({ delivery, sentBack }) => delivery === null && sentBack === null);
  const [received] = cell.deliveries;
  if (!received) return translate(cell.state === 'missing' ? 'drawing.note.missingAll' : 'drawing.note.dueOn', { due: cell.dueOn });
  const kinds = (owed: LedgerCell['owed']): readonly string[] => owed.map(({ kind }) => translate(`drawing.kindShort.${kind}`));
  const returned = cell.owed.filter(({ sentBack }) => sentBack !== null);
  const states = [
    ...(returned.length > 0 ? [translate('delivery.note.sentBack', { kinds: kinds(returned) })] : []),
    ...(lacking.length > 0 ? [translate('drawing.note.lacks', { kinds: kinds(lacking) })] : []),
  ];
  const surveyed = cell.deliveries.find((delivery) => delivery.surveyedOn !== null)?.surveyedOn;
  const state = states.length > 0 ? states.join(translate('delivery.note.comma')) : translate('drawing.note.complete');
  return translate('drawing.note.received', { day: received.receivedOn.slice(5), state }) + (surveyed ? translate('drawing.note.surveyed', { day: surveyed.slice(5) }) : '');
}

/** `2026-07-08 退回：采空区轮廓没有闭合`; '' for a drawing that stands. */
export function returnedWords({ status, sentBack }: SurveyDelivery, translate: Translate): string {
  return status === 'returned' ? translate('delivery.state.returned', { day: sentBack?.on ?? '—', reason: sentBack?.reason ?? '—' }) : '';
}

/** What the half-year of a drawing that arrives still lacks, both by name. */
export function owedWords(cell: LedgerCell, period: string, translate: Translate): string {
  const names = (owed: LedgerCell['owed']): readonly string[] => owed.map(({ kind }) => translate(`drawing.kind.${kind}`));
  const [has, lacks] = [cell.owed.filter(({ delivery }) => delivery !== null), cell.owed.filter(({ delivery }) => delivery === null)];
  if (lacks.length === 0) return translate('delivery.owed.both', { period });
  return has.length === 0 ? translate('delivery.owed.none', { period, due: cell.dueOn }) : translate('delivery.owed.has', { period, has: names(has), lacks: names(lacks) });
}
