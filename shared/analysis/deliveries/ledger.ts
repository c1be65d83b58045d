/** 图件报送台账: what every mine owes for each half-year, what came, when, and what is missing (DOMAIN §1.6, §5.5). */
import type { CalendarDate } from '../../base/calendar-date.ts';
import type { MiningRight } from '../../model/mining-right.ts';
import { partsOf, periodOf, shiftPeriod, type Period } from '../../model/period.ts';
import { OWED_KINDS, punctualityOf, type DeliveryKind, type Punctuality, type SurveyDelivery } from '../../model/survey-delivery.ts';

/** `MM-DD` of the first and of the second half-year; no day is prescribed, the office may set one (DOMAIN §1.6). */
export interface DueDays {
  readonly firstHalf: string;
  readonly secondHalf: string;
}

export const USUAL_DUE_DAYS: DueDays = { firstHalf: '06-30', secondHalf: '12-31' };

/**
 * The day by which the drawings of a half-year are due. A day earlier in the year than the half-year begins (01-15 for
 * July to December) is of the next year.
 */
export function dueDayOf(period: Period, days: DueDays): CalendarDate {
  const { year, half } = partsOf(period);
  const day = half === 1 ? days.firstHalf : days.secondHalf;
  return `${half === 2 && day < '07-01' ? year + 1 : year}-${day}`;
}

/** The newest half-year whose drawings are due on the day: the one an arriving drawing most likely is for. */
export function latestDuePeriod(asOf: CalendarDate, days: DueDays = USUAL_DUE_DAYS): Period {
  let period = periodOf(asOf);
  while (dueDayOf(period, days) > asOf) period = shiftPeriod(period, -1);
  return period;
}

/** One drawing that is owed: the delivery that counts for it, and how it stands on the day. */
export interface OwedDrawing {
  readonly kind: DeliveryKind;
  readonly delivery: SurveyDelivery | null;
  /** The one sent back last, while nothing has come in its place. */
  readonly sentBack: SurveyDelivery | null;
  readonly punctuality: Punctuality;
}

/** 开采方式 that the ledger is about. */
export type LedgerMethod = 'underground' | 'open-pit' | 'all';

/**
 * Mines of the ledger. 井上井下工程对照图 and 采掘工程平面图 are owed by mines with workings below ground; a licence that
 * states no method is not left out for that, nor is a mine that has handed drawings in, whatever its licence
 * says; the survey of a pit is no such drawing.
 */
export function ledgerRights<Right extends Pick<MiningRight, 'id' | 'method'>>(rights: readonly Right[], method: LedgerMethod, deliveries: readonly Pick<SurveyDelivery, 'rightId' | 'surface'>[]): readonly Right[] {
  if (method === 'all') return rights;
  if (method === 'open-pit') return rights.filter((right) => right.method === 'open-pit' || right.method === 'both');
  const delivered = new Set(deliveries.filter(({ surface }) => surface === undefined).map(({ rightId }) => rightId));
  return rights.filter((right) => right.method !== 'open-pit' || delivered.has(right.id));
}

/** Half-years that the ledger and the list of one mine show at least. */
const LEAST_PERIODS = 4;

/** One mine in one half-year. */
export interface LedgerCell {
  readonly rightId: string;
  readonly mineName: string;
  readonly period: Period;
  readonly dueOn: CalendarDate;
  readonly owed: readonly OwedDrawing[];
  /** Everything handed in for this half-year, the newest first, also what was not owed. */
  readonly deliveries: readonly SurveyDelivery[];
  /** The worst of the owed drawings. */
  readonly state: Punctuality['kind'];
}

const WORSE: readonly Punctuality['kind'][] = ['on-time', 'not-due', 'late', 'missing'];

/** The half-years from the first delivery of any mine (at least `atLeast` of them) to the one of the day, newest first. */
export function ledgerPeriods(deliveries: readonly Pick<SurveyDelivery, 'period'>[], asOf: CalendarDate, atLeast = LEAST_PERIODS): readonly Period[] {
  const now = periodOf(asOf);
  const first = deliveries.reduce((earliest, { period }) => (period < earliest ? period : earliest), shiftPeriod(now, 1 - atLeast));
  const last = deliveries.reduce((latest, { period }) => (period > latest ? period : latest), now);
  const periods: Period[] = [];
  for (let period = last; period >= first; period = shiftPeriod(period, -1)) periods.push(period);
  return periods;
}

/** One cell: of several deliveries of a kind the first one received counts for punctuality, returned ones do not. */
export function ledgerCell(right: Pick<MiningRight, 'id' | 'mineName'>, period: Period, deliveries: readonly SurveyDelivery[], asOf: CalendarDate, days: DueDays = USUAL_DUE_DAYS): LedgerCell {
  const dueOn = dueDayOf(period, days);
  const own = deliveries.filter((delivery) => delivery.rightId === right.id && delivery.period === period);
  const owed = OWED_KINDS.map((kind): OwedDrawing => {
    const [accepted, returned] = [own.filter((each) => each.kind === kind && each.status !== 'returned'), own.filter((each) => each.kind === kind && each.status === 'returned')];
    const delivery = accepted.toSorted((a, b) => a.receivedOn.localeCompare(b.receivedOn))[0] ?? null;
    const sentBack = delivery ? null : (returned.toSorted((a, b) => (a.sentBack?.on ?? '').localeCompare(b.sentBack?.on ?? '')).at(-1) ?? null);
    return { kind, delivery, sentBack, punctuality: punctualityOf(delivery, period, asOf, dueOn) };
  });
  return {
    rightId: right.id,
    mineName: right.mineName,
    period,
    dueOn,
    owed,
    deliveries: own.toSorted((a, b) => b.receivedOn.localeCompare(a.receivedOn) || a.fileName.localeCompare(b.fileName)),
    state: owed.reduce<Punctuality['kind']>((worst, { punctuality }) => (WORSE.indexOf(punctuality.kind) > WORSE.indexOf(worst) ? punctuality.kind : worst), 'on-time'),
  };
}

/** 补交清单: what is missing on the day, mine by mine, the longest overdue first. */
export function missingDrawings(cells: readonly LedgerCell[]): readonly { readonly cell: LedgerCell; readonly kind: DeliveryKind; readonly days: number }[] {
  return cells
    .flatMap((cell) => cell.owed.filter(({ punctuality }) => punctuality.kind === 'missing').map(({ kind, punctuality }) => ({ cell, kind, days: punctuality.days })))
    .toSorted((a, b) => b.days - a.days || a.cell.mineName.localeCompare(b.cell.mineName, 'zh-CN'));
}
