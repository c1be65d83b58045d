/** Another name for a layer; the file keeps its own. */
import { useState, type ReactNode } from 'react';
import { renameLayer } from '../../storage/workspace.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog } from '../../state/view.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { useText } from '../../ui/text.ts';
import { OneFieldDialog } from './OneFieldDialog.tsx';

export function RenameLayerDialog({ layerId }: { layerId: string }): ReactNode {
  const translate = useText();
  const layer = useWorkspace((state) => layerById(state, layerId));
  const [typed, setTyped] = useState(layer?.name ?? '');
  if (layer === null) return null;
  const name = typed.trim();
  const [file] = layer.source.files;
  return (
    <OneFieldDialog
      title={translate('window.rename.title')}
      label={translate('window.rename.name')}
      value={typed}
      onChange={setTyped}
      note={file === undefined ? null : translate('window.rename.source', { file })}
      keepWords={translate('window.rename.keep')}
      canKeep={name !== '' && name !== layer.name}
      onKeep={() => void renameLayer(layer.id, name).then(closeDialog, reportFault)}
    />
  );
}
