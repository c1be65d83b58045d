/** Attributes of one layer as they are in the file, page by page from the engine. */
import { Input } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { columnsIdOf } from '../../../shared/model/layer.ts';
import { conversionBetween } from '../../../shared/crs/transform.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import { callEngine } from '../../engine/client.ts';
import type { RowPage, RowQuery } from '../../engine/contract.ts';
import { displaySystem } from '../../state/display-system.ts';
import { reportFault } from '../../state/faults.ts';
import { usePointer, useView } from '../../state/view.ts';
import { selectRight } from '../../state/work/locate.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { VirtualRows, type VirtualColumn } from '../../ui/VirtualRows.tsx';

const PAGE_ROWS = 100;
const FILTER_AFTER_MILLISECONDS = 250;

type Rows = ReadonlyMap<number, RowPage['rows'][number]>;

export function LayerTable({ layerId, inViewOnly }: { layerId: string; inViewOnly: boolean }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const layer = layerById(workspace, layerId);
  const columnsId = layer && columnsIdOf(layer);
  const displaySystemId = useView((view) => view.displaySystemId);
  const extent = usePointer((state) => (inViewOnly ? state.extent : null));
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [filters, setFilters] = useState<Readonly<Record<string, string>>>({});
  const [sort, setSort] = useState<{ key: string; descending: boolean } | null>(null);
  const [total, setTotal] = useState<number | null>(null);
  const [rows, setRows] = useState<Rows>(new Map());
  const [selected, setSelected] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    const timer = setTimeout(() => setFilters(typed), FILTER_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [typed]);

  const system = displaySystem(workspace, displaySystemId);
  const comparable = layer?.system && system && conversionBetween(layer.system, system).possible && layer.system.id === system.id;
  const query = useMemo<Omit<RowQuery, 'from' | 'count'>>(
    () => ({ layerId, sortField: sort?.key ?? null, descending: sort?.descending ?? false, filters, within: comparable ? extent : null }),
    [layerId, sort, filters, comparable, extent],
  );
  // Answers to an older question are thrown away.
  const asked = useRef({ query, pages: new Set<number>() });
  const fetchPage = useCallback(
    (page: number): void => {
      const question = asked.current;
      if (question.pages.has(page)) return;
      question.pages.add(page);
      callEngine('rows', [{ ...question.query, from: page * PAGE_ROWS, count: PAGE_ROWS }]).then(
        (answer) => {
          if (asked.current !== question) return;
          setTotal(answer.total);
          setRows((before) => new Map([...before, ...answer.rows.map((row, position) => [page * PAGE_ROWS + position, row] as const)]));
        },
        (fault: unknown) => {
          if (fault instanceof ProblemError) setProblem(sentence(translate, fault.problem));
          else reportFault(fault);
        },
      );
    },
    [translate],
  );
  useEffect(() => {
    asked.current = { query, pages: new Set() };
    setRows(new Map());
    setSelected(null);
    fetchPage(0);
    // Joined fields are other columns of the same layer.
  }, [query, columnsId, fetchPage]);
  const onVisible = useCallback(
    (first: number, last: number): void => {
      for (let page = Math.floor(first / PAGE_ROWS); page <= Math.floor(Math.max(first, last - 1) / PAGE_ROWS); page++) fetchPage(page);
    },
    [fetchPage],
  );

  if (layer === null) return null;
  if (problem !== null)
    return (
      <div className="table-problem">
        <ErrorNotice sentence={problem} />
      </div>
    );
  const columns: VirtualColumn[] = [
    { key: '#row', head: translate('window.table.row'), name: translate('window.table.row'), width: 64, align: 'right' },
    ...layer.fields.map((field, position): VirtualColumn => ({
      key: field.name,
      head: field.name,
      name: field.name,
      width: Math.min(220, Math.max(76, field.width * 7 + 20)),
      grows: position === layer.fields.length - 1,
      sortable: true,
      ...(field.type === 'number' && { align: 'right' as const }),
      filter: (
        <Input
          size="small"
          aria-label={translate('window.table.filterBy', { name: field.name })}
          placeholder={translate('window.table.filter')}
          value={typed[field.name] ?? ''}
          onChange={(event) => setTyped({ ...typed, [field.name]: event.target.value })}
          {...(position === 0 && { 'data-filter-here': true })}
        />
      ),
    })),
  ];
  const filtered = Object.values(filters).some((value) => value !== '') || (inViewOnly && comparable);
  const selectRow = (index: number): void => {
    setSelected(index);
    const row = rows.get(index);
    const right =
      layerId === workspace.rightsLayerId && row
        ? workspace.rights.find((each) => each.bodies.some((body) => body.feature === row.feature))
        : undefined;
    if (right) selectRight(right.id);
  };
  return (
    <>
      <VirtualRows
        name={layer.name}
        columns={columns}
        rowCount={total ?? 0}
        cells={(index) => {
          const row = rows.get(index);
          return row ? [<span className="quiet">{formatNumber(row.feature + 1, 0)}</span>, ...row.values] : null;
        }}
        selectedIndex={selected}
        onSelect={selectRow}
        onVisible={onVisible}
        sort={sort}
        onSort={(key) =>
          setSort((before) => (before?.key !== key ? { key, descending: false } : before.descending ? null : { key, descending: true }))
        }
        {...(total === 0 && {
          empty: (
            <>
              {translate('window.table.noRows', { total: formatNumber(layer.featureCount, 0) })}{' '}
              <button type="button" className="link" onClick={() => setTyped({})}>
                {translate('window.clearFilters')}
              </button>
            </>
          ),
        })}
      />
      <footer className="table-foot">
        <span>
          {filtered
            ? translate('window.table.countOf', { count: formatNumber(total ?? 0, 0), total: formatNumber(layer.featureCount, 0) })
            : translate('window.table.count', { count: formatNumber(layer.featureCount, 0) })}
        </span>
        {inViewOnly && !comparable && <span className="warning">{translate('window.table.notComparable')}</span>}
        <span className="spacer" />
        {layer.encoding && (
          <span className="quiet">{translate('window.table.encoding', { encoding: layer.encoding.chosen.toUpperCase() })}</span>
        )}
      </footer>
    </>
  );
}
