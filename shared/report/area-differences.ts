/**
 * What does not add up in the printed areas of one mine in one layer, and by how much: lines against their subtotal, and the
 * subtotal against the mine where the layer covers it. No area is changed here; balancing (平差) evens out the lines only.
 */
import { formatNumber, formatSquareMetres, MINUS } from '../base/units.ts';
import type { Translate } from '../i18n/text.ts';
import type { AnalysisRun } from '../model/finding.ts';
import type { AreaPair, Conflict } from '../model/overlay.ts';
import { BALANCED_COLUMNS, type BalancedColumn } from './balanced-areas.ts';

/** Sum of the printed lines less the printed subtotal, in the column's own unit; only columns in which they differ. */
export type LineDifferences = readonly { readonly column: BalancedColumn; readonly by: number }[];

/** The printed subtotal of the ellipsoidal areas against the printed area of the mine. */
export interface MineDifference {
  readonly subtotalSquareMetres: number;
  readonly mineSquareMetres: number;
  /** Subtotal less mine; never 0. */
  readonly bySquareMetres: number;
  /** Size of the difference over the mine, 0…1. */
  readonly share: number;
}

const COLUMNS = Object.keys(BALANCED_COLUMNS) as readonly BalancedColumn[];
/** A layer covers the mine when their planar areas agree but for what the last digits and the slivers hold. */
const COVER_TOLERANCE_SQUARE_METRES = 0.01;
const COVER_TOLERANCE_SHARE = 1e-8;

/** Of lines printed by plain rounding. One line has no subtotal, so it cannot differ from it. */
export function lineDifferences(conflicts: readonly Conflict[]): LineDifferences {
  if (conflicts.length < 2) return [];
  return COLUMNS.flatMap((column) => {
    const { decimals, of } = BALANCED_COLUMNS[column];
    const values = conflicts.map(of);
    if (values.some((value) => value === null)) return [];
    const units = values.reduce<number>((sum, value) => sum + inUnits(value!, decimals), 0) - inUnits(values.reduce<number>((sum, value) => sum + value!, 0), decimals);
    return units === 0 ? [] : [{ column, by: units / 10 ** decimals }];
  });
}

/** null where the layer does not cover the mine, or both are printed with the same digits. */
export function mineDifference(conflicts: readonly Conflict[], mine: AreaPair): MineDifference | null {
  const sum = (of: (conflict: Conflict) => number): number => conflicts.reduce((total, conflict) => total + of(conflict), 0);
  const planar = sum(({ areaPlanarSquareMetres }) => areaPlanarSquareMetres);
  const missing = Math.abs(planar + sum(({ sliverAreaSquareMetres }) => sliverAreaSquareMetres) - mine.areaPlanarSquareMetres);
  if (missing > COVER_TOLERANCE_SQUARE_METRES + COVER_TOLERANCE_SHARE * mine.areaPlanarSquareMetres) return null;
  const subtotal = inUnits(sum(({ areaEllipsoidalSquareMetres }) => areaEllipsoidalSquareMetres), 2);
  const whole = inUnits(mine.areaEllipsoidalSquareMetres, 2);
  if (subtotal === whole) return null;
  return { subtotalSquareMetres: subtotal / 100, mineSquareMetres: whole / 100, bySquareMetres: (subtotal - whole) / 100, share: Math.abs(subtotal - whole) / whole };
}

/** Whole units of the last printed digit, rounded as numbers are printed. */
const inUnits = (value: number, decimals: number): number => Math.round(value * (1 + Number.EPSILON) * 10 ** decimals);

const signed = (value: number, decimals: number): string => `${value > 0 ? '+' : MINUS}${formatNumber(Math.abs(value), decimals)}`;

/** Percent with two digits that say something, however small: `0.00016`. */
function smallPercent(share: number): string {
  const percent = share * 100;
  return formatNumber(percent, Math.max(2, 1 - Math.floor(Math.log10(percent))));
}

interface Group {
  readonly layer: string;
  /** What is printed of the layer, in one mine. */
  readonly conflicts: readonly Conflict[];
}

/** Sentences for the note under one mine's table; '' where everything adds up. */
export function differenceNote(groups: readonly Group[], mine: AreaPair, { parameters }: AnalysisRun, translate: Translate): string {
  const lines = parameters.balancesAreas ? [] : groups.flatMap(({ layer, conflicts }) => {
    const told = lineDifferences(conflicts).map(({ column, by }) => translate('difference.column', { column: translate(`balance.column.${column}`), by: signed(by, BALANCED_COLUMNS[column].decimals) }));
    return told.length === 0 ? [] : [translate('difference.layer', { layer, told: told.join(translate('balance.separator')) })];
  });
  const wholes = groups.flatMap(({ layer, conflicts }) => {
    const difference = mineDifference(conflicts, mine);
    return difference === null ? [] : [translate(difference.bySquareMetres > 0 ? 'difference.mine-more' : 'difference.mine-less', { layer, total: formatSquareMetres(difference.subtotalSquareMetres), mine: formatSquareMetres(difference.mineSquareMetres), by: formatSquareMetres(Math.abs(difference.bySquareMetres)), share: smallPercent(difference.share) })];
  });
  return [
    ...(lines.length === 0 ? [] : [translate('difference.lines', { told: lines.join(translate('difference.separator')) })]),
    ...(wholes.length === 0 ? [] : [translate(`difference.mine.${parameters.ellipsoidalEdges}`, { told: wholes.join(translate('difference.separator')) })]),
  ].join('');
}

interface MineOfLayer extends Group {
  readonly mineName: string;
  readonly mine: AreaPair;
}

const MINES_TOLD = 6;

/** The same for a ledger of many mines: the greatest differences, and how many there are; '' where there are none. */
export function ledgerDifferenceNote(entries: readonly MineOfLayer[], { parameters }: AnalysisRun, translate: Translate): string {
  const different = entries
    .flatMap(({ conflicts, mine, mineName, layer }) => {
      const difference = mineDifference(conflicts, mine);
      return difference === null ? [] : [{ ...difference, mineName, layer }];
    })
    .sort((a, b) => Math.abs(b.bySquareMetres) - Math.abs(a.bySquareMetres));
  if (different.length === 0) return '';
  const told = different.slice(0, MINES_TOLD).map(({ mineName, layer, bySquareMetres, share }) => translate('difference.ledger-mine', { mine: mineName, layer, by: signed(bySquareMetres, 2), share: smallPercent(share) }));
  return translate(`difference.ledger.${parameters.ellipsoidalEdges}`, { count: different.length, told: told.join(translate('difference.separator')) + (different.length > MINES_TOLD ? translate('difference.ledger-more') : '') });
}
