/** The window draws its own menus; what the system still has to give is the small menu of a text field. */
import { Menu, type WebContents } from 'electron';
import type { Translate } from '../shared/i18n/text.ts';

/** Takes away the default menu, whose keys (reload, zoom, developer tools) would shadow the program's own. */
export function removeDefaultMenu(): void {
  Menu.setApplicationMenu(null);
}

/** Cut, copy, paste in text fields; copy on selected text; nothing elsewhere. */
export function offerTextMenu(contents: WebContents, translate: () => Translate): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const say = translate();
    const copy = { role: 'copy', label: say('base.menu.copy'), enabled: editFlags.canCopy } as const;
    if (isEditable) {
      Menu.buildFromTemplate([
        { role: 'cut', label: say('base.menu.cut'), enabled: editFlags.canCut },
        copy,
        { role: 'paste', label: say('base.menu.paste'), enabled: editFlags.canPaste },
        { role: 'selectAll', label: say('base.menu.select-all'), enabled: editFlags.canSelectAll },
      ]).popup();
    } else if (selectionText.trim() !== '') {
      Menu.buildFromTemplate([copy]).popup();
    }
  });
}
