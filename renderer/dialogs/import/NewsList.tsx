/** Problems and notes with their rows; copied as a list (mock b, lower right). */
import type { ReactNode } from 'react';
import type { Note, Problem } from '../../../shared/base/news.ts';
import type { ImportPreview } from '../../../shared/formats/contract.ts';
import type { Severity } from '../../../shared/model/finding.ts';
import { showToast } from '../../state/view.ts';
import { SeverityMark } from '../../ui/marks.tsx';
import { sentence, useText } from '../../ui/text.ts';

interface NewsLine {
  readonly severity: Severity;
  readonly news: Note | Problem;
}

const OF_PROBLEM: Record<Problem['severity'], Severity> = { blocking: 'severe', partial: 'general', minor: 'notice' };

export function NewsList({ preview }: { preview: ImportPreview }): ReactNode {
  const translate = useText();
  const lines: NewsLine[] = [
    ...preview.problems.map((problem): NewsLine => ({ severity: OF_PROBLEM[problem.severity], news: problem })),
    ...preview.system.notes.map((news): NewsLine => ({ severity: 'general', news })),
    ...preview.notes.map((news): NewsLine => ({ severity: 'notice', news })),
  ];
  const unique = lines.filter(
    (line, index) => lines.findIndex((each) => sentence(translate, each.news) === sentence(translate, line.news)) === index,
  );
  const rank: Record<Severity, number> = { severe: 0, general: 1, notice: 2 };
  const sorted = unique.toSorted((a, b) => rank[a.severity] - rank[b.severity]);
  const copy = (): void => {
    void navigator.clipboard
      .writeText(sorted.map((line) => sentence(translate, line.news)).join('\n'))
      .then(() => showToast({ code: 'window.copiedToast' }));
  };
  return (
    <>
      <div className="news-head">
        <h3>{translate('window.import.problems', { count: sorted.length })}</h3>
        <span className="spacer" />
        {sorted.length > 0 && (
          <button type="button" className="link small" onClick={copy}>
            {translate('window.import.copyList')}
          </button>
        )}
      </div>
      <ul className="scrolling" tabIndex={0} aria-label={translate('window.import.problems', { count: sorted.length })}>
        {sorted.map((line, index) => (
          <li key={index} className="news-line">
            <SeverityMark severity={line.severity} />
            <span className="selectable">{sentence(translate, line.news)}</span>
          </li>
        ))}
        {sorted.length === 0 && (
          <li className="news-line">
            <span />
            <span className="quiet">{translate('window.import.noProblems')}</span>
          </li>
        )}
      </ul>
    </>
  );
}
