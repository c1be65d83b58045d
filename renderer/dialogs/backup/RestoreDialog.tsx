/** Restoring cannot be undone: what the backup holds is shown first, and the button says what it will do. */
import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { CancelledError } from '../../../shared/base/job.ts';
import { ProblemError } from '../../../shared/base/news.ts';
import { inspectBackup, restoreBackup } from '../../engine/backup.ts';
import type { BackupSummary } from '../../engine/contract.ts';
import { reportFault } from '../../state/faults.ts';
import { runJob } from '../../state/jobs.ts';
import { withMap } from '../../state/map-port.ts';
import { fullTime } from '../../state/today.ts';
import { closeDialog, showToast, useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice, NoticeBox } from '../../ui/NoticeBox.tsx';
import { sentence, useText } from '../../ui/text.ts';

export function RestoreDialog({ file, name }: { file: Blob; name: string }): ReactNode {
  const translate = useText();
  const [summary, setSummary] = useState<BackupSummary | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const layerCount = useWorkspace((state) => state.layers.length);
  const title = name === '' ? translate('window.restore.automatic') : name;
  useEffect(() => {
    const controller = new AbortController();
    inspectBackup(file, title, { signal: controller.signal }).then(setSummary, (fault: unknown) => {
      if (fault instanceof ProblemError) setProblem(sentence(translate, fault.problem));
      else if (!(fault instanceof CancelledError)) {
        reportFault(fault);
        setProblem(translate('window.fault.inJob'));
      }
    });
    return () => controller.abort();
  }, [file, title, translate]);
  const restore = async (): Promise<void> => {
    setBusy(true);
    const result = await runJob({ code: 'window.job.restore' }, (options) => restoreBackup(file, title, options));
    setBusy(false);
    if (result.state === 'problem') setProblem(sentence(translate, result.problem));
    if (result.state !== 'done') return;
    closeDialog();
    useView.setState({ selectedRightId: null, selectedFindingId: null, currentLayerId: null, tableLayerIds: [], activeTable: 'rights' });
    withMap((map) => map.zoomToAll());
    showToast({ code: 'window.restore.done', params: { time: fullTime(result.value.createdAt) } });
  };
  return (
    <Dialog
      title={translate('window.restore.title')}
      width={520}
      onClose={() => {
        if (!busy) closeDialog();
      }}
      foot={
        <>
          <Button disabled={busy} onClick={closeDialog}>
            {translate('window.restore.keep')}
          </Button>
          <Button
            type="primary"
            danger={layerCount > 0}
            loading={busy}
            disabled={summary === null || problem !== null}
            onClick={() => void restore()}
          >
            {translate(layerCount > 0 ? 'window.restore.replace' : 'window.restore.open', { count: layerCount })}
          </Button>
        </>
      }
    >
      <div className="declare-dialog">
        {problem !== null && <ErrorNotice sentence={problem} />}
        {summary === null && problem === null && (
          <p className="quiet" role="status">
            {translate('window.restore.checking', { name: title })}
          </p>
        )}
        {summary !== null && (
          <>
            <dl className="facts">
              <dt>{translate('window.restore.file')}</dt>
              <dd>{title}</dd>
              <dt>{translate('window.restore.time')}</dt>
              <dd>{fullTime(summary.createdAt)}</dd>
              <dt>{translate('window.restore.layers')}</dt>
              <dd>{summary.layerNames.length === 0 ? '—' : summary.layerNames.join(translate('report.listSeparator'))}</dd>
              <dt>{translate('window.restore.work')}</dt>
              <dd>
                {translate('window.restore.workCounts', {
                  findings: summary.findingCount,
                  decisions: summary.decisionCount,
                  plans: summary.planCount,
                })}
              </dd>
            </dl>
            {layerCount > 0 && <NoticeBox tone="warning">{translate('window.restore.warning', { count: layerCount })}</NoticeBox>}
          </>
        )}
      </div>
    </Dialog>
  );
}
