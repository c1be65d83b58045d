/** The mines as a table: filter row, sort, the same selection as the map (mock a). */
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { featureSet, hasFeature } from '../../../shared/model/feature-set.ts';
import { reportFault } from '../../state/faults.ts';
import { displaySystem } from '../../state/display-system.ts';
import { RIGHT_COLUMNS, RIGHTS_TABLE } from '../../state/rights-columns.ts';
import { arrangeRows, isNumeric, passes, registeredTotal, rightRows, whyNoRows, type LayerMu, type RightColumn, type RightRow } from '../../state/rights-rows.ts';
import { changeSelection, useSelectedFeatures } from '../../state/selection.ts';
import { keepTableFilters, loadTableSort, nextSort, useTableFilters, type TableFilters } from '../../state/table-filters.ts';
import { useTableInFront } from '../../state/table-in-front.ts';
import { changeColumnLayout, frozenCount, loadColumnLayout, shownFields, useColumnLayout, useTableView } from '../../state/table-layout.ts';
import { today } from '../../state/today.ts';
import { usePointer, useView } from '../../state/view.ts';
import { selectRight, zoomToRight } from '../../state/work/locate.ts';
import { bodiesOf } from '../../state/work/select.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { MineMenu } from '../menus/MineMenu.tsx';
import { StatusMark } from '../../ui/marks.tsx';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { useWindowHeight } from '../../ui/window-width.ts';
import { VirtualRows, type RowChoice, type VirtualColumn } from '../../ui/VirtualRows.tsx';
import { columnMenu } from './column-menu.ts';
import { MarkedCell } from './MarkedCell.tsx';
import { rowPixels } from './table-height.ts';
import { FilterCell, type FilterKind } from './FilterCell.tsx';

/** Widths of mock a; together wider than a small window's drawer, which scrolls sideways. */
const COLUMNS: Readonly<Record<RightColumn, { readonly width: number; readonly filter: FilterKind }>> = {
  mineName: { width: 130, filter: 'text' },
  licenceNumber: { width: 196, filter: 'text' },
  mineral: { width: 104, filter: 'text' },
  method: { width: 68, filter: 'method' },
  registeredArea: { width: 84, filter: 'least' },
  checkedArea: { width: 84, filter: 'least' },
  validTo: { width: 100, filter: 'date' },
  status: { width: 108, filter: 'status' },
  conflicts: { width: 80, filter: 'least' },
  farmlandMu: { width: 84, filter: 'least' },
  redlineMu: { width: 92, filter: 'least' },
  township: { width: 76, filter: 'text' },
};

const FIRST: TableFilters = { typed: {}, sort: { key: 'conflicts', descending: true } };

export function RightsTable({ inViewOnly, onlySelected }: { inViewOnly: boolean; onlySelected: boolean }): ReactNode {
  const translate = useText();
  const rowHeight = rowPixels(useWindowHeight());
  const workspace = useWorkspace();
  const selectedRightId = useView((view) => view.selectedRightId);
  const displaySystemId = useView((view) => view.displaySystemId);
  const extent = usePointer((state) => (inViewOnly ? state.extent : null));
  const kept = useTableFilters(RIGHTS_TABLE, FIRST);
  const { typed: filters, sort } = kept;
  const setFilters = (typed: TableFilters['typed']): void => keepTableFilters(RIGHTS_TABLE, { ...kept, typed });
  const rows = useMemo(() => rightRows(workspace, today()), [workspace]);
  // The extent is in the display system; it can be compared with the rights only where both are the same.
  const sameSystem = displaySystem(workspace, displaySystemId)?.id === layerById(workspace, workspace.rightsLayerId)?.system?.id;
  const selectedSet = useSelectedFeatures(workspace.rightsLayerId ?? '');
  const isChosen = (row: RightRow): boolean => row.right.bodies.some((body) => hasFeature(selectedSet, body.feature));
  const arranged = useMemo(
    () => arrangeRows(onlySelected ? rows.filter(isChosen) : rows, filters, sort as Parameters<typeof arrangeRows>[2], sameSystem ? extent : null),
    [rows, filters, sort, extent, sameSystem, onlySelected, onlySelected ? selectedSet : null],
  );
  const chosen = useMemo(() => rows.filter(isChosen), [rows, selectedSet]);
  const layout = useColumnLayout(RIGHTS_TABLE);
  useEffect(() => void Promise.all([loadColumnLayout(RIGHTS_TABLE), loadTableSort(RIGHTS_TABLE)]).catch(reportFault), []);
  useEffect(() => {
    // As in a layer's table: what is selected is meant, also where a filter hides it.
    useTableInFront.setState({ table: { kind: 'rights', meant: chosen.length > 0 ? arrangeRows(chosen, {}, sort as Parameters<typeof arrangeRows>[2], null) : arranged } });
    return () => useTableInFront.setState({ table: null });
  }, [chosen, arranged, sort]);
  const anchor = useRef<number | null>(null);
  if (workspace.rightsProblem)
    return (
      <div className="table-problem">
        <ErrorNotice sentence={sentence(translate, workspace.rightsProblem)} />
      </div>
    );

  const setFilter = (key: RightColumn, value: string): void => setFilters({ ...filters, [key]: value });
  const shown = shownFields(RIGHT_COLUMNS, layout).map(({ name }) => name);
  const columns: VirtualColumn[] = shown.map((key, position) => {
    const name = translate(`window.column.${key}`);
    return {
      key,
      name,
      head: name,
      width: layout.widths[key] ?? COLUMNS[key].width,
      grows: position === shown.length - 1 || (key === 'mineName' && layout.widths[key] === undefined),
      sortable: true,
      ...(isNumeric(key) && { align: 'right' as const }),
      filter: <FilterCell kind={COLUMNS[key].filter} name={name} value={filters[key] ?? ''} onChange={(value) => setFilter(key, value)} first={position === 0} />,
    };
  });
  const selectedIndex = arranged.findIndex((row) => row.right.id === selectedRightId);
  const active = Object.values(filters).filter((value) => value !== '').length;
  const total = registeredTotal(rows, arranged, chosen);
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
  const layer = layerById(workspace, workspace.rightsLayerId);
  const why = whyNoRows({ layerFeatures: layer?.featureCount ?? null, total: rows.length, onlySelected, selected: chosen.length, filtered: active > 0 });
  return (
    <>
      <MineMenu select={selectUnder}>
        <VirtualRows
          rowHeight={rowHeight}
          name={translate('window.table.rights')}
          columns={columns}
          rowCount={arranged.length}
          rowKey={(index) => arranged[index]!.right.id}
          cells={(index) =>
            shown.map((column) => {
              const cell = cellOf(arranged[index]!, column, translate);
              const mark = layout.marks?.[column];
              return mark && passes(arranged[index]!, column, mark.condition) ? <MarkedCell mark={mark}>{cell}</MarkedCell> : cell;
            })
          }
          selectedIndex={selectedIndex < 0 ? null : selectedIndex}
          isSelected={(index) => isChosen(arranged[index]!)}
          onSelect={choose}
          onOpen={(index) => {
            selectRight(arranged[index]!.right.id);
            zoomToRight(arranged[index]!.right.id);
          }}
          onResize={(key, width) => changeColumnLayout(RIGHTS_TABLE, { ...layout, widths: { ...layout.widths, [key]: width } })}
          frozenColumns={frozenCount(shown.map((each) => ({ name: each })), layout)}
          headMenu={(key, inGrid) => columnMenu(key, inGrid, { columns: RIGHT_COLUMNS, layout, changeLayout: (next) => changeColumnLayout(RIGHTS_TABLE, next), sort, changeSort: (next) => keepTableFilters(RIGHTS_TABLE, { ...kept, sort: next }), filters, changeFilters: setFilters }, translate)}
          headHint={(name) => translate('columns.hint', { name })}
          sort={sort}
          onSort={(key) => keepTableFilters(RIGHTS_TABLE, { ...kept, sort: nextSort(sort, key) })}
          empty={
            <>
              {translate(`tables.empty.${why}`, { total: rows.length, name: layer?.name ?? '' })}{' '}
              {why === 'filters' && (
                <button type="button" className="link" onClick={() => setFilters({})}>
                  {translate('window.clearFilters')}
                </button>
              )}
              {(why === 'none-selected' || why === 'not-in-view') && (
                <button type="button" className="link" onClick={() => useTableView.setState({ rows: 'all' })}>
                  {translate('tables.showAll')}
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
        <span>{translate('window.table.selected', { count: formatNumber(chosen.length, 0) })}</span>
        {total.squareKilometres > 0 && (
          <span>
            {translate(`tables.total.${total.of}`)} <b>{formatNumber(total.squareKilometres, 4)} km²</b>
          </span>
        )}
        {active > 0 && (
          <button type="button" className="link" onClick={() => setFilters({})}>
            {translate('window.clearFilters')}
          </button>
        )}
        <span className="spacer" />
        <span className="quiet">{translate('tables.rightsHint')}</span>
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
