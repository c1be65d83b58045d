/** A cell being changed: Enter and leaving keep it, Esc leaves it as it was; what cannot stand there is said under it. */
import { Input, Tooltip, type InputRef } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { CellFault } from '../../../shared/model/cell-value.ts';
import type { FieldDescriptor } from '../../../shared/model/layer.ts';
import { reportFault } from '../../state/faults.ts';
import { showToast } from '../../state/view.ts';
import { useText } from '../../ui/text.ts';

export function CellEditor({
  field,
  value,
  keep,
  onDone,
}: {
  field: FieldDescriptor;
  value: string;
  /** The fault when the text cannot stand in the cell. */
  keep: (typed: string) => Promise<CellFault | null>;
  onDone: () => void;
}): ReactNode {
  const translate = useText();
  const [typed, setTyped] = useState(value);
  const [fault, setFault] = useState<CellFault | null>(null);
  const input = useRef<InputRef>(null);
  const done = useRef(false);
  useEffect(() => input.current?.focus({ cursor: 'all' }), []);
  const finish = (leave: boolean): void => {
    if (done.current) return;
    done.current = true;
    keep(typed).then((found) => {
      if (found === null) return onDone();
      if (leave) {
        // The cell is left as it was; that what was typed is gone must not be found out later.
        const reason = { code: `editing.fault.${found}`, params: { width: field.width, decimals: field.decimals } } as const;
        showToast({ code: 'editing.not-kept', params: { field: field.name, typed, reason } });
        return onDone();
      }
      done.current = false;
      setFault(found);
    }, (fault: unknown) => {
      reportFault(fault);
      onDone();
    });
  };
  return (
    <Tooltip open={fault !== null} placement="bottom" title={fault && <span className="small">{translate(`editing.fault.${fault}`, { width: field.width, decimals: field.decimals })}</span>}>
      <Input
        ref={input}
        size="small"
        className="cell-editor"
        aria-label={translate('editing.cell', { field: field.name })}
        value={typed}
        {...(fault !== null && { status: 'error' as const })}
        onChange={(event) => {
          setTyped(event.target.value);
          setFault(null);
        }}
        onClick={(event) => event.stopPropagation()}
        onDoubleClick={(event) => event.stopPropagation()}
        onBlur={() => finish(true)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') {
            done.current = true;
            onDone();
          } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish(false);
        }}
      />
    </Tooltip>
  );
}
