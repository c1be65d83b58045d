/** The menus of the title bar, made from the list of actions. */
import { Dropdown, Tooltip, type MenuProps } from 'antd';
import { Check } from 'lucide-react';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Translate } from '../../shared/i18n/text.ts';
import { MENUS, type Action, type Menu, type Situation } from '../state/actions.ts';
import { currentSituation, performAction } from '../state/actions/action.ts';
import { Icon } from '../ui/Icon.tsx';
import { shownKeys } from '../ui/keys.ts';
import { sentence, useText } from '../ui/text.ts';

export function MenuBar(): ReactNode {
  const translate = useText();
  const [open, setOpen] = useState<string | null>(null);
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const index = buttons.indexOf(document.activeElement as HTMLElement);
    if (index < 0) return;
    buttons[(index + step + buttons.length) % buttons.length]?.focus();
    if (open !== null) setOpen(MENUS[(index + step + MENUS.length) % MENUS.length]!.id);
  };
  return (
    <div role="menubar" aria-label={translate('window.menuBar')} className="menu-bar" onKeyDown={move}>
      {MENUS.map((menu, index) => (
        <MenuButton key={menu.id} menu={menu} first={index === 0} open={open === menu.id} anyOpen={open !== null} setOpen={setOpen} />
      ))}
    </div>
  );
}

function MenuButton({
  menu,
  first,
  open,
  anyOpen,
  setOpen,
}: {
  menu: Menu;
  first: boolean;
  open: boolean;
  anyOpen: boolean;
  setOpen: (id: string | null) => void;
}): ReactNode {
  const translate = useText();
  const items = open ? menuItems(menu.entries, currentSituation(), translate) : [];
  const onClick: MenuProps['onClick'] = ({ key }) => {
    setOpen(null);
    const chosen = menu.entries.find((entry) => entry?.id === key);
    if (chosen) performAction(chosen);
  };
  return (
    <Dropdown
      open={open}
      onOpenChange={(next) => setOpen(next ? menu.id : null)}
      trigger={['click']}
      placement="bottomLeft"
      menu={{ items, onClick, className: 'action-menu' }}
      autoFocus
    >
      <button
        type="button"
        role="menuitem"
        aria-haspopup="menu"
        aria-expanded={open}
        tabIndex={first ? 0 : -1}
        className={`menu-button${open ? ' on' : ''}`}
        onPointerEnter={() => {
          if (anyOpen) setOpen(menu.id);
        }}
      >
        {translate(menu.titleKey)}
      </button>
    </Dropdown>
  );
}

/** Entries as Ant Design menu items: icon or check, words, keys; an action that is off says why. */
export function menuItems(
  entries: readonly (Action | null)[],
  situation: Situation,
  translate: Translate,
): NonNullable<MenuProps['items']> {
  const items: NonNullable<MenuProps['items']> = [];
  for (const entry of entries) {
    if (entry === null) {
      if (items.length > 0 && items.at(-1)?.type !== 'divider') items.push({ type: 'divider' });
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
        <MenuWords title={translate(entry.titleKey)} keys={entry.keys[0]} reason={reason === null ? null : sentence(translate, reason)} />
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
