/** Results and warnings of jobs, with what they say in full; every sentence can be copied. */
import { CircleCheck, CircleX, Inbox, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { isGone, useJobs, type InboxEntry } from '../../state/jobs.ts';
import { shortTime } from '../../state/today.ts';
import { goTo, showToast } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { sentence, useText } from '../../ui/text.ts';

const SHAPES = { danger: CircleX, warning: TriangleAlert, success: CircleCheck } as const;
const DETAILS_SHOWN = 3;

export function InboxEntries(): ReactNode {
  const translate = useText();
  const inbox = useJobs((state) => state.inbox);
  if (inbox.length === 0)
    return (
      <EmptyState icon={Inbox} title={translate('window.inbox.none')}>
        {translate('window.inbox.noneNote')}
      </EmptyState>
    );
  return (
    <ul className="activity-pad">
      {inbox.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ul>
  );
}

function Entry({ entry }: { entry: InboxEntry }): ReactNode {
  const translate = useText();
  const [all, setAll] = useState(false);
  const gone = useWorkspace((workspace) => isGone(entry, workspace));
  const title = sentence(translate, entry.title);
  const details = entry.details.map((detail) => sentence(translate, detail));
  const shown = all ? details : details.slice(0, DETAILS_SHOWN);
  const copy = (): void => {
    void navigator.clipboard.writeText([title, ...details].join('\n')).then(() => showToast({ code: 'window.copiedToast' }));
  };
  return (
    <li className="inbox-entry">
      <span className={entry.tone}>
        <Icon of={SHAPES[entry.tone]} />
      </span>
      <span className={`selectable ${entry.read ? '' : 'strong'}`}>{title}</span>
      <span className="quiet nowrap">{shortTime(entry.at)}</span>
      {details.length > 0 && (
        <ul className="selectable">
          {shown.map((detail, index) => (
            <li key={index}>{detail}</li>
          ))}
        </ul>
      )}
      <div className="row">
        {details.length > DETAILS_SHOWN && (
          <button type="button" className="link" onClick={() => setAll(!all)}>
            {translate(all ? 'window.inbox.fewer' : 'window.inbox.all', { count: details.length })}
          </button>
        )}
        {gone && <span className="quiet small">{translate('trouble.gone')}</span>}
        {entry.leadsTo !== undefined && !gone && (
          <button type="button" className="link" onClick={() => goTo(entry.leadsTo!)}>
            {translate('window.show')}
          </button>
        )}
        {entry.tone !== 'success' && (
          <button type="button" className="link" onClick={copy}>
            {translate('window.copySentence')}
          </button>
        )}
      </div>
    </li>
  );
}
