/** The modules at the left edge, with what waits in them (DESIGN §4). */
import type { ReactNode } from 'react';
import type { MessageKey } from '../../shared/i18n/keys.ts';
import { RAIL } from '../state/actions.ts';
import { performAction, useSituation, type Action, type Situation } from '../state/actions/action.ts';
import { goFindings, goSettings, showJobs } from '../state/actions/view.ts';
import { undecidedCount } from '../state/findings.ts';
import { useWorkspace } from '../state/workspace.ts';
import { Icon } from '../ui/Icon.tsx';
import { useText } from '../ui/text.ts';

export function Rail(): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const waiting = useWorkspace(undecidedCount);
  return (
    <nav className="rail" aria-label={translate('window.rail')}>
      {RAIL.map((room) => (
        <RailButton key={room.id} of={room} situation={situation} count={room === goFindings ? waiting : 0} countKey="window.rail.waiting" />
      ))}
      <span className="spacer" />
      <RailButton of={showJobs} situation={situation} count={situation.running.length} countKey="window.rail.running" />
      <RailButton of={goSettings} situation={situation} count={0} countKey="window.rail.waiting" />
    </nav>
  );
}

function RailButton({
  of: shown,
  situation,
  count,
  countKey,
}: {
  of: Action;
  situation: Situation;
  count: number;
  countKey: MessageKey;
}): ReactNode {
  const translate = useText();
  const on = shown.checked?.(situation) ?? false;
  return (
    <button
      type="button"
      className={`rail-button clipped-focus${on ? ' on' : ''}`}
      aria-current={on ? 'page' : undefined}
      title={shown.keys[0]}
      onClick={() => performAction(shown)}
    >
      {shown.icon && <Icon of={shown.icon} size={20} />}
      <span>{translate(shown.titleKey)}</span>
      {count > 0 && (
        <b className="badge calm">
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <span className="only-screen-reader">{translate(countKey, { count })}</span>
        </b>
      )}
    </button>
  );
}
