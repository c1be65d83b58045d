/** Under the tools while areas are drawn to select by: in which layer, and which key does what. */
import { Select } from 'antd';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useView } from '../../state/view.ts';
import { layerById, useWorkspace } from '../../state/workspace.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useText } from '../../ui/text.ts';

const EVERY_LAYER = '*';

export function SelectionTarget(): ReactNode {
  const translate = useText();
  const { tool, selectInLayerId } = useView();
  const workspace = useWorkspace();
  const chosen = layerById(workspace, selectInLayerId);
  const drawing = tool === 'select-box' || tool === 'select-polygon';
  if (!drawing && !(tool === 'select' && chosen !== null)) return null;
  const choose = (layerId: string): void => useView.setState({ selectInLayerId: layerId === EVERY_LAYER ? null : layerId });
  return (
    <>
      <div className="floating-bar selection-target" role="group" aria-label={translate('selection.in')}>
        <span className="small secondary nowrap">{translate('selection.in')}</span>
        <Select
          size="small"
          variant="borderless"
          aria-label={translate('selection.in')}
          popupMatchSelectWidth={false}
          value={chosen?.id ?? EVERY_LAYER}
          onChange={choose}
          options={[
            { value: EVERY_LAYER, label: translate('selection.in.all') },
            ...workspace.layers.filter((layer) => layer.geometryKind !== 'none').map((layer) => ({ value: layer.id, label: layer.name })),
          ]}
        />
        {!drawing && <IconButton small icon={X} name={translate('selection.in.all')} onClick={() => choose(EVERY_LAYER)} />}
      </div>
      {drawing && (
        <div className="map-hint" role="status">
          {translate(tool === 'select-box' ? 'selection.hint.box' : 'selection.hint.polygon')}
        </div>
      )}
    </>
  );
}
