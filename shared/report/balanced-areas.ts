/** Areas of one mine in one layer as they are printed under balancing (平差): rounded, summing to their subtotal, each correction known. */
import { balance } from '../base/balance.ts';
import { hectaresFromSquareMetres, muFromSquareMetres } from '../base/units.ts';
import type { Conflict } from '../model/overlay.ts';

/** Printed columns that are balanced, with their decimals (DOMAIN §2.4). */
export const BALANCED_COLUMNS = {
  planar: { decimals: 2, of: ({ areaPlanarSquareMetres }) => areaPlanarSquareMetres },
  ellipsoidal: { decimals: 2, of: ({ areaEllipsoidalSquareMetres }) => areaEllipsoidalSquareMetres },
  net: { decimals: 2, of: ({ netAreaEllipsoidalSquareMetres }) => netAreaEllipsoidalSquareMetres },
  hectares: { decimals: 4, of: ({ areaEllipsoidalSquareMetres }) => hectaresFromSquareMetres(areaEllipsoidalSquareMetres) },
  mu: { decimals: 2, of: ({ areaEllipsoidalSquareMetres }) => muFromSquareMetres(areaEllipsoidalSquareMetres) },
} as const satisfies Record<string, { readonly decimals: number; readonly of: (conflict: Conflict) => number | null }>;

export type BalancedColumn = keyof typeof BALANCED_COLUMNS;

/** One class: what is printed, and by how much that differs from its plain rounding; null where the column has no number. */
export interface BalancedAreas {
  readonly printed: Readonly<Record<BalancedColumn, number | null>>;
  readonly correction: Readonly<Record<BalancedColumn, number | null>>;
}

const COLUMNS = Object.keys(BALANCED_COLUMNS) as readonly BalancedColumn[];

/** In the order of `conflicts`. A column in which one class has no number is printed as computed, for its sum is not known. */
export function balanceAreas(conflicts: readonly Conflict[]): readonly BalancedAreas[] {
  const columns = COLUMNS.map((column) => {
    const { decimals, of } = BALANCED_COLUMNS[column];
    const values = conflicts.map(of);
    const balanced = balance(values.map((value) => value ?? Number.NaN), decimals);
    return values.map((value, i) => {
      if (value === null) return { printed: null, correction: null };
      if (!balanced) return { printed: value, correction: 0 };
      const printed = balanced.values[i]!;
      // Corrections are whole units of the last digit.
      return { printed, correction: Math.round(printed * 10 ** decimals - rounded(value, decimals)) / 10 ** decimals };
    });
  });
  const row = <Part extends 'printed' | 'correction'>(i: number, part: Part): Record<BalancedColumn, number | null> => Object.fromEntries(COLUMNS.map((column, k) => [column, columns[k]![i]![part]])) as Record<BalancedColumn, number | null>;
  return conflicts.map((_conflict, i) => ({ printed: row(i, 'printed'), correction: row(i, 'correction') }));
}

/** In units of the last digit, rounded as {@link balance} rounds. */
function rounded(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals * (1 + Number.EPSILON));
}
