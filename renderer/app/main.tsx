/** The window's first lines: settings, storage, then the picture. */
import { createRoot } from 'react-dom/client';
import { openWorkspace, sweepColumns } from '../engine/start.ts';
import { loadDecisionDrafts } from '../state/decision-drafts.ts';
import { loadDismissedNotes } from '../state/dismissed-notes.ts';
import { reportFault } from '../state/faults.ts';
import { loadRecentFiles } from '../state/recent-files.ts';
import { followWorkspace } from '../state/feed.ts';
import { loadInbox } from '../state/jobs.ts';
import { writeLateSettingsAtClosing } from '../state/late-settings.ts';
import { keepBackedUp } from '../state/work/automatic-backup.ts';
import { endFirstStart, loadFirstStart, startOnSampleIfFirst } from '../state/work/first-start.ts';
import { keepLayout, loadLayout } from '../state/work/layout.ts';
import { useView } from '../state/view.ts';
import { sayProblems } from '../state/work/problems.ts';
import { loadSettings } from '../state/work/settings.ts';
// Before our own rules, which say differently here and there.
import '../ui/component-styles.css';
import '../ui/base.css';
import './shell.css';
import { KuangceWindow } from './KuangceWindow.tsx';
import { firstPicture } from './first-picture.ts';
import { loadRoom, loadRooms } from './rooms.ts';
import { Unopenable } from './Unopenable.tsx';

performance.mark('script');

window.addEventListener('error', (event) => reportFault(event.error ?? event.message));
window.addEventListener('unhandledrejection', (event) => reportFault(event.reason));

async function start(): Promise<void> {
  sayProblems();
  // The room most often in front is fetched while the storage opens.
  void loadRoom('map');
  const root = createRoot(document.getElementById('root')!);
  try {
    // The engine takes as long to start as the window: it waits until there is something to look at.
    await Promise.all([loadSettings(), loadRecentFiles(), openWorkspace().then(() => Promise.all([loadInbox(), loadLayout(), loadDismissedNotes(), loadDecisionDrafts(), loadFirstStart(), followWorkspace(firstPicture())]))]);
  } catch (fault) {
    reportFault(fault);
    root.render(<Unopenable />);
    return;
  }
  performance.mark('opened');
  keepLayout();
  writeLateSettingsAtClosing();
  // Drawn once and whole: a room that came later would have the window drawn twice, and React holds a second picture back.
  await loadRoom(useView.getState().module);
  root.render(<KuangceWindow />);
  await firstPicture();
  loadRooms();
  await sweepColumns().catch(reportFault);
  await keepBackedUp();
  await startOnSampleIfFirst();
  // For the self-check of the packaged program (electron/self-check.ts): everything a start does is done.
  document.documentElement.dataset['ready'] = 'true';
}

start().catch(reportFault).finally(endFirstStart);
