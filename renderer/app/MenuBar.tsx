/** The menus of the title bar, made from the list of actions. */
import { Dropdown, type MenuProps } from 'antd';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { menuItems } from '../panels/menus/menu-items.tsx';
import { MENUS, type Menu } from '../state/actions.ts';
import { currentSituation, performAction } from '../state/actions/action.ts';
import { actionsOf } from '../state/actions/menu.ts';
import { useText } from '../ui/text.ts';

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
    const chosen = actionsOf(menu.entries).find((entry) => entry.id === key);
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
