/** 使用说明 beside the work, which goes on meanwhile; nothing of it comes from a network. */
import { X } from 'lucide-react';
import { Fragment, useEffect, useRef, type ReactNode } from 'react';
import { actionTitle, performAction } from '../../state/actions/action.ts';
import { showShortcuts } from '../../state/actions/help.ts';
import { closeManual } from '../../state/manual.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useLanguage, useText } from '../../ui/text.ts';
import { manualIn } from './manual-texts.ts';
import type { Block, Words } from './read-manual.ts';
import './manual.css';

export function ManualDrawer(): ReactNode {
  const translate = useText();
  const sections = manualIn(useLanguage());
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => page.current?.focus(), []);
  return (
    <aside className="panel manual" aria-label={translate('shell.manual.title')}>
      <div className="manual-head">
        <h2>{translate('shell.manual.title')}</h2>
        <span className="spacer" />
        <button type="button" className="link small" onClick={() => performAction(showShortcuts)}>
          {actionTitle(showShortcuts, translate)}
        </button>
        <IconButton icon={X} name={translate('window.close')} keys="Esc" placement="left" onClick={closeManual} />
      </div>
      <div ref={page} className="scrolling manual-text selectable" tabIndex={0} role="region" aria-label={translate('shell.manual.text')}>
        {sections.map(({ title, blocks }) => (
          <section key={title}>
            <h3>{title}</h3>
            {blocks.map((block, index) => (
              <BlockShown key={index} block={block} />
            ))}
          </section>
        ))}
      </div>
    </aside>
  );
}

function BlockShown({ block }: { block: Block }): ReactNode {
  if (block.kind === 'paragraph')
    return (
      <p>
        <Line words={block.words} />
      </p>
    );
  const List = block.ordered ? 'ol' : 'ul';
  return (
    <List>
      {block.items.map((words, index) => (
        <li key={index}>
          <Line words={words} />
        </li>
      ))}
    </List>
  );
}

function Line({ words }: { words: readonly Words[] }): ReactNode {
  return words.map(({ text, look }, index) => {
    if (look === 'strong') return <b key={index}>{text}</b>;
    if (look === 'code') return <code key={index}>{text}</code>;
    return <Fragment key={index}>{text}</Fragment>;
  });
}
