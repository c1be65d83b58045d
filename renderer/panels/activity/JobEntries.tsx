/** Work that is going on: name, stage with counts, percent, time, cancel; below it what was given up. */
import { ListTodo } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { cancellable, useJobs, type RunningJob } from '../../state/jobs.ts';
import { shortTime } from '../../state/today.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { progressWords } from '../../ui/progress-words.ts';
import { sentence, useText } from '../../ui/text.ts';

export function JobEntries(): ReactNode {
  const translate = useText();
  const running = useJobs((state) => state.running);
  const cancelled = useJobs((state) => state.cancelled);
  if (running.length === 0 && cancelled.length === 0)
    return (
      <EmptyState icon={ListTodo} title={translate('window.jobs.none')}>
        {translate('window.jobs.noneNote')}
      </EmptyState>
    );
  return (
    <ul className="activity-pad">
      {running.map((job) => (
        <Job key={job.id} job={job} />
      ))}
      {cancelled.map(({ id, title, at }) => (
        <li key={id} className="job">
          <div className="row quiet">
            <span className="ellipsis">{translate('shell.jobs.cancelled', { what: sentence(translate, title) })}</span>
            <span className="spacer" />
            <span className="nowrap">{shortTime(at)}</span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Job({ job }: { job: RunningJob }): ReactNode {
  const translate = useText();
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const name = sentence(translate, job.title);
  const seconds = Math.max(0, Math.round((now - job.startedAt) / 1000));
  const fraction = job.progress?.fraction ?? 0;
  const left = fraction > 0.05 && seconds > 2 ? Math.round((seconds * (1 - fraction)) / fraction) : null;
  return (
    <li className="job">
      <div className="row">
        <b className="ellipsis">{name}</b>
        <span className="spacer" />
        {cancellable(job) && (
          <button type="button" className="link" onClick={job.cancel}>
            {translate('window.cancel')}
          </button>
        )}
      </div>
      <ProgressLine name={name} fraction={fraction} width="100%" />
      <div className="row quiet">
        <span className="ellipsis">{job.progress ? progressWords(translate, name, job.progress) : translate('window.jobs.starting')}</span>
        <span className="spacer" />
        <span className="nowrap">
          {left === null
            ? translate('window.jobs.elapsed', { time: clock(seconds) })
            : translate('window.jobs.elapsedLeft', { time: clock(seconds), left: clock(left) })}
        </span>
      </div>
    </li>
  );
}

/** `0:29` */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
