/** The figures of A and B as rows of text; what is not known is a dash, never a nought. Pure. */
import { formatHectares, formatNumber } from '../../../shared/base/units.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { MineWorkings, PeriodComparison, PeriodTotals } from '../../../shared/model/workings.ts';

export interface FigureRow {
  readonly key: string;
  readonly name: string;
  readonly b: string;
  readonly a: string;
  readonly change: string;
  readonly tone: '' | 'danger' | 'success' | 'quiet';
  /** Beyond the licence: written in the colour of findings. */
  readonly excess: boolean;
  /** A row that belongs to the one above. */
  readonly sub: boolean;
}

const NONE = '—';
/** Less than this is no change: the last digit shown. */
const [SAME_AREA_SQUARE_METRES, SAME_METRES] = [0.5, 0.05];

/** `comparison`: of these two; null while it is not known. */
export function comparisonRows(a: MineWorkings, b: MineWorkings | null, comparison: PeriodComparison | null, translate: Translate): readonly FigureRow[] {
  const totalsOf = (mine: MineWorkings): PeriodTotals => ({
    areaPlanarSquareMetres: sum(mine, ({ whole }) => whole.areaPlanarSquareMetres),
    areaEllipsoidalSquareMetres: sum(mine, ({ whole }) => whole.areaEllipsoidalSquareMetres),
    roadwayLengthMetres: mine.workings.reduce((total, { kind, whole }) => total + (kind === 'roadway' ? whole.lengthMetres : 0), 0),
    volumeCubicMetres: mine.volumeCubicMetres,
  });
  // Both sides alike, so that A reads the same whether or not B was checked.
  const current = totalsOf(a);
  const previous = b ? totalsOf(b) : null;
  const plain = (key: string, name: string, value: (totals: PeriodTotals) => number | null, show: (value: number) => string): FigureRow => {
    const [now, before] = [value(current), previous ? value(previous) : null];
    return { key, name, a: now === null ? NONE : show(now), b: before === null ? NONE : show(before), change: now === null || before === null ? '' : signed(now - before, show), tone: '', excess: false, sub: false };
  };
  const excess = (key: string, name: string, value: (mine: MineWorkings) => number, show: (value: number) => string, same: number): FigureRow => {
    const [now, before] = [value(a), b ? value(b) : null];
    const found = now > 0;
    const change = before === null || (now <= same && before <= same) ? '' : before <= same ? 'new' : now <= same ? 'gone' : now - before > same ? 'grown' : before - now > same ? 'shrunk' : 'unchanged';
    return {
      key, name, a: show(now), b: before === null ? NONE : show(before), change: change === '' ? '' : translate(`drawing.change.${change}`),
      tone: change === 'new' || change === 'grown' ? 'danger' : change === '' ? '' : 'quiet', excess: found, sub: false,
    };
  };
  const whole = (value: number): string => formatNumber(value, 0);
  const rows: FigureRow[] = [
    plain('goaf', translate('drawing.row.area'), (totals) => totals.areaEllipsoidalSquareMetres, formatHectares),
    plain('driven', translate('drawing.row.driven'), (totals) => totals.roadwayLengthMetres, whole),
    plain('volume', translate('drawing.row.volume'), (totals) => totals.volumeCubicMetres, (value) => formatNumber(value / 10_000, 2)),
    ...missingRows(comparison, translate),
    excess('outside', translate('drawing.row.outside'), (mine) => mine.outside.areaEllipsoidalSquareMetres, whole, SAME_AREA_SQUARE_METRES),
  ];
  // What the plan writes beside the workings leaves these out.
  const within = (mine: MineWorkings): number => mine.workings.reduce((total, { planBand, outside }) => total + (planBand === 'within-tolerance' ? outside.areaEllipsoidalSquareMetres : 0), 0);
  if (within(a) > 0 || (b && within(b) > 0)) rows.push({ key: 'within', name: translate('drawing.row.within'), a: whole(within(a)), b: b ? whole(within(b)) : NONE, change: '', tone: '', excess: false, sub: true });
  const distances = (mine: MineWorkings | null): string =>
    mine === null || mine.outside.longestDistanceMetres <= 0 ? NONE : `${formatNumber(mine.outside.longestDistanceMetres, 1)} / ${formatNumber(mine.outside.meanDistanceMetres, 1)}`;
  if (a.outside.longestDistanceMetres > 0 || (b?.outside.longestDistanceMetres ?? 0) > 0) {
    rows.push({ key: 'distance', name: translate('drawing.row.distance'), a: distances(a), b: distances(b), change: '', tone: '', excess: false, sub: true });
  }
  if (a.outside.lengthMetres > 0 || (b?.outside.lengthMetres ?? 0) > 0) rows.push(excess('length', translate('drawing.row.length'), (mine) => mine.outside.lengthMetres, (value) => formatNumber(value, 1), SAME_METRES));
  rows.push(excess('depth', translate('drawing.row.depth'), (mine) => Math.max(mine.belowLimitMetres, mine.aboveLimitMetres), (value) => formatNumber(value, 1), SAME_METRES));
  const intruded = (mine: MineWorkings): number => mine.neighbours.reduce((total, each) => total + each.areaEllipsoidalSquareMetres, 0);
  if (intruded(a) > 0 || (b && intruded(b) > 0)) rows.push(excess('neighbour', translate('drawing.row.neighbour'), intruded, whole, SAME_AREA_SQUARE_METRES));
  const inPillars = (mine: MineWorkings): number => mine.pillars.reduce((total, each) => total + each.areaEllipsoidalSquareMetres, 0);
  if (inPillars(a) > 0 || (b && inPillars(b) > 0)) rows.push(excess('pillar', translate('drawing.row.pillar'), inPillars, whole, SAME_AREA_SQUARE_METRES));
  const boundary = (mine: MineWorkings | null): string => (mine === null || mine.boundaryDistanceMetres === null || leavesLicence(mine) ? NONE : formatNumber(mine.boundaryDistanceMetres, 2));
  rows.push({ key: 'boundary', name: translate('drawing.row.boundary'), a: boundary(a), b: boundary(b), change: '', tone: '', excess: false, sub: false });
  return rows;
}

/** What crosses the boundary has no distance to it. */
const leavesLicence = ({ boundaryDistanceMetres, outside }: MineWorkings): boolean => boundaryDistanceMetres === 0 && outside.areaPlanarSquareMetres + outside.lengthMetres > 0;

/** Of B what A no longer shows, as the report tells it working by working. */
function missingRows(comparison: PeriodComparison | null, translate: Translate): FigureRow[] {
  const missing = (comparison?.discrepancies ?? []).filter(({ what }) => what === 'vanished');
  const row = (key: 'missing' | 'missingLength', amounts: readonly number[], decimals: number): FigureRow[] => {
    const found = amounts.filter((amount) => amount > 0);
    if (found.length === 0) return [];
    const total = formatNumber(found.reduce((all, amount) => all + amount, 0), decimals);
    return [{ key, name: translate(`drawing.row.${key}`), b: total, a: NONE, change: translate('drawing.change.places', { count: found.length }), tone: 'danger', excess: false, sub: true }];
  };
  return [...row('missing', missing.map(({ areaEllipsoidalSquareMetres }) => areaEllipsoidalSquareMetres), 0), ...row('missingLength', missing.map(({ lengthMetres }) => lengthMetres), 1)];
}

function sum({ workings }: MineWorkings, value: (measure: MineWorkings['workings'][number]) => number): number {
  return workings.reduce((total, measure) => total + value(measure), 0);
}

function signed(value: number, show: (value: number) => string): string {
  const text = show(Math.abs(value));
  return /^[0.]*$/.test(text) ? '0' : `${value > 0 ? '+' : '−'}${text}`;
}
