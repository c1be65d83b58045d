/** What the chosen format cannot carry, or why the layer cannot be written in it. */
import type { ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { ErrorNotice } from '../../ui/NoticeBox.tsx';
import { useShownLate } from '../../ui/show-late.ts';
import { sentence, useText } from '../../ui/text.ts';
import type { Losses } from './use-losses.ts';

export function LossList({ losses }: { losses: Losses }): ReactNode {
  const translate = useText();
  const slow = useShownLate(losses.state === 'looking');
  if (losses.state === 'impossible') {
    return (
      <div className="export-losses">
        <ErrorNotice sentence={sentence(translate, losses.problem)} />
      </div>
    );
  }
  return (
    <section className="region export-losses" aria-label={translate('export.losses')} aria-busy={losses.state === 'looking'}>
      <header>
        <h3>{translate('export.losses')}</h3>
        {losses.state === 'known' && losses.notes.length > 0 && <span className="quiet small">{translate('export.losses.count', { count: formatNumber(losses.notes.length, 0) })}</span>}
      </header>
      {losses.state === 'looking' && <p className="quiet small">{slow && translate('export.losses.looking')}</p>}
      {losses.state === 'known' && losses.notes.length === 0 && <p className="secondary small">{translate('export.losses.nothing')}</p>}
      {losses.state === 'known' && losses.notes.length > 0 && (
        <ul>
          {losses.notes.map((note, index) => (
            <li key={index} className="news-line selectable">
              <span aria-hidden>·</span>
              <span>{sentence(translate, note)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
