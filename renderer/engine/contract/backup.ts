/** Calls and shapes of backups of the whole workspace. */

/** What a backup holds, to be shown before it replaces anything. */
export interface BackupSummary {
  readonly createdAt: string;
  readonly layerNames: readonly string[];
  readonly findingCount: number;
  readonly decisionCount: number;
  readonly planCount: number;
}

export interface BackupCalls {
  /** The whole workspace as one archive; its pieces are handed to the window one by one (question `takePiece`). */
  writeBackup(programVersion: string): void;
  /** Reads a backup completely; a damaged one stops with a Problem. */
  inspectBackup(file: Blob, name: string): BackupSummary;
  /** Replaces the workspace by the backup, after the same check; a damaged one changes nothing. */
  restoreBackup(file: Blob, name: string): BackupSummary;
}
