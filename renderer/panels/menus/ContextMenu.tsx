/** Commands under the right button (or the menu key) over an area; the same records, words and reasons as in the menu bar. */
import { Dropdown, type MenuProps } from 'antd';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { currentSituation, performAction } from '../../state/actions/action.ts';
import { actionsOf, type MenuEntry } from '../../state/actions/menu.ts';
import { menuTopPixels } from '../../ui/menu-height.ts';
import { useText } from '../../ui/text.ts';
import { menuItems } from './menu-items.tsx';
import './context-menu.css';

/** `meant` prepares what the commands act on and says whether there is anything; without it there is no menu. */
export function ContextMenu({ entries, meant, className, children }: { entries: readonly MenuEntry[]; meant: (event: MouseEvent) => boolean; className: string; children: ReactNode }): ReactNode {
  const translate = useText();
  const [at, setAt] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const onClick: MenuProps['onClick'] = ({ key }) => {
    setAt(null);
    const chosen = actionsOf(entries).find((entry) => entry.id === key);
    if (chosen) performAction(chosen);
  };
  return (
    <div
      className={className}
      onContextMenu={(event) => {
        if (!meant(event)) return;
        event.preventDefault();
        const items = menuItems(entries, currentSituation(), translate);
        setAt({ x: event.clientX, y: menuTopPixels(event.clientY, items) });
      }}
    >
      {children}
      {at && (
        <Dropdown
          key={`${at.x} ${at.y}`}
          open
          autoFocus
          trigger={['click']}
          onOpenChange={(open) => {
            if (!open) setAt(null);
          }}
          menu={{ items: menuItems(entries, currentSituation(), translate), onClick, className: 'action-menu' }}
        >
          <span className="context-menu-place" style={{ left: at.x, top: at.y }} />
        </Dropdown>
      )}
    </div>
  );
}
