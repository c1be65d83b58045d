/** One of the plain lists of 今日. */
import type { LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { formatNumber } from '../../../shared/base/units.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useText } from '../../ui/text.ts';

/** One line; it opens what it is about. */
export interface HomeLine {
  readonly key: string;
  readonly mark?: ReactNode;
  readonly title: string;
  readonly note: string;
  readonly tone?: 'danger' | 'warning';
  readonly onOpen?: () => void;
}

/** Shows the first lines and how many there are; `more` opens the rest elsewhere, without it they unfold here. */
export function HomeList({
  icon,
  title,
  lines,
  empty,
  more,
  most,
}: {
  icon: LucideIcon;
  title: string;
  lines: readonly HomeLine[];
  empty: string;
  more?: () => void;
  /** Lines that are shown at first. */
  most: number;
}): ReactNode {
  const translate = useText();
  const [all, setAll] = useState(false);
  const shown = all ? lines : lines.slice(0, most);
  return (
    <section className="region home-list" aria-label={title}>
      <header>
        <Icon of={icon} />
        <h2>{title}</h2>
        <span className="count">{lines.length > 0 ? formatNumber(lines.length, 0) : ''}</span>
      </header>
      <ul>
        {shown.map((line) => (
          <li key={line.key}>
            {line.onOpen ? (
              <button type="button" className="clipped-focus" onClick={line.onOpen}>
                {line.mark}
                <span className="ellipsis">{line.title}</span>
                <span className={`nowrap ${line.tone ?? 'quiet'}`}>{line.note}</span>
              </button>
            ) : (
              <div>
                {line.mark}
                <span className="ellipsis">{line.title}</span>
                <span className="nowrap quiet">{line.note}</span>
              </div>
            )}
          </li>
        ))}
        {lines.length === 0 && <li className="nothing quiet">{empty}</li>}
        {lines.length > most && (
          <li className="more">
            <button type="button" className="link small" onClick={more ?? (() => setAll(!all))}>
              {translate(all ? 'window.home.fewer' : 'window.home.all', {
                count: formatNumber(lines.length, 0),
              })}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}
