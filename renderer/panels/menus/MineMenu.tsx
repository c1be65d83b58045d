/** The verbs of a mine under the right button; whoever holds the list selects the mine that was meant. */
import type { ReactNode } from 'react';
import type { Action } from '../../state/actions/action.ts';
import { decideFindings, openPlanFile } from '../../state/actions/rectification.ts';
import { printSheets } from '../../state/actions/sheets.ts';
import { ROWS_MENU } from '../../state/actions/table.ts';
import { zoomSelected } from '../../state/actions/view.ts';
import { ContextMenu } from './ContextMenu.tsx';

const ENTRIES: readonly (Action | null)[] = [zoomSelected, decideFindings, null, openPlanFile, printSheets, null, ...ROWS_MENU];

/** `select` takes the element under the pointer and says whether a mine was meant; without one there is no menu. */
export function MineMenu({ select, children }: { select: (target: Element) => boolean; children: ReactNode }): ReactNode {
  return (
    <ContextMenu entries={ENTRIES} meant={(event) => select(event.target as Element)} className="mine-menu-area">
      {children}
    </ContextMenu>
  );
}
