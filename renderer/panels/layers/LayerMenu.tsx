/** The verbs of one layer and its opacity; under the right button and under the three dots alike. */
import { Menu, Slider } from 'antd';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { setViews } from '../../storage/workspace.ts';
import { currentSituation, performAction } from '../../state/actions/action.ts';
import { layerActions, removeCurrentLayer } from '../../state/actions/layer.ts';
import { reportFault } from '../../state/faults.ts';
import { useView } from '../../state/view.ts';
import { moveInGroup } from '../../state/work/layer-order.ts';
import { useWorkspace, viewOf } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { sentence, useText } from '../../ui/text.ts';

export function LayerMenu({ layer, onDone }: { layer: LayerRecord; onDone: () => void }): ReactNode {
  const translate = useText();
  const kept = useWorkspace((state) => viewOf(state, layer.id).opacity);
  const [opacity, setOpacity] = useState(kept);
  const situation = { ...currentSituation(), view: { ...useView.getState(), currentLayerId: layer.id } };
  const verbs = layerActions.filter((each) => each !== removeCurrentLayer && each.available(situation));
  const item = (each: (typeof layerActions)[number]) => {
    const reason = each.disabledReason(situation);
    return {
      key: each.id,
      disabled: reason !== null,
      title: reason === null ? '' : sentence(translate, reason),
      icon: each.icon && <Icon of={each.icon} />,
      label: translate(each.titleKey),
      danger: each === removeCurrentLayer,
    };
  };
  return (
    <div className="layer-menu">
      <div className="opacity">
        <span className="secondary small">{translate('window.layers.opacity')}</span>
        <Slider
          min={0.1}
          max={1}
          step={0.05}
          value={opacity}
          tooltip={{ open: false }}
          ariaLabelForHandle={translate('window.layers.opacityOf', { name: layer.name })}
          onChange={setOpacity}
          onChangeComplete={(value) => void setViews([{ layerId: layer.id, opacity: value }]).catch(reportFault)}
        />
        <span className="small nowrap">{translate('window.percent', { percent: Math.round(opacity * 100) })}</span>
      </div>
      <Menu
        selectable={false}
        onClick={({ key }) => {
          onDone();
          useView.setState({ currentLayerId: layer.id });
          if (key === 'up' || key === 'down') moveInGroup(layer.id, key === 'up' ? 1 : -1).catch(reportFault);
          const chosen = layerActions.find((each) => each.id === key);
          if (chosen) performAction(chosen);
        }}
        items={[
          ...verbs.map(item),
          { key: 'up', icon: <Icon of={ArrowUp} />, label: translate('window.layers.moveUp') },
          { key: 'down', icon: <Icon of={ArrowDown} />, label: translate('window.layers.moveDown') },
          { type: 'divider' as const },
          item(removeCurrentLayer),
        ]}
      />
    </div>
  );
}
