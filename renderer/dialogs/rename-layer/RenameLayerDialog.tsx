/** Another name for a layer; the file keeps its own. */
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { renameLayer } from '../../storage/workspace.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog } from '../../state/view.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';

export function RenameLayerDialog({ layerId }: { layerId: string }): ReactNode {
  const translate = useText();
  const layer = useWorkspace((state) => layerById(state, layerId));
  const [name, setName] = useState(layer?.name ?? '');
  if (layer === null) return null;
  const trimmed = name.trim();
  const keep = (): void => {
    if (trimmed === '' || trimmed === layer.name) return;
    renameLayer(layer.id, trimmed).then(closeDialog, reportFault);
  };
  return (
    <Dialog
      title={translate('window.rename.title')}
      width={420}
      onClose={closeDialog}
      foot={
        <>
          <Button onClick={closeDialog}>{translate('window.cancel')}</Button>
          <Button type="primary" disabled={trimmed === '' || trimmed === layer.name} onClick={keep}>
            {translate('window.rename.keep')}
          </Button>
        </>
      }
    >
      <div className="declare-dialog">
        <label htmlFor="layer-name" className="secondary">
          {translate('window.rename.name')}
        </label>
        <Input
          id="layer-name"
          autoFocus
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={keep}
          onFocus={(event) => event.target.select()}
        />
        {layer.source.files[0] !== undefined && <p className="quiet small">{translate('window.rename.source', { file: layer.source.files[0] })}</p>}
      </div>
    </Dialog>
  );
}
