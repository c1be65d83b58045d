import { ArrowUpToLine, ClipboardCopy, Eye, SquareMousePointer, Table2, TextCursorInput } from 'lucide-react';
import { currentColumnLayout, useTableView, type ShownRows } from '../table-layout.ts';
import { RIGHTS_TABLE } from '../rights-columns.ts';
import { useTableInFront } from '../table-in-front.ts';
import { useView } from '../view.ts';
import { copyRights, copyRows } from '../work/table.ts';
import { openFields } from '../work/locate.ts';
import { layerById } from '../workspace.ts';
import { clearSelected, invertSelected, layerToSelectIn, saveSelectedAs } from './selection.ts';
import { zoomSelected } from './view.ts';
import { action, type Action } from './action.ts';
import type { LucideIcon } from 'lucide-react';
import type { MessageKey } from '../../../shared/i18n/keys.ts';

const needsLayerTable = () => (useTableInFront.getState().table?.kind !== 'layer' ? ({ code: 'editing.reason.noTable' } as const) : null);

/** Shows only some of the rows, or all again. */
function rowsAction(rows: ShownRows, icon: LucideIcon, keys: readonly string[]): Action {
  return action({
    id: `table.${rows}`,
    titleKey: `editing.action.rows.${rows}` as MessageKey,
    icon,
    keys,
    room: 'map',
    checked: () => useTableView.getState().rows === rows,
    perform: () => {
      useView.setState({ drawerOpen: true });
      useTableView.setState({ rows: useTableView.getState().rows === rows ? 'all' : rows });
    },
  });
}

export const onlySelectedRows = rowsAction('selected', SquareMousePointer, ['Shift+F6']);
export const onlyRowsInView = rowsAction('in-view', Eye, ['Ctrl+F6']);

export const selectedRowsFirst = action({
  id: 'table.selectedFirst',
  titleKey: 'editing.action.selectedFirst',
  icon: ArrowUpToLine,
  room: 'map',
  checked: () => useTableView.getState().selectedFirst,
  perform: () => useTableView.setState({ selectedFirst: !useTableView.getState().selectedFirst }),
});

export const recordAsForm = action({
  id: 'table.form',
  titleKey: 'editing.action.form',
  icon: TextCursorInput,
  keys: ['Alt+F6'],
  room: 'map',
  disabledReason: needsLayerTable,
  checked: () => useTableView.getState().form,
  perform: () => useTableView.setState({ form: !useTableView.getState().form }),
});

export const copyTableRows = action({
  id: 'table.copy',
  titleKey: 'editing.action.copy',
  icon: ClipboardCopy,
  room: 'map',
  disabledReason: () => {
    const { table } = useTableInFront.getState();
    if (table === null) return { code: 'tables.reason.noTable' };
    return table.kind === 'rights' && table.meant.length === 0 ? { code: 'tables.reason.noRows' } : null;
  },
  perform: ({ workspace }) => {
    const { table } = useTableInFront.getState();
    if (table?.kind === 'rights') return copyRights(table.meant, currentColumnLayout(RIGHTS_TABLE));
    const layer = layerById(workspace, table?.layerId ?? null);
    return table && layer ? copyRows(layer, table.query, currentColumnLayout(layer.id)) : undefined;
  },
});

/** What is done with the rows of any table under the right button; every table adds its own verbs. */
export const ROWS_MENU: readonly (Action | null)[] = [copyTableRows, onlySelectedRows, onlyRowsInView];

/** The fields as they are in the file; for mines beside the list of mines. */
export const openRawTable = action({
  id: 'layer.fields',
  titleKey: 'editing.action.fields',
  icon: Table2,
  disabledReason: (situation) => (layerToSelectIn(situation) === null ? { code: 'window.reason.noLayers' } : null),
  available: ({ view, workspace }) => view.currentLayerId === workspace.rightsLayerId && workspace.rightsLayerId !== null,
  perform: ({ workspace }) => openFields(workspace.rightsLayerId!),
});

export const tableActions: readonly Action[] = [onlySelectedRows, onlyRowsInView, selectedRowsFirst, recordAsForm, copyTableRows];

/** Under the right button on the rows of a layer's table. */
export const TABLE_MENU: readonly (Action | null)[] = [zoomSelected, recordAsForm, copyTableRows, null, onlySelectedRows, onlyRowsInView, selectedRowsFirst, null, invertSelected, clearSelected, saveSelectedAs];
