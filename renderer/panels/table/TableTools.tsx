/** Above the table: which rows, as what, and what to do with them. */
import type { ReactNode } from 'react';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { actionTitle, performAction, useSituation, type Action } from '../../state/actions/action.ts';
import { copyTableRows, onlyRowsInView, onlySelectedRows, recordAsForm, selectedRowsFirst } from '../../state/actions/table.ts';
import { zoomSelected } from '../../state/actions/view.ts';
import { useTableView } from '../../state/table-layout.ts';
import { useTableInFront } from '../../state/table-in-front.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';

export function TableTools({ layer }: { layer: LayerRecord | null }): ReactNode {
  const translate = useText();
  const situation = useSituation();
  useTableView();
  useTableInFront((state) => state.table === null);
  const shown: readonly Action[] = layer === null ? [onlySelectedRows, onlyRowsInView, zoomSelected] : [onlySelectedRows, onlyRowsInView, selectedRowsFirst, zoomSelected, copyTableRows, recordAsForm];
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
      {layer !== null && <ColumnsMenu layer={layer} />}
    </div>
  );
}
