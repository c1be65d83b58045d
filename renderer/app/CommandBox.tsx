/** 搜索矿山、许可证号、坐标或命令 (Ctrl+K): a combo box whose list is made afresh for every letter. */
import { Search } from 'lucide-react';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { currentSituation } from '../state/actions/action.ts';
import { useView } from '../state/view.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Icon } from '../ui/Icon.tsx';
import { Marked } from '../ui/Marked.tsx';
import { shownKeys } from '../ui/keys.ts';
import { useText } from '../ui/text.ts';
import { searchEverything, type SearchHit } from './search.ts';

export function CommandBox(): ReactNode {
  const translate = useText();
  const listId = useId();
  const open = useView((view) => view.paletteOpen);
  const forCoordinate = useView((view) => view.paletteOpen && view.paletteFor === 'coordinate');
  const workspace = useWorkspace();
  const [words, setWords] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const hits = useMemo(
    () => (open && !(forCoordinate && words.trim() === '') ? searchEverything(words, workspace, currentSituation(), translate) : []),
    [open, forCoordinate, words, workspace, translate],
  );

  useEffect(() => {
    if (open) input.current?.focus();
    else {
      setWords('');
      setActive(0);
      input.current?.blur();
    }
  }, [open]);

  const close = (): void => useView.setState({ paletteOpen: false, paletteFor: 'everything' });
  const choose = (hit: SearchHit | undefined): void => {
    if (!hit) return;
    close();
    hit.perform();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') setActive((index) => Math.min(hits.length - 1, index + 1));
    else if (event.key === 'ArrowUp') setActive((index) => Math.max(0, index - 1));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(hits[active]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={`command-box${open ? ' open' : ''}`}>
      <Icon of={Search} size={14} />
      <input
        ref={input}
        role="combobox"
        aria-label={translate('window.search.name')}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(hits[active] && { 'aria-activedescendant': `${listId}-${active}` })}
        placeholder={translate(forCoordinate ? 'window.search.coordinate' : 'window.search.placeholder')}
        value={words}
        spellCheck={false}
        onFocus={() => useView.setState({ paletteOpen: true })}
        onBlur={close}
        onChange={(event) => {
          setWords(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKey}
      />
      {!open && <kbd>Ctrl+K</kbd>}
      {open && (
        <div className="command-results">
          <ul id={listId} role="listbox" aria-label={translate('window.search.results')}>
            {hits.map((hit, index) => (
              <li
                key={hit.key}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === active}
                className={index === active ? 'active' : ''}
                onPointerMove={() => setActive(index)}
                onPointerDown={(event) => {
                  event.preventDefault();
                  choose(hit);
                }}
                ref={(element) => {
                  if (index === active) element?.scrollIntoView({ block: 'nearest' });
                }}
              >
                <Icon of={hit.icon} />
                <span className="ellipsis">
                  <Marked words={hit.title} wanted={words} />
                </span>
                <span className="ellipsis quiet small spacer">{hit.note}</span>
                {hit.keys !== undefined && <kbd>{shownKeys(hit.keys)}</kbd>}
              </li>
            ))}
          </ul>
          {hits.length === 0 && words.trim() !== '' && (
            <p className="quiet small" role="status">
              {translate('window.search.nothing', { words })}
            </p>
          )}
          <p className="quiet small command-hint">{translate('window.search.hint')}</p>
        </div>
      )}
    </div>
  );
}
