/** What this program is, which version, and where everything happens. */
import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { AppFacts } from '../../../shared/ipc.ts';
import { machine } from '../../bridge/machine.ts';
import { reportFault } from '../../state/faults.ts';
import { closeDialog, goTo } from '../../state/view.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useText } from '../../ui/text.ts';

export function AboutDialog(): ReactNode {
  const translate = useText();
  const [facts, setFacts] = useState<AppFacts | null>(null);
  useEffect(() => {
    machine().facts().then(setFacts, reportFault);
  }, []);
  return (
    <Dialog
      title={translate('window.about.title')}
      width={480}
      onClose={closeDialog}
      foot={
        <Button
          onClick={() => {
            closeDialog();
            goTo('settings');
          }}
        >
          {translate('window.about.licences')}
        </Button>
      }
    >
      <div className="declare-dialog">
        <p>{translate('window.about.words')}</p>
        <dl className="facts">
          <dt>{translate('window.about.version')}</dt>
          <dd>{facts?.version ?? '—'}</dd>
          <dt>Electron</dt>
          <dd>
            {facts?.electron ?? '—'} · {facts?.platform ?? ''}
          </dd>
          <dt>{translate('window.about.network')}</dt>
          <dd>{translate('window.about.networkWords')}</dd>
          <dt>{translate('window.about.licence')}</dt>
          <dd>Apache-2.0</dd>
        </dl>
      </div>
    </Dialog>
  );
}
