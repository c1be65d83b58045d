/** What will be written, what is still missing, the buttons, and where the files went. */
import { Button, Tooltip } from 'antd';
import { FileCheck2, FileDown, FolderOpen, Printer, Sheet } from 'lucide-react';
import { useMemo, useState, type ReactNode } from 'react';
import { machine } from '../../bridge/machine.ts';
import { actionTitle, performAction } from '../../state/actions/action.ts';
import { exportLedger, exportPdf, exportWord } from '../../state/actions/rectification.ts';
import { printSheets } from '../../state/actions/sheets.ts';
import { startOverlayAction } from '../../state/actions/tools.ts';
import { findingEntries, type MineFindings } from '../../state/findings.ts';
import { reportFault } from '../../state/faults.ts';
import { useJobs } from '../../state/jobs.ts';
import { stalenessReasons } from '../../state/staleness.ts';
import { fullTime } from '../../state/today.ts';
import { saveFailure } from '../../state/work/keep.ts';
import { planAsItStands } from '../../state/work/plans.ts';
import { exportReports, layersGone, type ExportOutcome, type ReportFormat } from '../../state/work/report.ts';
import { showFindings } from '../../state/work/locate.ts';
import { useView } from '../../state/view.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { PlanBlanks } from '../../ui/PlanBlanks.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { NoticeBox } from '../../ui/NoticeBox.tsx';
import { sentence, useLanguage, useText } from '../../ui/text.ts';

export function ExportPanel({
  rightIds,
  shownId,
  mines,
}: {
  rightIds: readonly string[];
  /** The mine in the preview; said where it is not among those that are written. */
  shownId: string | null;
  mines: readonly { rightId: string; mineName: string; findings: MineFindings | null }[];
}): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  /** What came of the last export, and of which mines. */
  const [last, setLast] = useState<{ readonly of: string; readonly outcome: ExportOutcome | null } | null>(null);
  const of = rightIds.join(' ');
  const busy = useJobs((state) => state.running.some((job) => job.title.code === 'window.job.report'));
  const run = workspace.runs[0]!;
  const wanted = useMemo(() => new Set(rightIds), [rightIds]);
  const chosen = mines.filter((mine) => wanted.has(mine.rightId));
  const undecided = chosen.reduce((sum, mine) => sum + (mine.findings?.undecided ?? 0), 0);
  const accepted = useMemo(() => findingEntries(workspace).filter((entry) => entry.state === 'accepted' && wanted.has(entry.finding.rightId)).length, [workspace, wanted]);
  const language = useLanguage();
  // The list is made anew with every picture; what is in it is not.
  const chosenIds = rightIds.join('\n');
  const plans = useMemo(() => chosenIds.split('\n').flatMap((rightId) => planAsItStands(workspace, rightId, language) ?? []), [workspace, chosenIds, language]);
  const stale = stalenessReasons(workspace);
  const firstUndecided = chosen.find((mine) => (mine.findings?.undecided ?? 0) > 0);
  const gone = layersGone(workspace);
  const reason = gone ? sentence(translate, gone) : busy ? translate('window.reason.jobRunning') : null;
  const nameOf = (rightId: string | null): string => mines.find((mine) => mine.rightId === rightId)?.mineName ?? '';
  const unseen = shownId !== null && !wanted.has(shownId);
  const subject = rightIds.length === 1 ? nameOf(rightIds[0]!) : translate('exported.several', { count: rightIds.length });
  const write = (format: ReportFormat): void => {
    setLast(null);
    exportReports(rightIds, format).then((outcome) => setLast({ of, outcome }), reportFault);
  };
  return (
    <section className="panel report-export" aria-label={translate('window.report.export')}>
      <header className="panel-head">
        <h2>{translate('window.report.export')}</h2>
      </header>
      <div className="scrolling report-facts">
        <dl className="facts">
          <dt>{translate('window.report.fact.mines')}</dt>
          <dd>{rightIds.length === 1 ? nameOf(rightIds[0]!) : translate('window.report.fact.minesCount', { count: rightIds.length })}</dd>
          <dt>{translate('window.report.fact.accepted')}</dt>
          <dd>{translate('window.report.fact.acceptedCount', { count: accepted })}</dd>
          <dt>{translate('window.report.fact.run')}</dt>
          <dd>{run.number}</dd>
          <dt>{translate('window.report.fact.time')}</dt>
          <dd>{fullTime(run.finishedAt)}</dd>
          <dt>{translate('window.report.fact.layers')}</dt>
          <dd>{run.inputs.map((input) => input.name).join(translate('report.listSeparator'))}</dd>
        </dl>
        {unseen && (
          <NoticeBox tone="warning">
            {translate('exported.unseen', { shown: nameOf(shownId), subject })}{' '}
            <button type="button" className="link" onClick={() => useView.setState({ reportRightIds: [] })}>
              {translate('exported.onlyShown')}
            </button>
          </NoticeBox>
        )}
        {undecided > 0 && (
          <NoticeBox tone="warning">
            {translate('window.report.undecided', { count: undecided })}{' '}
            {firstUndecided && (
              <button type="button" className="link" onClick={() => showFindings(firstUndecided.rightId, null)}>
                {translate('window.action.decide')}
              </button>
            )}
          </NoticeBox>
        )}
        <PlanBlanks plans={plans} onFill={(rightId) => showFindings(rightId, null)} />
        {gone && (
          <NoticeBox tone="danger">
            {sentence(translate, gone)}{' '}
            <button type="button" className="link" onClick={() => performAction(startOverlayAction)}>
              {actionTitle(startOverlayAction, translate)}
            </button>
          </NoticeBox>
        )}
        {stale.length > 0 && (
          <NoticeBox tone="warning">
            {translate('window.stale.title', { date: fullTime(run.finishedAt) })}
            <ul className="notice-list">
              {stale.map((note, index) => (
                <li key={index}>{sentence(translate, note)}</li>
              ))}
            </ul>
          </NoticeBox>
        )}
        <p className="quiet small">{translate('window.report.sameBytes')}</p>
        <SaveLine outcome={last?.of === of ? last.outcome : null} />
      </div>
      <footer className="report-buttons">
        <Tooltip title={reason === null ? '' : <span className="small">{reason}</span>}>
          <Button type="primary" block disabled={reason !== null} icon={<Icon of={FileDown} />} onClick={() => write('docx')}>
            <span className="ellipsis">{translate('exported.button', { action: actionTitle(exportWord, translate), subject })}</span>
          </Button>
        </Tooltip>
        <div className="row">
          <Tooltip title={reason === null ? '' : <span className="small">{reason}</span>}>
            <Button block disabled={reason !== null} icon={<Icon of={FileCheck2} />} onClick={() => write('pdf')}>
              {actionTitle(exportPdf, translate)}
            </Button>
          </Tooltip>
          <Tooltip title={reason === null ? '' : <span className="small">{reason}</span>}>
            <Button block disabled={reason !== null} icon={<Icon of={Sheet} />} onClick={() => write('xlsx')}>
              {actionTitle(exportLedger, translate)}
            </Button>
          </Tooltip>
        </div>
        <Button block icon={<Icon of={Printer} />} onClick={() => performAction(printSheets)}>
          {actionTitle(printSheets, translate)}
        </Button>
      </footer>
    </section>
  );
}

function SaveLine({ outcome }: { outcome: ExportOutcome | null }): ReactNode {
  const translate = useText();
  if (outcome === null) return null;
  if ('failure' in outcome)
    return (
      <NoticeBox tone="danger" role="alert">
        {translate('wording.report.failed')}
        {sentence(translate, outcome.failure)}
      </NoticeBox>
    );
  const { result } = outcome;
  if (!result.saved && result.reason === 'cancelled') return null;
  if (!result.saved)
    return (
      <NoticeBox tone="danger" role="alert">
        {sentence(translate, saveFailure(result))}
      </NoticeBox>
    );
  return (
    <NoticeBox tone="success" role="status">
      {result.names.length === 1
        ? translate('window.report.savedOne', { name: result.names[0]!, folder: result.folderName })
        : translate('window.report.savedMany', { count: result.names.length, folder: result.folderName })}{' '}
      <button
        type="button"
        className="link"
        onClick={() => {
          machine().revealSaved(result.token).catch(reportFault);
        }}
      >
        <Icon of={FolderOpen} size={14} /> {translate('window.report.reveal')}
      </button>
    </NoticeBox>
  );
}
