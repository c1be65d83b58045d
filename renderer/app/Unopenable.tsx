/** Shown when the workspace itself cannot be opened: the data stay where they are, and the way to a backup is open. */
import { Button } from 'antd';
import { CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { reportFault } from '../state/faults.ts';
import { useView } from '../state/view.ts';
import { exportDiagnostics } from '../state/work/keep.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useText } from '../ui/text.ts';
import { Theme, useAppearance } from '../ui/Theme.tsx';

export function Unopenable(): ReactNode {
  const { theme, language } = useView();
  const appearance = useAppearance(theme);
  return (
    <Theme appearance={appearance} language={language}>
      <Words />
    </Theme>
  );
}

function Words(): ReactNode {
  const translate = useText();
  return (
    <main className="panel" role="alert" style={{ height: '100%' }}>
      <EmptyState
        icon={CircleX}
        title={translate('window.unopenable.title')}
        actions={
          <>
            <Button type="primary" onClick={() => location.reload()}>
              {translate('window.unopenable.again')}
            </Button>
            <Button onClick={() => void exportDiagnostics().catch(reportFault)}>{translate('window.action.diagnostics')}</Button>
          </>
        }
      >
        {translate('window.unopenable.words')}
      </EmptyState>
    </main>
  );
}
