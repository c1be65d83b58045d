/** Name, status, licence number and the four facts one looks for first. */
import { Copy, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { rightStatus } from '../../../shared/analysis/mining-rights.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import { areaComparison, daysLeft, elevationWords, kindWords, overlayOf } from '../../state/right-words.ts';
import { today } from '../../state/today.ts';
import { showToast, useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { statusTone } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';

export function InspectorHead({ right }: { right: MiningRight }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const status = rightStatus(right, today());
  const days = daysLeft(right, today());
  const copy = (): void => {
    void navigator.clipboard.writeText(right.licenceNumber ?? '').then(() => showToast({ code: 'window.copiedToast' }));
  };
  return (
    <header className="inspector-head">
      <div className="row">
        <h2 className="ellipsis" title={right.mineName}>
          {right.mineName}
        </h2>
        <span className={`tag ${statusTone(status)}`}>{translate(`window.rightStatus.${status}`)}</span>
        {days !== null && days >= 0 && (
          <span className={`tag ${days <= 365 ? 'warning' : ''} days-left`}>{translate('window.inspector.daysLeft', { days })}</span>
        )}
        {days !== null && days < 0 && (
          <span className="tag danger days-left">{translate('window.inspector.daysOver', { days: -days })}</span>
        )}
        <span className="spacer" />
        <IconButton
          icon={X}
          name={translate('window.inspector.close')}
          onClick={() => useView.setState({ selectedRightId: null, selectedFindingId: null })}
        />
      </div>
      {right.licenceNumber !== null && (
        <div className="licence mono secondary">
          <span className="selectable">{right.licenceNumber}</span>
          <IconButton small icon={Copy} name={translate('window.inspector.copyLicence')} onClick={copy} />
        </div>
      )}
      <dl className="facts">
        <dt>{translate('window.fact.holder')}</dt>
        <dd>{right.holder ?? '—'}</dd>
        <dt>{translate('window.fact.kind')}</dt>
        <dd>{kindWords(right, translate)}</dd>
        <dt>{translate('window.fact.elevation')}</dt>
        <dd>
          {elevationWords(right, translate) ?? '—'}
          {right.elevationDatum && elevationWords(right, translate) !== null && <span className="quiet small"> {translate(`drawing.datum.${right.elevationDatum.datum}`)}</span>}
        </dd>
        <dt>{translate('window.fact.area')}</dt>
        <dd>{areaComparison(right, overlayOf(workspace, right.id), translate)}</dd>
      </dl>
    </header>
  );
}
