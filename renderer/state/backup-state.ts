/** When the workspace was last written outside itself. */
import { create } from 'zustand';
import type { BackupState } from '../../shared/ipc.ts';

export const useBackup = create<BackupState>(() => ({ newest: null, sizeBytes: 0 }));
