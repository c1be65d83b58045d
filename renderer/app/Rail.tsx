/** The modules at the left edge, with what waits in them (DESIGN §4). */
import { FileText, Layers2, ListTodo, Map as MapIcon, ListChecks, Settings, Sun, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import { undecidedCount } from '../state/findings.ts';
import { useJobs } from '../state/jobs.ts';
import { goTo, useView, type ModuleName } from '../state/view.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Icon } from '../ui/Icon.tsx';
import { useText } from '../ui/text.ts';

const MODULES: readonly { name: ModuleName; icon: LucideIcon }[] = [
  { name: 'home', icon: Sun },
  { name: 'map', icon: MapIcon },
  { name: 'drawings', icon: Layers2 },
  { name: 'findings', icon: ListChecks },
  { name: 'report', icon: FileText },
];

export function Rail(): ReactNode {
  const translate = useText();
  const module = useView((view) => view.module);
  const activity = useView((view) => view.activity);
  const waiting = useWorkspace(undecidedCount);
  const running = useJobs((state) => state.running.length);
  return (
    <nav className="rail" aria-label={translate('window.rail')}>
      {MODULES.map(({ name, icon }) => (
        <RailButton
          key={name}
          icon={icon}
          title={`window.module.${name}`}
          on={module === name}
          count={name === 'findings' ? waiting : 0}
          countKey="window.rail.waiting"
          onClick={() => goTo(name)}
        />
      ))}
      <span className="spacer" />
      <RailButton
        icon={ListTodo}
        title="window.rail.jobs"
        on={activity === 'jobs'}
        count={running}
        countKey="window.rail.running"
        onClick={() => useView.setState({ activity: activity === 'jobs' ? null : 'jobs' })}
      />
      <RailButton
        icon={Settings}
        title="window.module.settings"
        on={module === 'settings'}
        count={0}
        countKey="window.rail.waiting"
        onClick={() => goTo('settings')}
      />
    </nav>
  );
}

function RailButton({
  icon,
  title,
  on,
  count,
  countKey,
  onClick,
}: {
  icon: LucideIcon;
  title: MessageKey;
  on: boolean;
  count: number;
  countKey: MessageKey;
  onClick: () => void;
}): ReactNode {
  const translate = useText();
  return (
    <button
      type="button"
      className={`rail-button clipped-focus${on ? ' on' : ''}`}
      aria-current={on ? 'page' : undefined}
      onClick={onClick}
    >
      <Icon of={icon} size={20} />
      <span>{translate(title)}</span>
      {count > 0 && (
        <b className="badge calm">
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <span className="only-screen-reader">{translate(countKey, { count })}</span>
        </b>
      )}
    </button>
  );
}
