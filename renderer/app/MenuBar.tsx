/** The menus of the title bar, made from the list of actions. */
import { Dropdown, type MenuProps } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { menuItems } from '../panels/menus/menu-items.tsx';
import { MENUS, type Menu } from '../state/actions.ts';
import { currentSituation, performAction } from '../state/actions/action.ts';
import { actionsOf } from '../state/actions/menu.ts';
import { useView } from '../state/view.ts';
import { useText } from '../ui/text.ts';

export function MenuBar(): ReactNode {
  const translate = useText();
  const [open, setOpen] = useState<string | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  useMenuKeys(bar);
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
    <div ref={bar} role="menubar" aria-label={translate('window.menuBar')} className="menu-bar" onKeyDown={move}>
      {MENUS.map((menu, index) => (
        <MenuButton key={menu.id} menu={menu} first={index === 0} open={open === menu.id} anyOpen={open !== null} setOpen={setOpen} />
      ))}
    </div>
  );
}

/** F10, or Alt by itself, goes to the menu bar, and Esc from there back to where the focus was. */
function useMenuKeys(bar: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    let altAlone = false;
    let left: HTMLElement | null = null;
    const enter = (): void => {
      if (useView.getState().dialog !== null) return;
      left = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      bar.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
    };
    const pressed = (event: globalThis.KeyboardEvent): void => {
      altAlone = event.key === 'Alt' && !event.ctrlKey && !event.shiftKey && !event.metaKey;
      if (event.key === 'F10' && !event.shiftKey && !event.ctrlKey && !event.altKey) {
        event.preventDefault();
        enter();
      } else if (event.key === 'Escape' && left !== null && bar.current?.contains(document.activeElement)) {
        event.preventDefault();
        left.focus();
        left = null;
      }
    };
    const released = (event: globalThis.KeyboardEvent): void => {
      if (event.key === 'Alt' && altAlone) enter();
      altAlone = false;
    };
    // Alt with a click or a wheel is no menu key.
    const pointed = (): void => void (altAlone = false);
    const ends = new AbortController();
    const options = { capture: true, signal: ends.signal };
    window.addEventListener('keydown', pressed, options);
    window.addEventListener('keyup', released, options);
    window.addEventListener('pointerdown', pointed, options);
    window.addEventListener('wheel', pointed, options);
    return () => ends.abort();
  }, [bar]);
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
