/** The verbs of a mine under the right button; whoever holds the list selects the mine that was meant. */
import { Dropdown, type MenuProps } from 'antd';
import { useState, type ReactElement, type ReactNode } from 'react';
import { currentSituation, performAction, type Action } from '../../state/actions/action.ts';
import { decideFindings, openPlanFile } from '../../state/actions/rectification.ts';
import { printSheets } from '../../state/actions/sheets.ts';
import { zoomSelected } from '../../state/actions/view.ts';
import { useText } from '../../ui/text.ts';
import { menuItems } from './menu-items.tsx';

const ENTRIES: readonly (Action | null)[] = [zoomSelected, decideFindings, null, openPlanFile, printSheets];

/** `select` takes the element under the pointer and says whether a mine was meant; without one there is no menu. */
export function MineMenu({ select, children }: { select: (target: Element) => boolean; children: ReactElement }): ReactNode {
  const translate = useText();
  const [open, setOpen] = useState(false);
  const items = open ? menuItems(ENTRIES, currentSituation(), translate) : [];
  const onClick: MenuProps['onClick'] = ({ key }) => {
    setOpen(false);
    const chosen = ENTRIES.find((entry) => entry?.id === key);
    if (chosen) performAction(chosen);
  };
  return (
    <Dropdown open={open} onOpenChange={(next) => setOpen(next && open)} trigger={['contextMenu']} menu={{ items, onClick, className: 'action-menu' }}>
      <div className="mine-menu-area" onContextMenuCapture={(event) => setOpen(select(event.target as Element))}>
        {children}
      </div>
    </Dropdown>
  );
}
