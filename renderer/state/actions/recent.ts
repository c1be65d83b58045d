import { FileClock } from 'lucide-react';
import { useRecentFiles, forgetRecentFiles } from '../recent-files.ts';
import { openRecentFile } from '../work/open-files.ts';
import { action, type Action, type Situation } from './action.ts';

/** As many places as the machine keeps files; a place without a file is not offered. */
const PLACES = 8;

const whileImporting = ({ view }: Situation) => (view.dialog?.kind === 'import' ? ({ code: 'window.reason.previewOpen' } as const) : null);

function recentAction(place: number): Action {
  const file = () => useRecentFiles.getState().files[place];
  return action({
    id: `file.recent.${place + 1}`,
    titleKey: 'office.recent.entry',
    titleParams: () => ({ name: file()?.name ?? '', folder: file()?.folderName ?? '' }),
    icon: FileClock,
    available: () => file() !== undefined,
    disabledReason: whileImporting,
    perform: async () => {
      const chosen = file();
      if (chosen) await openRecentFile(chosen);
    },
  });
}

export const recentActions: readonly Action[] = Array.from({ length: PLACES }, (_, place) => recentAction(place));

export const clearRecent = action({
  id: 'file.recent.clear',
  titleKey: 'office.recent.clear',
  available: () => useRecentFiles.getState().files.length > 0,
  perform: forgetRecentFiles,
});
