/** The coordinate system of a layer in a quiet word at the end of its row; without one in the colour of a warning, and a press declares it. */
import type { ReactNode } from 'react';
import { systemMark } from '../../../shared/crs/system-mark.ts';
import { describeSystem } from '../../../shared/crs/systems.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { performAction } from '../../state/actions/action.ts';
import { declareLayer } from '../../state/actions/layer.ts';
import { displaySystem } from '../../state/display-system.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { useText } from '../../ui/text.ts';

export function SystemOfLayer({ layer }: { layer: LayerRecord }): ReactNode {
  const translate = useText();
  const usual = useWorkspace((state) => displaySystem(state, null)?.datum ?? null);
  if (layer.geometryKind === 'none') return null;
  if (layer.system === null)
    return (
      <button
        type="button"
        className="system-mark warning"
        title={translate('window.layer.undeclared', { name: layer.name })}
        onClick={() => {
          useView.setState({ currentLayerId: layer.id, currentBaseMapId: null });
          performAction(declareLayer);
        }}
      >
        {translate('tree.info.undeclared')}
      </button>
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
