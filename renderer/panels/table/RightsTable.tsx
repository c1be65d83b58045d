/** The mines as a table: filter row, sort, the same selection as the map (mock a). */
import { useMemo, useRef, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { featureSet, hasFeature } from '../../../shared/model/feature-set.ts';
import { displaySystem } from '../../state/display-system.ts';
import { changeSelection, useSelectedFeatures } from '../../state/selection.ts';
import { keepTableFilters, nextSort, useTableFilters, type TableFilters } from '../../state/table-filters.ts';
import { today } from '../../state/today.ts';
import { usePointer, useView } from '../../state/view.ts';
import { selectRight, zoomToRight } from '../../state/work/locate.ts';
import { bodiesOf } from '../../state/work/select.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { MineMenu } from '../menus/MineMenu.tsx';
import { StatusMark } from '../../ui/marks.tsx';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { VirtualRows, type RowChoice, type VirtualColumn } from '../../ui/VirtualRows.tsx';
import { useWidthClass } from '../../ui/window-width.ts';
import { FilterCell, type FilterKind } from './FilterCell.tsx';
import { arrangeRows, rightRows, type LayerMu, type RightColumn, type RightRow } from './rights-rows.ts';

/** Widths of mock a; the licence number and the red line need the wide window. */
const COLUMNS: readonly {
  key: RightColumn;
  width: number;
  align?: 'right';
  filter: FilterKind;
  wide?: boolean;
}[] = [
  { key: 'mineName', width: 130, filter: 'text' },
  { key: 'licenceNumber', width: 196, filter: 'text', wide: true },
  { key: 'mineral', width: 104, filter: 'text' },
  { key: 'method', width: 68, filter: 'method' },
  { key: 'registeredArea', width: 84, align: 'right', filter: 'least' },
  { key: 'checkedArea', width: 84, align: 'right', filter: 'least' },
  { key: 'validTo', width: 100, filter: 'date' },
  { key: 'status', width: 108, filter: 'status' },
  { key: 'conflicts', width: 64, align: 'right', filter: 'least' },
  { key: 'farmlandMu', width: 84, align: 'right', filter: 'least' },
  { key: 'redlineMu', width: 92, align: 'right', filter: 'least', wide: true },
  { key: 'township', width: 76, filter: 'text' },
];

/** Of all tables' filters those of the mines. */
const TABLE = 'rights';
const FIRST: TableFilters = { typed: {}, sort: { key: 'conflicts', descending: true } };

export function RightsTable({ inViewOnly, onlySelected }: { inViewOnly: boolean; onlySelected: boolean }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const wide = useWidthClass() === 'wide';
  const selectedRightId = useView((view) => view.selectedRightId);
  const displaySystemId = useView((view) => view.displaySystemId);
  const extent = usePointer((state) => (inViewOnly ? state.extent : null));
  const kept = useTableFilters(TABLE, FIRST);
  const { typed: filters, sort } = kept;
  const setFilters = (typed: TableFilters['typed']): void => keepTableFilters(TABLE, { ...kept, typed });
  const rows = useMemo(() => rightRows(workspace, today()), [workspace]);
  // The extent is in the display system; it can be compared with the rights only where both are the same.
  const sameSystem = displaySystem(workspace, displaySystemId)?.id === layerById(workspace, workspace.rightsLayerId)?.system?.id;
  const selectedSet = useSelectedFeatures(workspace.rightsLayerId ?? '');
  const isChosen = (row: RightRow): boolean => row.right.bodies.some((body) => hasFeature(selectedSet, body.feature));
  const arranged = useMemo(
    () => arrangeRows(onlySelected ? rows.filter(isChosen) : rows, filters, sort as Parameters<typeof arrangeRows>[2], sameSystem ? extent : null),
    [rows, filters, sort, extent, sameSystem, onlySelected, onlySelected ? selectedSet : null],
  );
  const anchor = useRef<number | null>(null);
  if (workspace.rightsProblem)
    return (
      <div className="table-problem">
        <ErrorNotice sentence={sentence(translate, workspace.rightsProblem)} />
      </div>
    );

  const setFilter = (key: RightColumn, value: string): void => setFilters({ ...filters, [key]: value });
  const shown = COLUMNS.filter((column) => wide || !column.wide);
  const columns: VirtualColumn[] = shown.map((column, position) => ({
    key: column.key,
    name: translate(`window.column.${column.key}`),
    head: translate(`window.column.${column.key}`),
    width: column.width,
    grows: position === shown.length - 1 || column.key === 'mineName',
    sortable: true,
    ...(column.align && { align: column.align }),
    filter: (
      <FilterCell
        kind={column.filter}
        name={translate(`window.column.${column.key}`)}
        value={filters[column.key] ?? ''}
        onChange={(value) => setFilter(column.key, value)}
        first={position === 0}
      />
    ),
  }));
  const selectedIndex = arranged.findIndex((row) => row.right.id === selectedRightId);
  const active = Object.values(filters).filter((value) => value !== '').length;
  const total = arranged.reduce((sum, row) => sum + (row.right.registeredAreaSquareKilometres ?? 0), 0);
  const choose = (index: number, how: RowChoice): void => {
    const { right } = arranged[index]!;
    const layerId = workspace.rightsLayerId!;
    const from = anchor.current ?? (selectedIndex < 0 ? index : selectedIndex);
    if (!how.range) anchor.current = index;
    if (how.range) {
      const range = arranged.slice(Math.min(from, index), Math.max(from, index) + 1);
      changeSelection(layerId, featureSet(range.flatMap((row) => [...bodiesOf(row.right)])), how.toggle ? 'add' : 'replace');
    } else if (how.toggle) changeSelection(layerId, bodiesOf(right), isChosen(arranged[index]!) ? 'remove' : 'add');
    else {
      changeSelection(layerId, bodiesOf(right));
      selectRight(right.id);
    }
  };
  /** The mine whose row lies under the pointer. */
  const selectUnder = (target: Element): boolean => {
    const index = arranged.findIndex((row) => row.right.id === target.closest<HTMLElement>('[data-row]')?.dataset['row']);
    if (index < 0) return false;
    if (!isChosen(arranged[index]!)) choose(index, { toggle: false, range: false });
    else selectRight(arranged[index]!.right.id);
    return true;
  };
  const chosen = rows.filter(isChosen).length;
  return (
    <>
      <MineMenu select={selectUnder}>
        <VirtualRows
          name={translate('window.table.rights')}
          columns={columns}
          rowCount={arranged.length}
          rowKey={(index) => arranged[index]!.right.id}
          cells={(index) => shown.map((column) => cellOf(arranged[index]!, column.key, translate))}
          selectedIndex={selectedIndex < 0 ? null : selectedIndex}
          isSelected={(index) => isChosen(arranged[index]!)}
          onSelect={choose}
          onOpen={(index) => {
            selectRight(arranged[index]!.right.id);
            zoomToRight(arranged[index]!.right.id);
          }}
          sort={sort}
          onSort={(key) => keepTableFilters(TABLE, { ...kept, sort: nextSort(sort, key) })}
          empty={
            <>
              {translate('window.table.noRights', { total: rows.length })}{' '}
              {active > 0 && (
                <button type="button" className="link" onClick={() => setFilters({})}>
                  {translate('window.clearFilters')}
                </button>
              )}
            </>
          }
        />
      </MineMenu>
      <footer className="table-foot">
        <span>
          {arranged.length === rows.length
            ? translate('window.table.count', { count: formatNumber(rows.length, 0) })
            : translate('window.table.countOf', { count: formatNumber(arranged.length, 0), total: formatNumber(rows.length, 0) })}
        </span>
        <span>{translate('window.table.selected', { count: formatNumber(chosen, 0) })}</span>
        {total > 0 && (
          <span>
            {translate('window.table.registeredTotal')} <b>{formatNumber(total, 4)} km²</b>
          </span>
        )}
        {active > 0 && (
          <button type="button" className="link" onClick={() => setFilters({})}>
            {translate('window.clearFilters')}
          </button>
        )}
        <span className="spacer" />
        <span className="quiet">{translate('window.table.zoomHint')}</span>
      </footer>
    </>
  );
}

function cellOf(row: RightRow, column: RightColumn, translate: ReturnType<typeof useText>): ReactNode {
  const number = (value: number | null, decimals: number): string => (value === null ? '—' : formatNumber(value, decimals));
  switch (column) {
    case 'mineName':
      return row.right.mineName;
    case 'licenceNumber':
      return <span className="mono">{row.right.licenceNumber ?? '—'}</span>;
    case 'mineral':
      return row.right.mineral ?? '—';
    case 'method':
      return row.right.method === null ? '—' : translate(`window.method.${row.right.method}`);
    case 'registeredArea':
      return number(row.right.registeredAreaSquareKilometres, 4);
    case 'checkedArea':
      return number(row.checkedArea, 4);
    case 'validTo':
      return row.right.validTo ?? '—';
    case 'status':
      return <StatusMark status={row.status} days={row.days} />;
    case 'conflicts':
      return number(row.conflicts, 0);
    case 'farmlandMu':
      return <MuPerLayer layers={row.farmlandMu} />;
    case 'redlineMu':
      return <MuPerLayer layers={row.redlineMu} />;
    case 'township':
      return row.right.township ?? '—';
  }
}

/** One number; where several layers of the role touch the mine, each its own with the names in the tooltip. */
function MuPerLayer({ layers }: { layers: readonly LayerMu[] | null }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  if (layers === null) return '—';
  const numbers = layers.map(({ mu }) => formatNumber(mu, 2));
  if (layers.length < 2) return numbers[0] ?? formatNumber(0, 2);
  const lines = layers.map(({ layerId }, index) =>
    translate('window.table.muPerLayer', { layer: layerById(workspace, layerId)?.name ?? layerId, mu: numbers[index]! }),
  );
  return <span title={[...lines, translate('window.table.muNotAdded')].join('\n')}>{numbers.join(' / ')}</span>;
}
