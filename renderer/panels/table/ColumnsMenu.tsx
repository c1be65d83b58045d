/** Which columns a table shows and in which order; kept per table. */
import { Button, Checkbox, Popover } from 'antd';
import { ArrowDown, ArrowUp, Columns3 } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { changeColumnLayout, moveField, orderedFields, shownFields, USUAL_LAYOUT, useColumnLayout } from '../../state/table-layout.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.ts';

export interface ColumnChoice {
  readonly name: string;
  readonly label: ReactNode;
  /** The label in a line of text. */
  readonly title: string;
}

/** `table`: the layer's id, or the name of a table that is not a layer's. */
export function ColumnsMenu({ table, columns }: { table: string; columns: readonly ColumnChoice[] }): ReactNode {
  const translate = useText();
  const layout = useColumnLayout(table);
  const [open, setOpen] = useState(false);
  const shown = shownFields(columns, layout);
  const show = (name: string, on: boolean): void =>
    changeColumnLayout(table, { ...layout, hidden: on ? layout.hidden.filter((each) => each !== name) : [...layout.hidden, name] });
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
            {orderedFields(columns, layout).map((field) => {
              const on = shown.includes(field);
              return (
                <li key={field.name}>
                  <Checkbox checked={on} disabled={on && shown.length === 1} onChange={(event) => show(field.name, event.target.checked)}>
                    {field.label}
                  </Checkbox>
                  <span className="spacer" />
                  <IconButton small icon={ArrowUp} name={translate('editing.columns.up', { field: field.title })} onClick={() => changeColumnLayout(table, moveField(columns, layout, field.name, -1))} />
                  <IconButton small icon={ArrowDown} name={translate('editing.columns.down', { field: field.title })} onClick={() => changeColumnLayout(table, moveField(columns, layout, field.name, 1))} />
                </li>
              );
            })}
          </ul>
          <footer>
            <Button size="small" onClick={() => changeColumnLayout(table, { ...layout, hidden: [] })}>
              {translate('editing.columns.all')}
            </Button>
            <Button size="small" onClick={() => changeColumnLayout(table, USUAL_LAYOUT)}>
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
