/** All keys, from the same list of actions that makes the menus. */
import type { ReactNode } from 'react';
import { actionTitle } from '../../state/actions/action.ts';
import { actionsOf } from '../../state/actions/menu.ts';
import { MENUS } from '../../state/actions.ts';
import { closeDialog } from '../../state/view.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { shownKeys } from '../../ui/keys.ts';
import { useText } from '../../ui/text.ts';
import './shortcuts.css';

/** Keys of a map that has the focus; they are no commands of the menus. */
const CROSS_KEYS = [
  ['redraw.keys.cross', ['←', '↑', '→', '↓']],
  ['redraw.keys.enter', ['Enter']],
  ['redraw.keys.finish', ['Shift+Enter']],
] as const;

export function ShortcutsDialog(): ReactNode {
  const translate = useText();
  return (
    <Dialog title={translate('window.action.shortcuts')} width={860} onClose={closeDialog}>
      <div className="shortcuts" tabIndex={0} role="region" aria-label={translate('window.action.shortcuts')}>
        {MENUS.map((menu) => {
          const entries = actionsOf(menu.entries).filter((entry) => entry.keys.length > 0);
          return entries.length === 0 ? null : (
            <section key={menu.id}>
              <h3>{translate(menu.titleKey)}</h3>
              <dl>
                {entries.map((entry) => [
                  <dt key={`${entry.id}-title`}>{actionTitle(entry, translate)}</dt>,
                  <dd key={entry.id}>
                    {entry.keys.map((keys) => (
                      <kbd key={keys}>{shownKeys(keys)}</kbd>
                    ))}
                  </dd>,
                ])}
              </dl>
            </section>
          );
        })}
        <section>
          <h3>{translate('redraw.keys.map')}</h3>
          <dl>
            {CROSS_KEYS.map(([titleKey, keys]) => [
              <dt key={`${titleKey}-title`}>{translate(titleKey)}</dt>,
              <dd key={titleKey}>
                {keys.map((each) => (
                  <kbd key={each}>{each}</kbd>
                ))}
              </dd>,
            ])}
          </dl>
        </section>
        <section>
          <h3>{translate('window.shortcuts.more')}</h3>
          <dl>
            <dt>{translate('redraw.keys.menu')}</dt>
            <dd>
              <kbd>F10</kbd>
              <kbd>Alt</kbd>
            </dd>
            <dt>{translate('window.shortcuts.escape')}</dt>
            <dd>
              <kbd>Esc</kbd>
            </dd>
            <dt>{translate('window.shortcuts.saveDecision')}</dt>
            <dd>
              <kbd>Ctrl+Enter</kbd>
            </dd>
            <dt>{translate('tree.keys.rows')}</dt>
            <dd>
              <kbd>↑</kbd>
              <kbd>↓</kbd>
            </dd>
            <dt>{translate('tree.keys.row')}</dt>
            <dd>
              <kbd>←</kbd>
              <kbd>→</kbd>
            </dd>
            <dt>{translate('columns.keys')}</dt>
            <dd>
              <kbd>Alt+↓</kbd>
            </dd>
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
