/** Backups of the whole workspace: automatic ones outside the workspace, and files the user keeps. */
import { liveQuery } from '../storage/live-query.ts';
import { beijingDay } from '../../shared/base/beijing-time.ts';
import type { BackupState, SaveResult } from '../../shared/ipc.ts';
import { logFault } from '../bridge/log-fault.ts';
import { machine } from '../bridge/machine.ts';
import { database } from '../storage/database.ts';
import { CHANGED_AT } from '../storage/transact.ts';
import { readSetting, saveSetting } from '../storage/workspace.ts';
import { callEngine, type EngineCallOptions } from './client.ts';
import type { BackupSummary } from './contract.ts';

export type { BackupSummary } from './contract.ts';

/** A backup is written when nothing changed for this long … */
const QUIET_MILLISECONDS = 20_000;
/** … but not later than this after the first change. */
const LATEST_MILLISECONDS = 300_000;

/** The change that the newest automatic backup holds. */
const BACKED_UP = 'backedUpChange';

let running: Promise<void> | null = null;

/** Who hears of the automatic backups. */
export interface BackupListener {
  /** One was written. */
  readonly written: (state: BackupState) => void;
  /** One was not written; the next change tries again. */
  readonly failed: () => void;
  /** A closing window has one to write first. */
  readonly closing: () => void;
}

/** Backs up some time after every change and before the window closes. Call once at start; the function returned stops it. */
export function startAutomaticBackup(listener?: BackupListener): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChange: number | null = null;
  const run = async () => {
    firstChange = null;
    try {
      await flushBackup();
      listener?.written(await machine().backupState());
    } catch (fault) {
      // The state shown keeps the date of the last good one.
      await logFault('automatic backup', fault);
      listener?.failed();
    }
  };
  const changes = liveQuery(() => database.settings.get(CHANGED_AT)).subscribe(async () => {
    if (!(await hasChanged())) return;
    firstChange ??= performance.now();
    clearTimeout(timer);
    timer = setTimeout(run, Math.max(0, Math.min(QUIET_MILLISECONDS, firstChange + LATEST_MILLISECONDS - performance.now())));
  });
  // Whether anything changed is known to the database only: the window stays for the answer and for the backup.
  const stopClosing = machine().onClosing(async () => {
    // A database that cannot be asked cannot be backed up either: that goes to the log, and the last good backup stays.
    const changed = await hasChanged().catch((fault: unknown) => logFault('backup at closing', fault).then(() => false));
    if (!changed) return;
    listener?.closing();
    await run();
  });
  return () => {
    clearTimeout(timer);
    changes.unsubscribe();
    stopClosing();
  };
}

/** Writes the automatic backup now if anything changed since the last one. */
export async function flushBackup(options: EngineCallOptions = {}): Promise<void> {
  // One that is being written may have begun before the last change, and may be cancelled by who began it.
  while (running) await running.catch(() => {});
  running = writeAutomaticBackup(options).finally(() => (running = null));
  await running;
}

async function hasChanged(): Promise<boolean> {
  return (await readSetting(CHANGED_AT)) !== (await readSetting(BACKED_UP));
}

async function writeAutomaticBackup(options: EngineCallOptions = {}): Promise<void> {
  const { newest } = await machine().backupState();
  if (newest !== null && !(await hasChanged())) return;
  const changedAt = await readSetting<string>(CHANGED_AT);
  const token = await machine().backupBegin();
  try {
    await writeBackup((bytes) => machine().backupAppend(token, bytes), options);
  } catch (fault) {
    await machine().backupAbort(token);
    throw fault;
  }
  await machine().backupCommit(token);
  await saveSetting(BACKED_UP, changedAt);
}

/** 另存备份: brings the automatic backup up to date, asks for a place and copies it there as one .kcbak file. */
export async function saveBackupFile(options: EngineCallOptions = {}): Promise<SaveResult> {
  await flushBackup(options);
  return machine().backupSaveCopy(`kuangce-${beijingDay().replaceAll('-', '')}.kcbak`);
}

async function writeBackup(takePiece: (bytes: Uint8Array) => Promise<void> | void, options: EngineCallOptions = {}): Promise<void> {
  const { version } = await machine().facts();
  await callEngine('writeBackup', [version], { ...options, answers: { takePiece } });
}

/** Reads a backup completely and checks every byte; stops with a Problem when it is damaged. Changes nothing. */
export function inspectBackup(file: Blob, name: string, options: EngineCallOptions = {}): Promise<BackupSummary> {
  return callEngine('inspectBackup', [file, name], options);
}

/** Replaces the workspace by the backup after the same check, all at once; a damaged one changes nothing. */
export function restoreBackup(file: Blob, name: string, options: EngineCallOptions = {}): Promise<BackupSummary> {
  return callEngine('restoreBackup', [file, name], options);
}

/** The newest automatic backup as a file, or null when there is none. */
export async function newestAutomaticBackup(): Promise<File | null> {
  const { newest } = await machine().backupState();
  if (newest === null) return null;
  const response = await fetch('/backup/newest');
  return response.ok ? new File([await response.blob()], 'workspace.kcbak', { lastModified: Date.parse(newest) }) : null;
}
