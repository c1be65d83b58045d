/** Attributes of one layer: the same selection as the map, cells that can be changed, columns as a person arranged them. */
import { useEffect, useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { conversionBetween } from '../../../shared/crs/transform.ts';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { FieldDescriptor, LayerRecord } from '../../../shared/model/layer.ts';
import { cellPasses, isComparison } from '../../../shared/model/number-condition.ts';
import { contentKey } from '../../../shared/project/edited-layer.ts';
import { callEngine } from '../../engine/client.ts';
import { extentIn } from '../../engine/display-geometry.ts';
import { TABLE_MENU } from '../../state/actions/table.ts';
import { displaySystem } from '../../state/display-system.ts';
import { reportFault } from '../../state/faults.ts';
import { fieldTitle, fieldWords } from '../../../shared/formats/field-words.ts';
import { valueInWords } from '../../../shared/formats/value-words.ts';
import { useSelectedFeatures } from '../../state/selection.ts';
import { changeColumnLayout, frozenCount, loadColumnLayout, shownFields, useColumnLayout, useTableView, type ShownRows } from '../../state/table-layout.ts';
import { keepTableFilters, loadTableSort, nextSort, useTableFilters } from '../../state/table-filters.ts';
import { useTableInFront } from '../../state/table-in-front.ts';
import { usePointer, useView } from '../../state/view.ts';
import { zoomToSelected } from '../../state/work/select.ts';
import { chooseRow, isRowSelected, keepCell } from '../../state/work/table.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { FieldName } from '../../ui/FieldName.tsx';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { useText } from '../../ui/text.ts';
import { useWindowHeight } from '../../ui/window-width.ts';
import { VirtualRows, type RowChoice, type VirtualColumn } from '../../ui/VirtualRows.tsx';
import { ContextMenu } from '../menus/ContextMenu.tsx';
import { columnMenu } from './column-menu.ts';
import { rowPixels } from './table-height.ts';
import { CellEditor } from './CellEditor.tsx';
import { FilterCell } from './FilterCell.tsx';
import { MarkedCell } from './MarkedCell.tsx';
import { ColumnFiguresOf } from './ColumnFiguresOf.tsx';
import { RecordForm } from './RecordForm.tsx';
import { useLayerRows, type TableQuery } from './use-layer-rows.ts';

const FILTER_AFTER_MILLISECONDS = 250;
const ROW_COLUMN = '#row';

/** About as wide as the head is written, so that a column is not narrower than its own name. */
function headWidthPixels(name: string, word: string | undefined): number {
  const wide = (text: string, pixels: number): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? pixels : 0.6 * pixels), 0);
  const HEAD_MARGINS = 32;
  const MOST = 260;
  return Math.min(MOST, HEAD_MARGINS + (word === undefined ? wide(name, 13) : wide(word, 13) + wide(` ${name}`, 12)));
}

/** Why there is no row; `typed`: a filter is. */
function emptyWords({ name, featureCount }: LayerRecord, rows: ShownRows, selected: number, typed: boolean, translate: Translate): string {
  if (featureCount === 0) return translate('tables.empty.features', { name });
  if (rows === 'selected' && selected === 0) return translate('editing.nothingSelected', { name });
  return rows === 'in-view' && !typed ? translate('tables.empty.in-view', { name }) : translate('window.table.noRows', { total: formatNumber(featureCount, 0) });
}

export function LayerTable({ layerId }: { layerId: string }): ReactNode {
  const layer = useWorkspace((state) => layerById(state, layerId));
  return layer === null ? null : <TableOfLayer layer={layer} />;
}

function TableOfLayer({ layer }: { layer: LayerRecord }): ReactNode {
  const translate = useText();
  const rowHeight = rowPixels(useWindowHeight());
  const layerId = layer.id;
  const workspace = useWorkspace();
  const displaySystemId = useView((view) => view.displaySystemId);
  const tableView = useTableView();
  const selected = useSelectedFeatures(layerId);
  const layout = useColumnLayout(layerId);
  const inViewOnly = tableView.rows === 'in-view';
  const extent = usePointer((state) => (inViewOnly ? state.extent : null));
  const kept = useTableFilters(layerId);
  const { typed, sort } = kept;
  const setTyped = (next: Readonly<Record<string, string>>): void => keepTableFilters(layerId, { ...kept, typed: next });
  const [filters, setFilters] = useState(typed);
  const [front, setFront] = useState<number | null>(null);
  const [editing, setEditing] = useState<{ readonly index: number; readonly field: string } | null>(null);
  const anchor = useRef<number | null>(null);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => void Promise.all([loadColumnLayout(layerId), loadTableSort(layerId)]).catch(reportFault), [layerId]);
  useEffect(() => {
    const timer = setTimeout(() => setFilters(typed), FILTER_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed]);

  const system = displaySystem(workspace, displaySystemId);
  // The extent is in the display system; the layer's rows are compared in their own numbers.
  const comparable = layer.system !== null && system !== null && conversionBetween(system, layer.system).possible;
  const arrange = tableView.rows === 'selected' ? ('only' as const) : tableView.selectedFirst ? ('first' as const) : null;
  // A selection that arranges nothing must not ask for other rows.
  const arranging = arrange === null ? null : selected;
  const query = useMemo<TableQuery>(
    () => ({
      layerId,
      sortField: sort?.key ?? null,
      descending: sort?.descending ?? false,
      filters,
      within: extent && comparable ? (layer.system!.id === system!.id ? extent : extentIn(extent, system!, layer.system!)) : null,
      ...(arrange !== null && arranging !== null && { selected: { features: arranging, arrange } }),
    }),
    [layerId, layer.system, system, sort, filters, comparable, extent, arrange, arranging],
  );
  const { total, rowAt, onVisible, problem, comparedAsNumbers } = useLayerRows(query, contentKey(layer));
  useEffect(() => {
    setFront(null);
    setEditing(null);
    anchor.current = null;
  }, [query]);
  // What is selected on the map comes into sight in the table.
  const only = selected.length === 1 ? selected[0]! : null;
  const frontFeature = front === null ? null : (rowAt(front)?.feature ?? null);
  useEffect(() => {
    if (only === null || only === frontFeature) return;
    let gone = false;
    callEngine('rowPlace', [{ ...query, from: 0, count: 0 }, only]).then((index) => {
      if (!gone && index >= 0) setFront(index);
    }, reportFault);
    return () => {
      gone = true;
    };
    // Only another selection asks for another row; moving on by keys must not lead back.
  }, [only, query]);
  useEffect(() => {
    useTableInFront.setState({ table: { kind: 'layer', layerId, query, total: total ?? 0, frontRow: front } });
    return () => useTableInFront.setState({ table: null });
  }, [layerId, query, total, front]);

  const comparing = layer.fields.find(({ name, type }) => type !== 'number' && isComparison(filters[name] ?? ''));
  if (problem !== null)
    return (
      <div className="table-problem">
        <ErrorNotice sentence={problem} />
      </div>
    );
  const fields = shownFields(layer.fields, layout);
  const words = fieldWords(layer, translate);
  const widthOf = ({ name, width }: FieldDescriptor): number => layout.widths[name] ?? Math.max(Math.min(220, Math.max(76, width * 7 + 20)), headWidthPixels(name, words.get(name)));
  const columns: VirtualColumn[] = [
    { key: ROW_COLUMN, head: translate('window.table.row'), name: translate('window.table.row'), width: 64, align: 'right' },
    ...fields.map((field, position): VirtualColumn => ({
      key: field.name,
      head: <FieldName name={field.name} word={words.get(field.name)} />,
      name: fieldTitle(field.name, words),
      width: widthOf(field),
      grows: position === fields.length - 1,
      sortable: true,
      ...(field.type === 'number' && { align: 'right' as const }),
      filter: (
        <FilterCell
          kind={field.type === 'number' ? 'number' : 'text-or-number'}
          name={fieldTitle(field.name, words)}
          value={typed[field.name] ?? ''}
          onChange={(value) => setTyped({ ...typed, [field.name]: value })}
          first={position === 0}
        />
      ),
    })),
  ];
  const places = fields.map((field) => layer.fields.indexOf(field));
  const cellsOf = (index: number): readonly ReactNode[] | null => {
    const row = rowAt(index);
    if (!row) return null;
    return [
      <span className="quiet">{formatNumber(row.feature + 1, 0)}</span>,
      ...fields.map((field, position) => {
        const place = places[position]!;
        const value = row.values[place] ?? '';
        if (editing?.index === index && editing.field === field.name)
          return <CellEditor field={field} value={value} keep={(text) => keepCell(layer, row.feature, field, text, value)} onDone={() => endEditing()} />;
        const shown = valueInWords(layer, field.name, value, translate);
        const mark = layout.marks?.[field.name];
        if (mark && cellPasses(mark.condition, value, field.type === 'number')) return <MarkedCell mark={mark}>{shown}</MarkedCell>;
        return row.changed?.includes(place) ? (
          <span className="changed-cell" title={translate('editing.changedCell', { value })}>
            {shown}
          </span>
        ) : (
          shown
        );
      }),
    ];
  };
  const endEditing = (): void => {
    setEditing(null);
    place.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  };
  const choose = (index: number, how: RowChoice): void => {
    const row = rowAt(index);
    setFront(index);
    if (!row) return;
    chooseRow(query, row.feature, index, anchor.current ?? front, how).catch(reportFault);
    if (!how.range) anchor.current = index;
  };
  const open = (index: number): void => {
    choose(index, { toggle: false, range: false });
    zoomToSelected(layerId).catch(reportFault);
  };
  /** The row under the pointer; one that is selected keeps the selection it belongs to. */
  const chooseUnder = ({ target }: MouseEvent): boolean => {
    const at = (target as Element).closest<HTMLElement>('[data-row]')?.dataset['row'];
    const row = at === undefined ? null : rowAt(Number(at));
    if (row === null) return false;
    useView.setState({ currentLayerId: layerId });
    if (isRowSelected(selected, row)) setFront(Number(at));
    else choose(Number(at), { toggle: false, range: false });
    return true;
  };
  const hasFilter = Object.values(filters).some((value) => value !== '');
  const filtered = hasFilter || tableView.rows !== 'all';
  return (
    <div className="layer-table" ref={place}>
      {tableView.form ? (
        <RecordForm layer={layer} row={rowAt(front ?? 0)} index={front ?? 0} total={total ?? 0} onMove={(index) => choose(index, { toggle: false, range: false })} onZoom={() => open(front ?? 0)} />
      ) : (
        <ContextMenu entries={TABLE_MENU} meant={chooseUnder} className="mine-menu-area">
          <VirtualRows
            rowHeight={rowHeight}
            name={layer.name}
            rowKey={String}
            columns={columns}
            rowCount={total ?? 0}
            cells={cellsOf}
            selectedIndex={front}
            isSelected={(index) => isRowSelected(selected, rowAt(index))}
            onSelect={choose}
            onOpen={open}
            onCellOpen={(index, key) => {
              if (key === ROW_COLUMN || rowAt(index) === null) return false;
              setEditing({ index, field: key });
              return true;
            }}
            onResize={(key, width) => changeColumnLayout(layerId, { ...layout, widths: { ...layout.widths, [key]: width } })}
            frozenColumns={1 + frozenCount(fields, layout)}
            headMenu={(key, inGrid) => columnMenu(key, inGrid, { columns: layer.fields, layout, changeLayout: (next) => changeColumnLayout(layerId, next), sort, changeSort: (next) => keepTableFilters(layerId, { ...kept, sort: next }), filters: typed, changeFilters: setTyped }, translate)}
            headHint={(name) => translate('columns.hint', { name })}
            onVisible={onVisible}
            sort={sort}
            onSort={(key) => keepTableFilters(layerId, { ...kept, sort: nextSort(sort, key) })}
            {...(total === 0 && {
              empty: (
                <>
                  {emptyWords(layer, tableView.rows, selected.length, hasFilter, translate)}{' '}
                  {filtered && layer.featureCount > 0 && (
                    <button
                      type="button"
                      className="link"
                      onClick={() => {
                        setTyped({});
                        useTableView.setState({ rows: 'all' });
                      }}
                    >
                      {translate(hasFilter ? 'window.clearFilters' : 'tables.showAll')}
                    </button>
                  )}
                </>
              ),
            })}
          />
        </ContextMenu>
      )}
      <footer className="table-foot">
        <span>
          {filtered
            ? translate('window.table.countOf', { count: formatNumber(total ?? 0, 0), total: formatNumber(layer.featureCount, 0) })
            : translate('window.table.count', { count: formatNumber(layer.featureCount, 0) })}
        </span>
        <span>{translate('window.table.selected', { count: formatNumber(selected.length, 0) })}</span>
        {Object.values(typed).some((value) => value !== '') && (
          <button type="button" className="link" onClick={() => setTyped({})}>
            {translate('window.clearFilters')}
          </button>
        )}
        {comparing && <span className="quiet">{translate(comparedAsNumbers.includes(comparing.name) ? 'columns.asNumbers' : 'columns.asText', { name: fieldTitle(comparing.name, words) })}</span>}
        {inViewOnly && !comparable && <span className="warning">{translate('window.table.notComparable')}</span>}
        <ColumnFiguresOf layer={layer} query={query} selected={selected} layout={layout} words={words} />
        <span className="spacer" />
        <span className="quiet">{translate('editing.tableHint')}</span>
        {layer.encoding && <span className="quiet">{translate('window.table.encoding', { encoding: layer.encoding.chosen.toUpperCase() })}</span>}
      </footer>
    </div>
  );
}
