/** The mines as rows: facts of the licence beside what the newest run found. Pure. */
import { daysBetween } from '../../shared/base/calendar-date.ts';
import { muFromSquareMetres, squareKilometresFromSquareMetres } from '../../shared/base/units.ts';
import { rightStatus } from '../../shared/analysis/mining-rights.ts';
import { extentsTouch, type Extent } from '../../shared/model/extent.ts';
import type { LayerRole } from '../../shared/model/layer.ts';
import { fulfils, readNumberCondition } from '../../shared/model/number-condition.ts';
import type { MiningRight, RightStatus } from '../../shared/model/mining-right.ts';
import type { RightOverlay } from '../../shared/model/overlay.ts';
import type { Workspace } from './workspace.ts';

/** What one layer takes of a mine. */
export interface LayerMu {
  readonly layerId: string;
  readonly mu: number;
}

export interface RightRow {
  readonly right: MiningRight;
  readonly status: RightStatus;
  readonly days: number | null;
  /** km² of the newest run, or null. */
  readonly checkedArea: number | null;
  readonly conflicts: number | null;
  /** 亩 per layer, most first; null without a run. Layers of one role may hold the same land, so they are never added up. */
  readonly farmlandMu: readonly LayerMu[] | null;
  readonly redlineMu: readonly LayerMu[] | null;
}

export type RightColumn =
  | 'mineName'
  | 'licenceNumber'
  | 'mineral'
  | 'method'
  | 'registeredArea'
  | 'checkedArea'
  | 'validTo'
  | 'status'
  | 'conflicts'
  | 'farmlandMu'
  | 'redlineMu'
  | 'township';

export function rightRows(workspace: Workspace, asOf: string): readonly RightRow[] {
  const run = workspace.runs[0];
  const overlays = new Map(run?.rights.map((each) => [each.rightId, each]));
  const conflictCounts = new Map<string, number>();
  for (const finding of workspace.findings) conflictCounts.set(finding.rightId, (conflictCounts.get(finding.rightId) ?? 0) + 1);
  return workspace.rights.map((right) => {
    const overlay = overlays.get(right.id);
    return {
      right,
      status: rightStatus(right, asOf),
      days: right.validTo === null ? null : daysBetween(asOf, right.validTo),
      checkedArea: overlay === undefined ? null : squareKilometresFromSquareMetres(overlay.areaEllipsoidalSquareMetres),
      conflicts: overlay === undefined ? null : (conflictCounts.get(right.id) ?? 0),
      farmlandMu: overlay === undefined ? null : muPerLayer(overlay.conflicts, 'farmland'),
      redlineMu: overlay === undefined ? null : muPerLayer(overlay.conflicts, 'redline'),
    };
  });
}

function muPerLayer(conflicts: RightOverlay['conflicts'], role: LayerRole): readonly LayerMu[] {
  const squareMetres = new Map<string, number>();
  for (const conflict of conflicts)
    if (conflict.role === role) squareMetres.set(conflict.layerId, (squareMetres.get(conflict.layerId) ?? 0) + conflict.areaEllipsoidalSquareMetres);
  return Array.from(squareMetres, ([layerId, area]) => ({ layerId, mu: muFromSquareMetres(area) })).toSorted((a, b) => b.mu - a.mu);
}

/** The value a column sorts and filters by; of several layers the one with most. */
export function rowValue(row: RightRow, column: RightColumn): string | number | null {
  switch (column) {
    case 'mineName':
      return row.right.mineName;
    case 'licenceNumber':
      return row.right.licenceNumber;
    case 'mineral':
      return row.right.mineral;
    case 'method':
      return row.right.method;
    case 'registeredArea':
      return row.right.registeredAreaSquareKilometres;
    case 'checkedArea':
      return row.checkedArea;
    case 'validTo':
      return row.right.validTo;
    case 'status':
      return row.status;
    case 'conflicts':
      return row.conflicts;
    case 'farmlandMu':
      return row.farmlandMu && (row.farmlandMu[0]?.mu ?? 0);
    case 'redlineMu':
      return row.redlineMu && (row.redlineMu[0]?.mu ?? 0);
    case 'township':
      return row.right.township;
  }
}

/** Decimals of the columns that are numbers; above them a condition is typed, and a number alone is the least one. */
export const RIGHT_DECIMALS = { registeredArea: 4, checkedArea: 4, conflicts: 0, farmlandMu: 2, redlineMu: 2 } as const satisfies Partial<Record<RightColumn, number>>;

export function isNumeric(column: RightColumn): column is keyof typeof RIGHT_DECIMALS {
  return column in RIGHT_DECIMALS;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** True when a mine passes what was typed or chosen above a column; a condition that cannot be understood asks nothing. */
export function passes(row: RightRow, column: RightColumn, filter: string): boolean {
  const value = rowValue(row, column);
  if (isNumeric(column)) {
    const condition = readNumberCondition(filter, 'least');
    if (condition === 'none' || condition === null) return true;
    if (typeof value !== 'number') return false;
    // What is typed is compared with what is read.
    const shown = value.toFixed(RIGHT_DECIMALS[column]);
    return fulfils(condition, Number(shown), shown);
  }
  if (column === 'validTo') return typeof value === 'string' && value <= filter;
  if (column === 'status' || column === 'method') return value === filter;
  return String(value ?? '')
    .toLowerCase()
    .includes(filter.toLowerCase());
}

/** Rows that pass all filters (and touch the extent), in the order asked for; empty cells last. */
export function arrangeRows(
  rows: readonly RightRow[],
  filters: Readonly<Partial<Record<RightColumn, string>>>,
  sort: { readonly key: RightColumn; readonly descending: boolean } | null,
  within: Extent | null,
): readonly RightRow[] {
  const kept = rows.filter(
    (row) =>
      (within === null || extentsTouch(row.right.extent, within)) &&
      Object.entries(filters).every(([column, filter]) => filter === '' || passes(row, column as RightColumn, filter)),
  );
  if (sort === null) return kept;
  const sign = sort.descending ? -1 : 1;
  return kept.toSorted((a, b) => {
    const [first, second] = [rowValue(a, sort.key), rowValue(b, sort.key)];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    return (
      sign * (typeof first === 'number' && typeof second === 'number' ? first - second : collator.compare(String(first), String(second)))
    );
  });
}

/** The sum below the table: of the selected mines, else of those that it shows. */
export interface RegisteredTotal {
  readonly of: 'selected' | 'shown' | 'all';
  readonly squareKilometres: number;
}

export function registeredTotal(all: readonly RightRow[], shown: readonly RightRow[], selected: readonly RightRow[]): RegisteredTotal {
  const counted = selected.length > 0 ? selected : shown;
  return {
    of: selected.length > 0 ? 'selected' : shown.length < all.length ? 'shown' : 'all',
    squareKilometres: counted.reduce((sum, { right }) => sum + (right.registeredAreaSquareKilometres ?? 0), 0),
  };
}

/** Why the table has no row. */
export type NoRows = 'no-layer' | 'empty-layer' | 'reading' | 'none-selected' | 'filters' | 'not-in-view';

/** `layerFeatures`: of the layer of mining rights, null where there is none. */
export function whyNoRows(state: { readonly layerFeatures: number | null; readonly total: number; readonly onlySelected: boolean; readonly selected: number; readonly filtered: boolean }): NoRows {
  if (state.layerFeatures === null) return 'no-layer';
  if (state.total === 0) return state.layerFeatures === 0 ? 'empty-layer' : 'reading';
  if (state.onlySelected && state.selected === 0) return 'none-selected';
  return state.filtered ? 'filters' : 'not-in-view';
}
