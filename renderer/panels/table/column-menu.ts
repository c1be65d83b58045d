/** The commands of a column's head in a table: sorting, filter, hiding, what stays in place, width. */
import type { MenuProps } from 'antd';
import type { Translate } from '../../../shared/i18n/text.ts';
import type { FieldType } from '../../../shared/model/layer.ts';
import type { TableSort } from '../../state/table-filters.ts';
import { freezeThrough, hideField, MARK_TONES, markCells, shownFields, sumColumn, type ColumnLayout } from '../../state/table-layout.ts';
import { fittingWidthPixels } from '../../ui/column-width.ts';

/** What the commands act on. */
export interface ColumnCommands {
  /** All columns that can be arranged, in the file's order. */
  readonly columns: readonly { readonly name: string; readonly type?: FieldType }[];
  readonly layout: ColumnLayout;
  readonly changeLayout: (layout: ColumnLayout) => void;
  readonly sort: TableSort | null;
  readonly changeSort: (sort: TableSort | null) => void;
  readonly filters: Readonly<Record<string, string>>;
  readonly changeFilters: (filters: Readonly<Record<string, string>>) => void;
}

/** The menu of the column `key`; `grid` is the table that it stands in. */
export function columnMenu(key: string, grid: HTMLElement, { columns, layout, changeLayout, sort, changeSort, filters, changeFilters }: ColumnCommands, translate: Translate): NonNullable<MenuProps['items']> {
  const sorted = sort?.key === key ? sort : null;
  const filterCell = grid.querySelector<HTMLElement>(`[data-filter-of="${CSS.escape(key)}"] input`);
  const condition = (filters[key] ?? '').trim();
  const marked = layout.marks?.[key];
  return [
    { key: 'ascending', label: translate('columns.ascending'), disabled: sorted?.descending === false, onClick: () => changeSort({ key, descending: false }) },
    { key: 'descending', label: translate('columns.descending'), disabled: sorted?.descending === true, onClick: () => changeSort({ key, descending: true }) },
    ...(sorted ? [{ key: 'unsorted', label: translate('columns.unsorted'), onClick: () => changeSort(null) }] : []),
    { type: 'divider' },
    ...(filterCell ? [{ key: 'filter', label: translate('columns.filter'), onClick: () => setTimeout(() => filterCell.focus()) }] : []),
    ...((filters[key] ?? '') !== '' ? [{ key: 'clear', label: translate('columns.clear'), onClick: () => changeFilters({ ...filters, [key]: '' }) }] : []),
    {
      key: 'mark',
      label: translate('columns.mark'),
      children: [
        ...(condition === ''
          ? [{ key: 'mark-first', label: translate('columns.markFirst'), disabled: filterCell === null, onClick: () => setTimeout(() => filterCell?.focus()) }]
          : MARK_TONES.map((tone) => ({
              key: `mark-${tone}`,
              label: translate(`columns.mark.${tone}`, { condition }),
              // The rule stays, the filter goes: what stands out is seen among all rows.
              onClick: () => {
                changeLayout(markCells(layout, key, { condition, tone }));
                changeFilters({ ...filters, [key]: '' });
              },
            }))),
        ...(marked ? [{ key: 'unmark', label: translate('columns.unmark'), onClick: () => changeLayout(markCells(layout, key, null)) }] : []),
      ],
    },
    ...(columns.some(({ name, type }) => name === key && type === 'number')
      ? [{ key: 'sum', label: translate(layout.summed === key ? 'figures.unsum' : 'figures.sum'), onClick: () => changeLayout(sumColumn(layout, layout.summed === key ? null : key)) }]
      : []),
    { type: 'divider' },
    { key: 'freeze', label: translate('columns.freeze'), onClick: () => changeLayout(freezeThrough(layout, key)) },
    { key: 'release', label: translate('columns.release'), disabled: layout.frozenThrough === null, onClick: () => changeLayout(freezeThrough(layout, null)) },
    { key: 'fit', label: translate('columns.fit'), onClick: () => changeLayout({ ...layout, widths: { ...layout.widths, [key]: fittingWidthPixels(grid, key) } }) },
    { key: 'hide', label: translate('columns.hide'), disabled: shownFields(columns, layout).length === 1, onClick: () => changeLayout(hideField(layout, key)) },
  ];
}
