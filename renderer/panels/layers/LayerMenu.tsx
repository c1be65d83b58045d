/** The verbs of one layer and its opacity; under the right button and under the three dots alike. */
import { Menu, type MenuProps } from 'antd';
import { ArrowDown, ArrowUp, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { setViews } from '../../storage/workspace.ts';
import { putInGroup } from '../../storage/workspace-groups.ts';
import { actionTitle, currentSituation, performAction } from '../../state/actions/action.ts';
import { layerActions, layerMenu, removeCurrentLayer } from '../../state/actions/layer.ts';
import { isSubmenu } from '../../state/actions/menu.ts';
import { reportFault } from '../../state/faults.ts';
import { useView } from '../../state/view.ts';
import { moveHindrance, moveInGroup } from '../../state/work/layer-order.ts';
import { useWorkspace, viewOf } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { LayerInfo } from './LayerInfo.tsx';
import { OpacityField } from './OpacityField.tsx';

type Items = NonNullable<MenuProps['items']>;
const INTO_GROUP = 'into ';

export function LayerMenu({ layer, onDone }: { layer: LayerRecord; onDone: () => void }): ReactNode {
  const translate = useText();
  const opacity = useWorkspace((state) => viewOf(state, layer.id).opacity);
  const situation = { ...currentSituation(), view: { ...useView.getState(), currentLayerId: layer.id } };
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
  const step = (key: 'up' | 'down', icon: LucideIcon, label: string) => {
    const reason = moveHindrance(useWorkspace.getState(), layer.id, key === 'up' ? 1 : -1);
    return { key, icon: <Icon of={icon} />, label, disabled: reason !== null, title: reason === null ? '' : sentence(translate, reason) };
  };
  return (
    <div className="layer-menu">
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
          ...layerMenu.flatMap((entry): Items => {
            if (entry === null) return [{ type: 'divider' }];
            if (!isSubmenu(entry)) return entry.available(situation) ? [item(entry)] : [];
            const own = entry.entries.flatMap((each): Items => (each === null ? [{ type: 'divider' }] : each.available(situation) ? [item(each)] : []));
            return [{ key: entry.id, icon: entry.icon && <Icon of={entry.icon} />, label: translate(entry.titleKey), children: entry.id === 'layer.menu.group' ? [...groups, ...own] : own }];
          }),
          step('up', ArrowUp, translate('window.layers.moveUp')),
          step('down', ArrowDown, translate('window.layers.moveDown')),
          { type: 'divider' as const },
          item(removeCurrentLayer),
        ]}
      />
    </div>
  );
}
