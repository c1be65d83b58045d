/** Says that own files would stand beside the fictional sample, and clears it away first if the person wants; the preview stays. */
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { actionTitle, useSituation } from '../../state/actions/action.ts';
import { clearSample } from '../../state/actions/file.ts';
import { reportFault } from '../../state/faults.ts';
import { leaveSampleCounty } from '../../state/work/sample.ts';
import { holdsSampleData } from '../../state/workspace.ts';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { useText } from '../../ui/text.ts';

export function SampleNotice(): ReactNode {
  const translate = useText();
  const situation = useSituation();
  const [state, setState] = useState<'told' | 'asking' | 'cleared'>('told');
  if (state === 'cleared') return <NoticeBox tone="success" role="status">{translate('sample.import.cleared')}</NoticeBox>;
  if (!holdsSampleData(situation.workspace)) return null;
  if (state === 'told')
    return (
      <NoticeBox tone="warning">
        {translate('sample.import.beside')}{' '}
        {clearSample.disabledReason(situation) === null && (
          <button type="button" className="link" onClick={() => setState('asking')}>
            {actionTitle(clearSample, translate)}
          </button>
        )}
      </NoticeBox>
    );
  return (
    <NoticeBox tone="warning" role="alert">
      {translate('sample.clear.question')} {translate('sample.clear.undo')}{' '}
      <Button size="small" autoFocus onClick={() => setState('told')}>
        {translate('window.cancel')}
      </Button>{' '}
      <Button size="small" danger onClick={() => void leaveSampleCounty().then(() => setState('cleared'), reportFault)}>
        {translate('sample.clear.confirm')}
      </Button>
    </NoticeBox>
  );
}
