/**
 * A table that only makes the rows in sight: sticky head and filter row, fixed row height, keyboard and screen
 * readers know the whole count. Rows may be anything that is fetched by index.
 */
import type { MenuProps } from 'antd';
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react';
import { ColumnGrip } from './ColumnGrip.tsx';
import { frozenPlaces } from './frozen-columns.ts';
import { HeadMenu } from './HeadMenu.tsx';

export interface VirtualColumn {
  readonly key: string;
  readonly head: ReactNode;
  /** For the sort button and for readers. */
  readonly name: string;
  readonly width: number;
  /** Takes the room that is left. */
  readonly grows?: boolean;
  readonly align?: 'right';
  readonly sortable?: boolean;
  readonly filter?: ReactNode;
}

/** Keys held while a row was chosen. */
export interface RowChoice {
  /** Ctrl: takes in and out. */
  readonly toggle: boolean;
  /** Shift: everything from the row chosen before. */
  readonly range: boolean;
}

export const PLAIN_CHOICE: RowChoice = { toggle: false, range: false };

export interface VirtualRowsProps {
  readonly name: string;
  readonly columns: readonly VirtualColumn[];
  readonly rowCount: number;
  readonly rowHeight?: number;
  readonly headHeight?: number;
  /** Cells of a row in the columns' order, or null while it is being fetched. */
  readonly cells: (index: number) => readonly ReactNode[] | null;
  /** The row that the keys move. */
  readonly selectedIndex?: number | null;
  /** Rows shown as selected beside that one; where it is not given, that one is. */
  readonly isSelected?: (index: number) => boolean;
  readonly onSelect?: (index: number, how: RowChoice) => void;
  /** Double click on a cell; true when that opened the cell and the row is not opened. */
  readonly onCellOpen?: (index: number, columnKey: string) => boolean;
  /** A column was drawn to another width. */
  readonly onResize?: (columnKey: string, width: number) => void;
  readonly onOpen?: (index: number) => void;
  /** Name of a row by which it is known again under the pointer (`data-row`). */
  readonly rowKey?: (index: number) => string;
  readonly onVisible?: (first: number, last: number) => void;
  readonly sort?: { readonly key: string; readonly descending: boolean } | null;
  readonly onSort?: (key: string) => void;
  /** So many columns from the left stay in place while the others go by, as far as they leave half of the table. */
  readonly frozenColumns?: number;
  /** The menu of a column's head, under the right button and Alt+↓. */
  readonly headMenu?: (columnKey: string, grid: HTMLElement) => NonNullable<MenuProps['items']>;
  /** Says that a head has a menu; `{name}` is the column's. */
  readonly headHint?: (name: string) => string;
  readonly empty?: ReactNode;
}

const OVERSCAN_ROWS = 6;
const FILTER_ROW_PIXELS = 30;

export function VirtualRows(props: VirtualRowsProps): ReactNode {
  const {
    name,
    columns,
    rowCount,
    rowHeight = 28,
    headHeight = 28,
    cells,
    selectedIndex = null,
    isSelected,
    onSelect,
    onCellOpen,
    onResize,
    onOpen,
    rowKey,
    onVisible,
    sort,
    onSort,
    frozenColumns = 0,
    headMenu,
    headHint,
    empty,
  } = props;
  const [menu, setMenu] = useState<{ readonly key: string; readonly x: number; readonly y: number; readonly from: HTMLElement | null } | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 400, width: 1000 });
  const hasFilters = columns.some((column) => column.filter !== undefined);
  const above = headHeight + (hasFilters ? FILTER_ROW_PIXELS : 0);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void => setScroll({ top: element.scrollTop, height: element.clientHeight, width: element.clientWidth });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const first = Math.max(0, Math.floor(scroll.top / rowHeight) - OVERSCAN_ROWS);
  const last = Math.min(rowCount, Math.ceil((scroll.top + scroll.height) / rowHeight) + OVERSCAN_ROWS);
  useEffect(() => {
    onVisible?.(first, last);
  }, [first, last, onVisible]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || selectedIndex === null) return;
    const top = selectedIndex * rowHeight;
    const room = element.clientHeight - above;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
  }, [selectedIndex, rowHeight, above]);

  // Another order begins at its top, also where the selected row has gone far down.
  const order = sort ? `${sort.key} ${sort.descending}` : '';
  const shownOrder = useRef(order);
  useEffect(() => {
    if (shownOrder.current === order) return;
    shownOrder.current = order;
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [order]);

  const onKey = (event: KeyboardEvent): void => {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter' && selectedIndex !== null) onOpen?.(selectedIndex);
    else if (step !== 0 && rowCount > 0) onSelect?.(Math.min(rowCount - 1, Math.max(0, (selectedIndex ?? -step) + step)), { toggle: false, range: event.shiftKey });
    else return;
    event.preventDefault();
  };
  const template = columns.map((column) => (column.grows ? `minmax(${column.width}px, 1fr)` : `${column.width}px`)).join(' ');
  const leastWidth = columns.reduce((sum, column) => sum + column.width, 0);
  const frozen = frozenPlaces(columns.slice(0, frozenColumns), scroll.width / 2);
  const held = (position: number): { className: string; style?: CSSProperties } => (position < frozen.length ? { className: `frozen${position === frozen.length - 1 ? ' last' : ''}`, style: { left: frozen[position] } } : { className: '' });
  const openMenu = (key: string, { x, y }: { readonly x: number; readonly y: number }, head: HTMLElement): void => setMenu({ key, x, y, from: head.querySelector('button') });
  const indexes = Array.from({ length: Math.max(0, last - first) }, (_unused, position) => first + position);
  return (
    <>
      <div
        ref={scroller}
        className="virtual-table clipped-focus"
        role="grid"
        aria-label={name}
        aria-rowcount={rowCount + 1}
        tabIndex={0}
        onKeyDown={onKey}
        onScroll={(event) => setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight, width: event.currentTarget.clientWidth })}
      >
        <div
          className="virtual-head"
          style={{ gridTemplateColumns: template, height: headHeight, minWidth: leastWidth }}
          role="row"
          aria-rowindex={1}
        >
          {columns.map((column, position) => {
            const sorted = sort?.key === column.key;
            const { className, style } = held(position);
            const hasMenu = headMenu !== undefined && column.sortable === true;
            return (
              <div
                key={column.key}
                role="columnheader"
                data-head={column.key}
                className={`${column.align ?? ''} ${className}`}
                style={style}
                onContextMenu={(event) => {
                  if (!hasMenu) return;
                  event.preventDefault();
                  event.stopPropagation();
                  openMenu(column.key, { x: event.clientX, y: event.clientY }, event.currentTarget);
                }}
                onKeyDown={(event) => {
                  if (!hasMenu || !event.altKey || event.key !== 'ArrowDown') return;
                  event.preventDefault();
                  event.stopPropagation();
                  const { left, bottom } = event.currentTarget.getBoundingClientRect();
                  openMenu(column.key, { x: left, y: bottom }, event.currentTarget);
                }}
                {...(sorted && { 'aria-sort': sort.descending ? ('descending' as const) : ('ascending' as const) })}
              >
                {column.sortable ? (
                  <button type="button" className="ellipsis" onClick={() => onSort?.(column.key)} title={hasMenu ? (headHint?.(column.name) ?? column.name) : column.name} {...(hasMenu && { 'aria-keyshortcuts': 'Alt+ArrowDown' })}>
                    {column.head}
                    {sorted && <span aria-hidden="true"> {sort.descending ? '↓' : '↑'}</span>}
                  </button>
                ) : (
                  <span className="ellipsis">{column.head}</span>
                )}
                {onResize && !column.grows && <ColumnGrip width={column.width} onResize={(width) => onResize(column.key, width)} />}
              </div>
            );
          })}
        </div>
        {hasFilters && (
          <div
            className="virtual-filters"
            style={{ gridTemplateColumns: template, top: headHeight, minWidth: leastWidth }}
            role="row"
            aria-rowindex={2}
          >
            {columns.map((column, position) => (
              <div key={column.key} role="gridcell" data-filter-of={column.key} {...held(position)}>
                {column.filter}
              </div>
            ))}
          </div>
        )}
        {rowCount === 0 && empty !== undefined && (
          <div className="virtual-empty" role="row">
            <div role="gridcell">{empty}</div>
          </div>
        )}
        <div className="virtual-body" role="presentation" style={{ height: rowCount * rowHeight, minWidth: leastWidth }}>
          {indexes.map((index) => {
            const content = cells(index);
            const selected = isSelected ? isSelected(index) : index === selectedIndex;
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + (hasFilters ? 3 : 2)}
                aria-selected={selected}
                data-row={rowKey?.(index)}
                className={`virtual-row${selected ? ' selected' : ''}${isSelected && index === selectedIndex ? ' front' : ''}`}
                style={{ gridTemplateColumns: template, height: rowHeight, lineHeight: `${rowHeight - 1}px`, transform: `translateY(${index * rowHeight}px)` }}
                onClick={(event) => onSelect?.(index, { toggle: event.ctrlKey || event.metaKey, range: event.shiftKey })}
                onDoubleClick={(event) => {
                  const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-column]')?.dataset['column'];
                  if (cell === undefined || !onCellOpen?.(index, cell)) onOpen?.(index);
                }}
              >
                {columns.map((column, position) => {
                  const cell = content?.[position] ?? '';
                  return (
                    <div
                      key={column.key}
                      role="gridcell"
                      data-column={column.key}
                      className={`ellipsis ${column.align ?? ''} ${held(position).className}`}
                      style={held(position).style}
                      {...(typeof cell === 'string' && cell !== '' && { title: cell })}
                    >
                      {cell}
                    </div>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
      {/* Beside the table: keys pressed in the menu are not meant for the rows. */}
      {menu && headMenu && scroller.current && <HeadMenu place={menu} from={menu.from} items={headMenu(menu.key, scroller.current)} onClose={() => setMenu(null)} />}
    </>
  );
}
