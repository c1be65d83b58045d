/** The coordinate system of a layer in a quiet word at the end of its row; without one in the colour of a warning. */
import type { ReactNode } from 'react';
import { systemMark } from '../../../shared/crs/system-mark.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { displaySystem } from '../../state/display-system.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { useText } from '../../ui/text.ts';

export function SystemOfLayer({ layer }: { layer: LayerRecord }): ReactNode {
  const translate = useText();
  const usual = useWorkspace((state) => displaySystem(state, null)?.datum ?? null);
  if (layer.geometryKind === 'none') return null;
  if (layer.system === null)
    return (
      <span className="system-mark warning" title={translate('window.layer.undeclared', { name: layer.name })}>
        {translate('tree.info.undeclared')}
      </span>
    );
  const { datum, zone } = systemMark(layer.system, translate);
  return (
    <span className="system-mark" title={describeSystem(layer.system, translate)}>
      {/* The datum that everything has is only said where there is room. */}
      <span className={layer.system.datum === usual ? 'usual-datum' : ''}>{datum} </span>
      {zone}
    </span>
  );
}
