/** The columns of the table of mines: their order, and what they say as text. */
import { formatNumber } from '../../shared/base/units.ts';
import type { Translate } from '../../shared/i18n/text.ts';
import { RIGHT_DECIMALS, type RightColumn, type RightRow } from './rights-rows.ts';

/** The name by which filters and arrangement of this table are kept; layers' tables have theirs by the id of the layer. */
export const RIGHTS_TABLE = 'rights';

/** All columns in their usual order (mock a). */
export const RIGHT_COLUMNS: readonly { readonly name: RightColumn }[] = (
  ['mineName', 'licenceNumber', 'mineral', 'method', 'registeredArea', 'checkedArea', 'validTo', 'status', 'conflicts', 'farmlandMu', 'redlineMu', 'township'] as const
).map((name) => ({ name }));

/** A cell for a spreadsheet: bare digits with the decimals that the table shows, several layers with a stroke between, '' for nothing. */
export function rightText(row: RightRow, column: RightColumn, translate: Translate): string {
  const number = (value: number | null, numeric: keyof typeof RIGHT_DECIMALS): string => (value === null ? '' : formatNumber(value, RIGHT_DECIMALS[numeric], false));
  switch (column) {
    case 'mineName':
    case 'licenceNumber':
    case 'mineral':
    case 'validTo':
    case 'township':
      return row.right[column] ?? '';
    case 'method':
      return row.right.method === null ? '' : translate(`window.method.${row.right.method}`);
    case 'registeredArea':
      return number(row.right.registeredAreaSquareKilometres, column);
    case 'checkedArea':
    case 'conflicts':
      return number(row[column], column);
    case 'status':
      return translate(`window.rightStatus.${row.status}`);
    case 'farmlandMu':
    case 'redlineMu': {
      const layers = row[column];
      return layers === null ? '' : layers.length === 0 ? number(0, column) : layers.map(({ mu }) => number(mu, column)).join(' / ');
    }
  }
}
