/** 数据日期: the time that a layer's data show. */
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { setLayerDate } from '../../storage/workspace.ts';
import { reportFault } from '../../state/faults.ts';
import { readPeriod } from '../../state/compare.ts';
import { closeDialog } from '../../state/view.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';

export function LayerDateDialog({ layerId }: { layerId: string }): ReactNode {
  const translate = useText();
  const layer = useWorkspace((state) => layerById(state, layerId));
  const [typed, setTyped] = useState(layer?.vintage ?? '');
  if (layer === null) return null;
  const date = readPeriod(typed);
  const wrong = typed.trim() !== '' && date === null;
  const keep = (): void => {
    if (!wrong && date !== layer.vintage) setLayerDate(layer.id, date).then(closeDialog, reportFault);
  };
  return (
    <Dialog
      title={translate('compare.date.title', { name: layer.name })}
      width={420}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={wrong || date === layer.vintage} onClick={keep}>
            {translate('compare.date.keep')}
          </Button>
        </>
      }
    >
      <div className="declare-dialog">
        <label htmlFor="layer-date" className="secondary">
          {translate('compare.date.label')}
        </label>
        <Input
          id="layer-date"
          autoFocus
          value={typed}
          placeholder={translate('compare.date.example')}
          {...(wrong && { status: 'error' as const })}
          aria-describedby="layer-date-note"
          onChange={(event) => setTyped(event.target.value)}
          onPressEnter={keep}
        />
        <p id="layer-date-note" className={`small ${wrong ? 'danger' : 'quiet'}`}>
          {translate(wrong ? 'compare.date.wrong' : 'compare.date.note')}
        </p>
      </div>
    </Dialog>
  );
}
