/** Files opened before, as the machine keeps them; the window has their names and opens them by token. */
import { create } from 'zustand';
import type { RecentFile } from '../../shared/ipc.ts';
import { machine } from '../bridge/machine.ts';
import { reportFault } from './faults.ts';

export const useRecentFiles = create<{ readonly files: readonly RecentFile[] }>(() => ({ files: [] }));

export async function loadRecentFiles(): Promise<void> {
  useRecentFiles.setState({ files: await machine().recentFiles() });
}

/** Of a folder with thousands of files the first are enough to know what was opened. */
const MOST_TOLD = 500;

/** Keeps what was just opened; files without a place on this machine are passed over. Nobody waits for it. */
export function rememberFiles(files: readonly File[]): void {
  machine()
    .rememberFiles(files.slice(0, MOST_TOLD))
    .then((kept) => useRecentFiles.setState({ files: kept }))
    .catch(reportFault);
}

export async function forgetRecentFiles(): Promise<void> {
  await machine().forgetRecentFiles();
  await loadRecentFiles();
}
