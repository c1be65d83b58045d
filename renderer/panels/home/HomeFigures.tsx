/** The day in four numbers: what is overdue, what comes due, what waits, what is new. */
import type { ReactNode } from 'react';
import { EXPIRING_WITHIN_DAYS } from '../../../shared/model/mining-right.ts';
import { formatNumber } from '../../../shared/base/units.ts';
import { performAction } from '../../state/actions/action.ts';
import { openUndecided } from '../../state/actions/rectification.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { useText } from '../../ui/text.ts';

export function HomeFigures({ expired, expiring, undecided, fresh }: { expired: number; expiring: number; undecided: number; fresh: number }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  if (workspace.rights.length === 0) return null;
  const hasRun = workspace.runs.length > 0;
  const openNew = (): void => {
    performAction(openUndecided);
    useView.setState({ findingChips: ['new'] });
  };
  const figures = [
    { name: translate('window.home.expired'), count: expired, tone: expired > 0 ? 'danger' : '' },
    { name: translate('window.home.expiring', { days: EXPIRING_WITHIN_DAYS }), count: expiring, tone: expiring > 0 ? 'warning' : '' },
    { name: translate('window.home.undecided'), count: hasRun ? undecided : null, tone: '', open: () => performAction(openUndecided) },
    { name: translate('window.home.fresh'), count: hasRun ? fresh : null, tone: '', open: openNew },
  ];
  return (
    <dl className="home-figures">
      {figures.map(({ name, count, tone, open }) => (
        <div key={name}>
          <dt className="quiet small">{name}</dt>
          <dd className={tone}>
            {open && count !== null && count > 0 ? (
              <button type="button" onClick={open}>
                {formatNumber(count, 0)}
              </button>
            ) : count === null ? (
              '—'
            ) : (
              formatNumber(count, 0)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
