/** Actions as the entries of a menu: the same words, keys and reasons in the menu bar and under the right button. */
import { Tooltip, type MenuProps } from 'antd';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Translate } from '../../../shared/i18n/text.ts';
import { actionTitle, type Situation } from '../../state/actions/action.ts';
import { isSubmenu, type MenuEntry } from '../../state/actions/menu.ts';
import { Icon } from '../../ui/Icon.tsx';
import { shownKeys } from '../../ui/keys.ts';
import { sentence } from '../../ui/text.ts';

/** Entries as Ant Design menu items: icon or check, words, keys; an action that is off says why. */
export function menuItems(
  entries: readonly MenuEntry[],
  situation: Situation,
  translate: Translate,
): NonNullable<MenuProps['items']> {
  const items: NonNullable<MenuProps['items']> = [];
  for (const entry of entries) {
    if (entry === null) {
      if (items.length > 0 && items.at(-1)?.type !== 'divider') items.push({ type: 'divider' });
      continue;
    }
    if (isSubmenu(entry)) {
      const children = menuItems(entry.entries, situation, translate);
      if (children.length > 0) items.push({ key: entry.id, icon: entry.icon ? <Icon of={entry.icon} /> : <span className="no-icon" />, label: translate(entry.titleKey), popupClassName: 'action-menu', children });
      continue;
    }
    if (!entry.available(situation)) continue;
    const reason = entry.disabledReason(situation);
    const icon = entry.checked?.(situation) ? Check : entry.icon;
    items.push({
      key: entry.id,
      disabled: reason !== null,
      icon: icon ? <Icon of={icon} /> : <span className="no-icon" />,
      label: (
        <MenuWords title={actionTitle(entry, translate)} keys={entry.keys[0]} reason={reason === null ? null : sentence(translate, reason)} />
      ),
    });
  }
  return items.at(-1)?.type === 'divider' ? items.slice(0, -1) : items;
}

function MenuWords({ title, keys, reason }: { title: string; keys: string | undefined; reason: string | null }): ReactNode {
  const words = (
    <span className="menu-words">
      <span>{title}</span>
      {keys !== undefined && <span className="keys">{shownKeys(keys)}</span>}
    </span>
  );
  return reason === null ? (
    words
  ) : (
    <Tooltip title={<span className="small">{reason}</span>} placement="right">
      {words}
    </Tooltip>
  );
}
