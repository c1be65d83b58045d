/** Which columns the table shows and in which order; kept per layer. */
import { Button, Checkbox, Popover } from 'antd';
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { fieldWords } from '../../state/field-words.ts';
import { changeColumnLayout, moveField, orderedFields, shownFields, USUAL_LAYOUT, useColumnLayout } from '../../state/table-layout.ts';
import { FieldName } from '../../ui/FieldName.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.ts';

export function ColumnsMenu({ layer }: { layer: LayerRecord }): ReactNode {
  const translate = useText();
  const layout = useColumnLayout(layer.id);
  const [open, setOpen] = useState(false);
  const words = fieldWords(layer, translate);
  const shown = shownFields(layer.fields, layout);
  const show = (name: string, on: boolean): void =>
    changeColumnLayout(layer.id, { ...layout, hidden: on ? layout.hidden.filter((each) => each !== name) : [...layout.hidden, name] });
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="topRight"
      arrow={false}
      content={
        <div className="columns-menu" role="group" aria-label={translate('editing.columns')}>
          <ul>
            {orderedFields(layer.fields, layout).map((field) => {
              const on = shown.includes(field);
              return (
                <li key={field.name}>
                  <Checkbox checked={on} disabled={on && shown.length === 1} onChange={(event) => show(field.name, event.target.checked)}>
                    <FieldName name={field.name} word={words.get(field.name)} />
                  </Checkbox>
                  <span className="spacer" />
                  <IconButton small icon={ArrowUp} name={translate('editing.columns.up', { field: field.name })} onClick={() => changeColumnLayout(layer.id, moveField(layer.fields, layout, field.name, -1))} />
                  <IconButton small icon={ArrowDown} name={translate('editing.columns.down', { field: field.name })} onClick={() => changeColumnLayout(layer.id, moveField(layer.fields, layout, field.name, 1))} />
                </li>
              );
            })}
          </ul>
          <footer>
            <Button size="small" onClick={() => changeColumnLayout(layer.id, { ...layout, hidden: [] })}>
              {translate('editing.columns.all')}
            </Button>
            <Button size="small" onClick={() => changeColumnLayout(layer.id, USUAL_LAYOUT)}>
              {translate('editing.columns.reset')}
            </Button>
          </footer>
        </div>
      }
    >
      <span>
        <IconButton icon={Columns3} name={translate('editing.columns')} on={layout.hidden.length > 0} onClick={() => undefined} />
      </span>
    </Popover>
  );
}
