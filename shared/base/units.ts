/** Units of the trade. Source: DOMAIN §2.4 (1 亩 = 2000/3 m², 1 公顷 = 10 000 m², 1 km² = 1500 亩). */

/** 亩 */
export const SQUARE_METRES_PER_MU = 2000 / 3;
/** 公顷 */
export const SQUARE_METRES_PER_HECTARE = 10_000;
/** km² */
export const SQUARE_METRES_PER_SQUARE_KILOMETRE = 1_000_000;

/** m² in 亩, unrounded. */
export const muFromSquareMetres = (area: number): number => area / SQUARE_METRES_PER_MU;
/** m² in 公顷, unrounded. */
export const hectaresFromSquareMetres = (area: number): number => area / SQUARE_METRES_PER_HECTARE;
/** m² in km², unrounded. */
export const squareKilometresFromSquareMetres = (area: number): number => area / SQUARE_METRES_PER_SQUARE_KILOMETRE;

/** The thin space that groups thousands; never a comma. */
export const THIN_SPACE = '\u2009';
/** Stands before a unit. */
export const NO_BREAK_SPACE = '\u00a0';

/** The minus sign of printed numbers; a hyphen is shorter and breaks lines. Bare digits that are copied elsewhere keep the hyphen. */
export const MINUS = '\u2212';

/**
 * Fixed decimals with thousands grouped by a thin space (`3 874 412.86`), half away from zero.
 * `grouped: false` gives bare digits for coordinates in tables that are copied elsewhere.
 */
export function formatNumber(value: number, decimals: number, grouped = true): string {
  if (!Number.isFinite(value)) return '—';
  const scaled = Math.round((Math.abs(value) + Number.EPSILON * Math.abs(value)) * 10 ** decimals) / 10 ** decimals;
  const fixed = scaled.toFixed(decimals);
  const [whole = '0', fraction] = fixed.split('.');
  const head = grouped ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE) : whole;
  const sign = value < 0 && Number(fixed) !== 0 ? (grouped ? MINUS : '-') : '';
  return sign + head + (fraction === undefined ? '' : `.${fraction}`);
}

/** m² with 2 decimals (DOMAIN §2.4, as the next three); digits only, the unit stands in the head. */
export const formatSquareMetres = (area: number): string => formatNumber(area, 2);
/** m² as 公顷 with 4 decimals. */
export const formatHectares = (area: number): string => formatNumber(hectaresFromSquareMetres(area), 4);
/** m² as 亩 with 2 decimals. */
export const formatMu = (area: number): string => formatNumber(muFromSquareMetres(area), 2);
/** True for an area that two decimals of 亩 would print as 0.00. */
export const roundsToNoMu = (area: number): boolean => muFromSquareMetres(area) < 0.005;
/** m² as km² with 4 decimals. */
export const formatSquareKilometres = (area: number): string => formatNumber(squareKilometresFromSquareMetres(area), 4);
/** A share 0…1 as percent with two decimals, without the sign. */
export const formatPercent = (share: number): string => formatNumber(share * 100, 2);
