/** The verbs of one layer and its opacity; under the right button and under the three dots alike. */
import { Menu } from 'antd';
import { ArrowDown, ArrowUp, Database, Group, Palette } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { setViews } from '../../storage/workspace.ts';
import { putInGroup } from '../../storage/workspace-groups.ts';
import { actionTitle, currentSituation, performAction, type Action } from '../../state/actions/action.ts';
import { layerActions, removeCurrentLayer } from '../../state/actions/layer.ts';
import { reportFault } from '../../state/faults.ts';
import { useView } from '../../state/view.ts';
import { moveInGroup } from '../../state/work/layer-order.ts';
import { useWorkspace, viewOf } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { LayerInfo } from './LayerInfo.tsx';
import { OpacityField } from './OpacityField.tsx';

/** Verbs by their place in the menu; what is named nowhere is about the data. */
const FIRST = ['layer.zoom', 'layer.table', 'layer.fields', 'draw.edit', 'layer.selectOnlyHere'] as const;
const STYLE = ['layer.style', 'layer.labels', 'layer.copyStyle', 'layer.pasteStyle'] as const;
const GROUPS = ['layer.group', 'layer.ungroup'] as const;
const LAST = ['layer.rename', 'layer.hideOthers'] as const;
const INTO_GROUP = 'into ';

export function LayerMenu({ layer, roomPixels, onDone }: { layer: LayerRecord; roomPixels: number; onDone: () => void }): ReactNode {
  const translate = useText();
  const opacity = useWorkspace((state) => viewOf(state, layer.id).opacity);
  const situation = { ...currentSituation(), view: { ...useView.getState(), currentLayerId: layer.id } };
  const verbs = layerActions.filter((each) => each !== removeCurrentLayer && each.available(situation));
  const only = (ids: readonly string[]): Action[] => ids.flatMap((id) => verbs.find((each) => each.id === id) ?? []);
  const placed = new Set<string>([...FIRST, ...STYLE, ...GROUPS, ...LAST]);
  const rest = verbs.filter((each) => !placed.has(each.id));
  const groups = useWorkspace.getState().groups.map((group) => ({ key: INTO_GROUP + group.id, label: translate('tree.menu.into', { name: group.name }) }));
  const item = (each: (typeof layerActions)[number]) => {
    const reason = each.disabledReason(situation);
    return {
      key: each.id,
      disabled: reason !== null,
      title: reason === null ? '' : sentence(translate, reason),
      icon: each.icon && <Icon of={each.icon} />,
      label: actionTitle(each, translate),
      danger: each === removeCurrentLayer,
    };
  };
  return (
    <div className="layer-menu" style={{ maxHeight: roomPixels }}>
      <OpacityField name={layer.name} opacity={opacity} onKeep={(kept) => setViews([{ layerId: layer.id, opacity: kept }])} />
      <LayerInfo layer={layer} />
      <Menu
        selectable={false}
        mode="vertical"
        onClick={({ key }) => {
          onDone();
          useView.setState({ currentLayerId: layer.id });
          if (key === 'up' || key === 'down') moveInGroup(layer.id, key === 'up' ? 1 : -1).catch(reportFault);
          if (key.startsWith(INTO_GROUP)) putInGroup([layer.id], key.slice(INTO_GROUP.length)).catch(reportFault);
          const chosen = layerActions.find((each) => each.id === key);
          if (chosen) performAction(chosen);
        }}
        items={[
          ...only(FIRST).map(item),
          { key: 'style', icon: <Icon of={Palette} />, label: translate('tree.menu.style'), children: only(STYLE).map(item) },
          { key: 'group', icon: <Icon of={Group} />, label: translate('tree.menu.group'), children: [...groups, ...only(GROUPS).map(item)] },
          { key: 'data', icon: <Icon of={Database} />, label: translate('tree.menu.data'), children: rest.map(item) },
          ...only(LAST).map(item),
          { key: 'up', icon: <Icon of={ArrowUp} />, label: translate('window.layers.moveUp') },
          { key: 'down', icon: <Icon of={ArrowDown} />, label: translate('window.layers.moveDown') },
          { type: 'divider' as const },
          item(removeCurrentLayer),
        ]}
      />
    </div>
  );
}
