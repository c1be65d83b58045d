import { ArrowRight, FileCheck2, FileDown, FileText, Sheet } from 'lucide-react';
import { rightById } from '../workspace.ts';
import { stepFinding } from '../work/decide.ts';
import { showFindings } from '../work/locate.ts';
import { goTo, useView } from '../view.ts';
import { exportReports, layersGone } from '../work/report.ts';
import { minesInFront } from '../report-choice.ts';
import { action, type Action, type Situation } from './action.ts';
import type { MessageKey } from '../../../shared/i18n/keys.ts';

const needsRun = ({ workspace }: Situation) => (workspace.runs.length === 0 ? ({ code: 'window.reason.noRun' } as const) : null);

export const decideFindings = action({
  id: 'rectification.decide',
  titleKey: 'window.action.decide',
  icon: ArrowRight,
  disabledReason: (situation) =>
    needsRun(situation) ??
    (situation.view.selectedRightId === null
      ? { code: 'window.reason.noMineSelected' }
      : situation.workspace.findings.some((finding) => finding.rightId === situation.view.selectedRightId)
        ? null
        : { code: 'window.reason.mineHasNoFindings' }),
  perform: ({ view }) => showFindings(view.selectedRightId!, view.selectedFindingId),
});

/** All that waits for a decision, whatever was filtered before. */
export const openUndecided = action({
  id: 'rectification.undecided',
  titleKey: 'desk.action.undecided',
  otherWordsKey: 'words.undecided',
  disabledReason: needsRun,
  perform: () => useView.setState({ module: 'findings', findingSegment: 'undecided', findingChips: [], selectedFindingId: null }),
});

export const nextFinding = action({
  id: 'rectification.next',
  titleKey: 'window.action.nextFinding',
  keys: ['J'],
  room: 'findings',
  disabledReason: needsRun,
  perform: () => stepFinding(1),
});
export const previousFinding = action({
  id: 'rectification.previous',
  titleKey: 'window.action.previousFinding',
  keys: ['K'],
  room: 'findings',
  disabledReason: needsRun,
  perform: () => stepFinding(-1),
});

/** Enter in the list: the cursor goes to the decision, which marks its first choice with `data-decide-here`. */
export const focusDecision = action({
  id: 'rectification.focusDecision',
  titleKey: 'window.action.focusDecision',
  keys: ['Enter'],
  room: 'findings',
  disabledReason: needsRun,
  perform: () => document.querySelector<HTMLElement>('[data-decide-here]')?.focus(),
});

export const openPlanFile = action({
  id: 'rectification.planFile',
  titleKey: 'window.action.planFile',
  icon: FileText,
  disabledReason: (situation) =>
    needsRun(situation) ??
    (rightById(situation.workspace, situation.view.selectedRightId) === null ? { code: 'window.reason.noMineSelected' } : null),
  perform: ({ view }) => {
    useView.setState({ reportRightIds: [], reportShownRightId: view.selectedRightId });
    goTo('report');
  },
});

function exportAction(format: 'docx' | 'pdf' | 'xlsx', otherWordsKey: MessageKey, icon: Action['icon']): Action {
  return action({
    id: `report.${format}`,
    titleKey: `window.action.export.${format}` as MessageKey,
    otherWordsKey,
    asks: true,
    ...(icon && { icon }),
    disabledReason: (situation) =>
      needsRun(situation) ??
      layersGone(situation.workspace) ??
      (situation.running.some((job) => job.title.code === 'window.job.report') ? { code: 'window.reason.jobRunning' } : null) ??
      (minesInFront(situation).length === 0 ? { code: 'window.reason.noMineSelected' } : null),
    perform: async (situation) => {
      await exportReports(minesInFront(situation), format);
    },
  });
}

export const exportWord = exportAction('docx', 'words.exportWord', FileDown);
export const exportPdf = exportAction('pdf', 'words.exportPdf', FileCheck2);
export const exportLedger = exportAction('xlsx', 'words.exportLedger', Sheet);
