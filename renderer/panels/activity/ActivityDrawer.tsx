/** 作业, 收件箱, 历史: three lists in one drawer at the right; newest first, nothing vanishes by itself. */
import { X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { markInboxRead, useJobs } from '../../state/jobs.ts';
import { useView, type ActivityList } from '../../state/view.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { TabBar } from '../../ui/TabBar.tsx';
import { useText } from '../../ui/text.ts';
import { HistoryEntries } from './HistoryEntries.tsx';
import { InboxEntries } from './InboxEntries.tsx';
import { JobEntries } from './JobEntries.tsx';
import './activity.css';

export function ActivityDrawer(): ReactNode {
  const translate = useText();
  const activity = useView((view) => view.activity);
  const running = useJobs((state) => state.running.length);
  const inbox = useJobs((state) => state.inbox.length);
  useEffect(() => {
    // What was on the screen counts as read once the list is left.
    if (activity === 'inbox') return markInboxRead;
    return undefined;
  }, [activity]);
  if (activity === null) return null;
  const close = (): void => useView.setState({ activity: null });
  return (
    <aside className="panel activity" aria-label={translate('window.activity.title')}>
      <TabBar<ActivityList>
        name={translate('window.activity.title')}
        panelId="activity-panel"
        active={activity}
        onChange={(next) => useView.setState({ activity: next })}
        tabs={[
          { key: 'jobs', label: translate('window.activity.jobs'), count: running > 0 ? String(running) : undefined },
          { key: 'inbox', label: translate('window.activity.inbox'), count: inbox > 0 ? String(inbox) : undefined },
          { key: 'history', label: translate('window.activity.history') },
        ]}
        tools={<IconButton icon={X} name={translate('window.close')} keys="Esc" placement="left" onClick={close} />}
      />
      <div className="scrolling" id="activity-panel" role="tabpanel" aria-labelledby={`activity-panel-tab-${activity}`} tabIndex={0}>
        {activity === 'jobs' && <JobEntries />}
        {activity === 'inbox' && <InboxEntries />}
        {activity === 'history' && <HistoryEntries />}
      </div>
    </aside>
  );
}
