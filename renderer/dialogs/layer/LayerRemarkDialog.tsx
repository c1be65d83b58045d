/** 图层备注: what the office wants to remember about a layer; it stays in the workspace and is printed nowhere. */
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { setLayerRemark } from '../../storage/workspace.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog } from '../../state/view.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';

const MOST_CHARACTERS = 500;

export function LayerRemarkDialog({ layerId }: { layerId: string }): ReactNode {
  const translate = useText();
  const layer = useWorkspace((state) => layerById(state, layerId));
  const [typed, setTyped] = useState(layer?.remark ?? '');
  if (layer === null) return null;
  const changed = typed.trim() !== (layer.remark ?? '');
  const keep = (): void => void setLayerRemark(layer.id, typed).then(closeDialog, reportFault);
  return (
    <Dialog
      title={translate('office.remark.title', { name: layer.name })}
      width={460}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={!changed} onClick={keep}>
            {translate('office.remark.keep')}
          </Button>
        </>
      }
    >
      <div className="declare-dialog">
        <label htmlFor="layer-remark" className="secondary">
          {translate('office.remark')}
        </label>
        <Input.TextArea
          id="layer-remark"
          autoFocus
          rows={4}
          maxLength={MOST_CHARACTERS}
          value={typed}
          placeholder={translate('office.remark.hint')}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && event.ctrlKey && changed) keep();
          }}
        />
        <p className="small quiet">{translate('office.remark.note')}</p>
      </div>
    </Dialog>
  );
}
