/** The verbs of one base map and its opacity. */
import { Menu } from 'antd';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BaseMapRecord } from '../../../shared/model/base-map.ts';
import { changeBaseMap, orderBaseMaps } from '../../storage/base-maps.ts';
import { actionTitle, currentSituation, performAction } from '../../state/actions/action.ts';
import { baseMapActions, removeCurrentBaseMap } from '../../state/actions/base-maps.ts';
import { originNote } from '../../state/base-maps.ts';
import { reportFault } from '../../state/faults.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Icon } from '../../ui/Icon.tsx';
import { sentence, useText } from '../../ui/text.ts';
import { OpacityField } from './OpacityField.tsx';

export function BaseMapMenu({ baseMap, onDone }: { baseMap: BaseMapRecord; onDone: () => void }): ReactNode {
  const translate = useText();
  const ids = useWorkspace((state) => state.baseMaps).map((each) => each.id);
  const situation = { ...currentSituation(), view: { ...useView.getState(), currentBaseMapId: baseMap.id } };
  const item = (each: (typeof baseMapActions)[number]) => {
    const reason = each.disabledReason(situation);
    return { key: each.id, disabled: reason !== null, title: reason === null ? '' : sentence(translate, reason), icon: each.icon && <Icon of={each.icon} />, label: actionTitle(each, translate), danger: each === removeCurrentBaseMap };
  };
  const at = ids.indexOf(baseMap.id);
  const move = (step: 1 | -1): void => {
    const next = [...ids];
    [next[at], next[at + step]] = [next[at + step]!, next[at]!];
    orderBaseMaps(next).catch(reportFault);
  };
  return (
    <div className="layer-menu">
      <p className="menu-origin quiet small">{sentence(translate, originNote(baseMap))}</p>
      <OpacityField name={baseMap.name} opacity={baseMap.opacity} onKeep={(opacity) => changeBaseMap(baseMap.id, { opacity })} />
      <Menu
        selectable={false}
        onClick={({ key }) => {
          onDone();
          useView.setState({ currentBaseMapId: baseMap.id });
          if (key === 'up' || key === 'down') move(key === 'up' ? 1 : -1);
          const chosen = baseMapActions.find((each) => each.id === key);
          if (chosen) performAction(chosen);
        }}
        items={[
          ...baseMapActions.filter((each) => each !== removeCurrentBaseMap && each.available(situation)).map(item),
          { key: 'up', icon: <Icon of={ArrowUp} />, label: translate('window.layers.moveUp'), disabled: at === ids.length - 1 },
          { key: 'down', icon: <Icon of={ArrowDown} />, label: translate('window.layers.moveDown'), disabled: at === 0 },
          { type: 'divider' as const },
          item(removeCurrentBaseMap),
        ]}
      />
    </div>
  );
}
