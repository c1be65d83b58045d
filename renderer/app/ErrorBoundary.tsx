/** When a part of the window fails by our fault: a word of apology, ways on, and a way to send us the facts. */
import { Button, Tooltip } from 'antd';
import { CircleX } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { reportFault } from '../state/faults.ts';
import { useJobs } from '../state/jobs.ts';
import { exportDiagnostics } from '../state/work/keep.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useText } from '../ui/text.ts';

interface Props {
  readonly children: ReactNode;
  /** A new value tries again (another module, another dialog). */
  readonly resetKey: string;
  /** Takes away what failed, where an apology in its place would stand in the way of everything else. */
  readonly takeAway?: () => void;
}

export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(fault: Error): void {
    reportFault(fault);
    this.props.takeAway?.();
  }

  override componentDidUpdate(before: Props): void {
    if (before.resetKey !== this.props.resetKey && this.state.failed) this.setState({ failed: false });
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.takeAway ? null : <Apology onRetry={() => this.setState({ failed: false })} />;
  }
}

function Apology({ onRetry }: { onRetry: () => void }): ReactNode {
  const translate = useText();
  const busy = useJobs((state) => state.running.length > 0);
  return (
    <div className="panel" role="alert" style={{ flex: 1 }}>
      <EmptyState
        icon={CircleX}
        title={translate('window.fault.title')}
        actions={
          <>
            <Button type="primary" onClick={onRetry}>
              {translate('window.fault.retry')}
            </Button>
            {/* What could not be fetched is asked for again only by a window loaded anew. */}
            <Tooltip title={busy && <span className="small">{translate('window.reason.jobRunning')}</span>}>
              <Button disabled={busy} onClick={() => location.reload()}>
                {translate('trouble.reload')}
              </Button>
            </Tooltip>
            <Button onClick={() => void exportDiagnostics().catch(reportFault)}>{translate('window.action.diagnostics')}</Button>
          </>
        }
      >
        {translate('window.fault.words')}
      </EmptyState>
    </div>
  );
}
