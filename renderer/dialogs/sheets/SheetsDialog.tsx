/** 出图: what is printed at the left, the very pages at the right. */
import { Button, Tooltip } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { forgetGround } from '../../engine/base-maps/sheet-ground.ts';
import { reportFault } from '../../state/faults.ts';
import { useJobs } from '../../state/jobs.ts';
import { closeDialog, usePointer, useView } from '../../state/view.ts';
import { isTooFine } from '../../../shared/figure/layout/paper.ts';
import { exportSheets, keepSheetChoices, printableBaseMaps, printableLayers, readSheetChoices, type SheetChoices, type SheetsSubject } from '../../state/work/sheets.ts';
import { useWorkspace } from '../../state/workspace.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useLeaving } from '../../ui/leaving.tsx';
import { useText } from '../../ui/text.ts';
import { OutputForm } from './OutputForm.tsx';
import { SheetForm } from './SheetForm.tsx';
import { SheetPreview } from './SheetPreview.tsx';
import { SubjectForm } from './SubjectForm.tsx';
import './sheets.css';

export function SheetsDialog({ rightIds }: { rightIds: readonly string[] }): ReactNode {
  const translate = useText();
  const workspace = useWorkspace();
  const [choices, setChoices] = useState<SheetChoices | null>(null);
  const [subject, setSubject] = useState<SheetsSubject>(() => firstSubject(rightIds));
  const [chosen, setChosen] = useState(false);
  // The settings are kept as they are chosen; only what is printed would be lost.
  const leaving = useLeaving(() => chosen, closeDialog, 'shell.leaving.sheets');
  const busy = useJobs((state) => state.running.some((job) => job.title.code === 'sheet.job'));
  useEffect(() => {
    forgetGround();
    readSheetChoices().then(setChoices, reportFault);
  }, []);
  if (choices === null) return null;
  const change = (next: SheetChoices): void => {
    setChoices(next);
    keepSheetChoices(next).catch(reportFault);
  };
  const mineName = subject.kind === 'ground' ? null : (workspace.rights.find(({ id }) => id === subject.rightIds[0])?.mineName ?? '');
  const count = subject.kind === 'mines' ? subject.rightIds.length : 1;
  const reason =
    count === 0
      ? translate('window.reason.noMineChosen')
      : busy
        ? translate('window.reason.jobRunning')
        : choices.format === 'png' && isTooFine(choices.settings.paper, choices.dotsPerInch)
          ? translate('sheet.dialog.tooFine', { paper: choices.settings.paper, dots: choices.dotsPerInch })
          : null;
  const write = (): void => {
    closeDialog();
    exportSheets(choices, subject).catch(reportFault);
  };
  return (
    <Dialog
      title={translate('sheet.dialog.title')}
      note={translate('sheet.dialog.note')}
      width="min(1440px, calc(100vw - 24px))"
      height="calc(100vh - 24px)"
      onClose={leaving.leave}
      bodyStyle={{ overflow: 'hidden' }}
      foot={
        leaving.question || <>
          <OutputForm choices={choices} several={count > 1} onChange={change} />
          <span className="words small">{reason}</span>
          <Button onClick={leaving.leave}>{translate('window.cancel')}</Button>
          <Tooltip title={reason === null ? '' : <span className="small">{reason}</span>}>
            <Button type="primary" disabled={reason !== null} onClick={write}>
              {translate('sheet.dialog.export', { count })}
            </Button>
          </Tooltip>
        </>
      }
    >
      <div className="sheets-dialog">
        <div className="sheets-form scrolling">
          <SubjectForm subject={subject} onChange={(next) => { setChosen(true); setSubject(next); }} rights={workspace.rights} />
          <SheetForm choices={choices} layers={printableLayers(workspace)} baseMaps={printableBaseMaps(workspace)} mineName={mineName} hasRun={workspace.runs.length > 0} onChange={change} />
        </div>
        <SheetPreview choices={choices} subject={subject} />
      </div>
    </Dialog>
  );
}

/** The mines one came with; else the first of all, or the ground in view where there are none. */
function firstSubject(rightIds: readonly string[]): SheetsSubject {
  if (rightIds.length > 0) return { kind: 'mines', rightIds };
  const [first] = useWorkspace.getState().rights;
  const onMap = useView.getState().module === 'map' && usePointer.getState().extent !== null;
  return onMap || !first ? { kind: 'ground' } : { kind: 'mines', rightIds: [first.id] };
}
