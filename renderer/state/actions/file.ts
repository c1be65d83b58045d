import { DatabaseBackup, FolderOpen, Import, MapPinned, MapPinOff, RotateCcw, SquarePen } from 'lucide-react';
import { machine } from '../../bridge/machine.ts';
import { newestAutomaticBackup } from '../../engine/backup.ts';
import { openDialog, showToast } from '../view.ts';
import { chooseWithDialog } from '../work/choose-file.ts';
import { keepBackup } from '../work/keep.ts';
import { chooseFiles } from '../work/open-files.ts';
import { openSampleCounty } from '../work/sample.ts';
import { isOnlySample } from '../workspace-name.ts';
import { holdsSampleData } from '../workspace.ts';
import { action, type Situation } from './action.ts';

const whileImporting = ({ view }: Situation) => (view.dialog?.kind === 'import' ? ({ code: 'window.reason.previewOpen' } as const) : null);

export const importFiles = action({
  id: 'file.import',
  titleKey: 'window.action.import',
  asks: true,
  icon: Import,
  keys: ['Ctrl+O'],
  disabledReason: whileImporting,
  perform: () => chooseFiles('files'),
});

export const importFolder = action({
  id: 'file.importFolder',
  titleKey: 'window.action.importFolder',
  asks: true,
  icon: FolderOpen,
  keys: ['Ctrl+Shift+O'],
  disabledReason: whileImporting,
  perform: () => chooseFiles('folder'),
});

export const openSample = action({
  id: 'file.openSample',
  titleKey: 'window.action.openSample',
  icon: MapPinned,
  disabledReason: ({ workspace }) => (workspace.layers.some((layer) => layer.sample) ? { code: 'window.reason.sampleOpen' } : null),
  perform: async () => {
    await openSampleCounty();
  },
});

export const clearSample = action({
  id: 'file.clearSample',
  titleKey: 'sample.action.clear',
  asks: true,
  icon: MapPinOff,
  disabledReason: ({ workspace, running }) =>
    !holdsSampleData(workspace) ? { code: 'sample.reason.none' } : running.length > 0 ? { code: 'window.reason.jobRunning' } : null,
  perform: () => openDialog({ kind: 'clear-sample' }),
});

export const renameWorkspace = action({
  id: 'file.nameWorkspace',
  titleKey: 'shell.action.nameWorkspace',
  otherWordsKey: 'words.nameWorkspace',
  asks: true,
  icon: SquarePen,
  disabledReason: ({ workspace }) => (isOnlySample(workspace) ? { code: 'shell.reason.sampleName' } : null),
  perform: () => openDialog({ kind: 'name-workspace' }),
});

export const saveBackup = action({
  id: 'file.saveBackup',
  titleKey: 'window.action.saveBackup',
  otherWordsKey: 'words.saveBackup',
  asks: true,
  icon: DatabaseBackup,
  keys: ['Ctrl+S'],
  disabledReason: ({ workspace }) => (workspace.layers.length === 0 ? { code: 'window.reason.nothingToBackUp' } : null),
  perform: keepBackup,
});

export const restoreBackup = action({
  id: 'file.restoreBackup',
  titleKey: 'window.action.restoreBackup',
  asks: true,
  icon: RotateCcw,
  disabledReason: ({ running }) => (running.length > 0 ? { code: 'window.reason.jobRunning' } : null),
  perform: () => chooseBackup(),
});

export const restoreAutomatic = action({
  id: 'file.restoreAutomatic',
  titleKey: 'window.action.restoreAutomatic',
  asks: true,
  disabledReason: ({ running }) => (running.length > 0 ? { code: 'window.reason.jobRunning' } : null),
  perform: async () => {
    const file = await newestAutomaticBackup();
    if (file) openDialog({ kind: 'restore-backup', file, name: '' });
    else showToast({ code: 'window.backup.noAutomatic' });
  },
});

export const closeWindow = action({ id: 'file.close', titleKey: 'window.action.close', perform: () => machine().windowAction('close') });

async function chooseBackup(): Promise<void> {
  const [file] = await chooseWithDialog({ accept: '.kcbak' });
  if (file) openDialog({ kind: 'restore-backup', file, name: file.name });
}
