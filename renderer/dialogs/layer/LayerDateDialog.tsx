/** 数据日期: the time that a layer's data show. */
import { useState, type ReactNode } from 'react';
import { setLayerDate } from '../../storage/workspace.ts';
import { readPeriod } from '../../state/compare.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog } from '../../state/view.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { useText } from '../../ui/text.ts';
import { OneFieldDialog } from './OneFieldDialog.tsx';

export function LayerDateDialog({ layerId }: { layerId: string }): ReactNode {
  const translate = useText();
  const layer = useWorkspace((state) => layerById(state, layerId));
  const [typed, setTyped] = useState(layer?.vintage ?? '');
  if (layer === null) return null;
  const date = readPeriod(typed);
  const wrong = typed.trim() !== '' && date === null;
  return (
    <OneFieldDialog
      title={translate('compare.date.title', { name: layer.name })}
      label={translate('compare.date.label')}
      value={typed}
      placeholder={translate('compare.date.example')}
      onChange={setTyped}
      note={translate(wrong ? 'compare.date.wrong' : 'compare.date.note')}
      wrong={wrong}
      keepWords={translate('compare.date.keep')}
      canKeep={!wrong && date !== layer.vintage}
      onKeep={() => void setLayerDate(layer.id, date).then(closeDialog, reportFault)}
    />
  );
}
