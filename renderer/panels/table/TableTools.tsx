/** Above the table: which rows, as what, and what to do with them. */
import type { ReactNode } from 'react';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { actionTitle, performAction, useSituation, type Action } from '../../state/actions/action.ts';
import { copyTableRows, onlyRowsInView, onlySelectedRows, recordAsForm, selectedRowsFirst } from '../../state/actions/table.ts';
import { zoomSelected } from '../../state/actions/view.ts';
import { fieldWords } from '../../../shared/formats/field-words.ts';
import { RIGHT_COLUMNS, RIGHTS_TABLE } from '../../state/rights-columns.ts';
import { useTableView } from '../../state/table-layout.ts';
import { useTableInFront } from '../../state/table-in-front.ts';
import { FieldName } from '../../ui/FieldName.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { ColumnsMenu, type ColumnChoice } from './ColumnsMenu.tsx';

/** What a layer's table has and the table of mines has not. */
const LAYER_ONLY: readonly Action[] = [selectedRowsFirst, recordAsForm];

/** `layer` null: the table of mines. */
export function TableTools({ layer }: { layer: LayerRecord | null }): ReactNode {
  const translate = useText();
  const situation = useSituation();
  useTableView();
  useTableInFront();
  const shown = [onlySelectedRows, onlyRowsInView, selectedRowsFirst, zoomSelected, copyTableRows, recordAsForm].filter((each) => layer !== null || !LAYER_ONLY.includes(each));
  const words = layer === null ? null : fieldWords(layer, translate);
  const columns: readonly ColumnChoice[] =
    layer === null
      ? RIGHT_COLUMNS.map(({ name }) => ({ name, label: translate(`window.column.${name}`), title: translate(`window.column.${name}`) }))
      : layer.fields.map(({ name }) => ({ name, label: <FieldName name={name} word={words?.get(name)} />, title: name }));
  return (
    <div className="table-tools" role="toolbar" aria-label={translate('editing.tools')}>
      {shown.map((each) => {
        const reason = each.disabledReason(situation);
        return (
          each.icon && (
            <IconButton
              key={each.id}
              icon={each.icon}
              name={actionTitle(each, translate)}
              keys={each === copyTableRows ? 'Ctrl+C' : each.keys[0]}
              placement="top"
              disabledReason={reason && sentence(translate, reason)}
              {...(each.checked && { on: each.checked(situation) })}
              onClick={() => performAction(each)}
            />
          )
        );
      })}
      <ColumnsMenu key={layer?.id} table={layer?.id ?? RIGHTS_TABLE} columns={columns} />
    </div>
  );
}
