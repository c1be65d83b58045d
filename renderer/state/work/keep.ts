/** Writing files through the machine: backups, reports, diagnostics; always with a word on what came of it. */
import type { Note } from '../../../shared/base/news.ts';
import type { OutgoingFile, SaveResult } from '../../../shared/ipc.ts';
import { machine } from '../../bridge/machine.ts';
import { saveBackupFile } from '../../engine/backup.ts';
import { diagnosticsText } from '../faults.ts';
import { runJob, tell } from '../jobs.ts';
import { today } from '../today.ts';
import { showToast } from '../view.ts';

/** What went wrong when a file could not be written, in words that say what to do. */
export function saveFailure(result: Extract<SaveResult, { saved: false; reason: 'failed' }>): Note {
  const params = { name: result.name, code: result.systemCode };
  switch (result.systemCode) {
    case 'ENOSPC':
      return { code: 'window.save.diskFull', params };
    case 'EACCES':
    case 'EPERM':
      return { code: 'window.save.noPermission', params };
    case 'EBUSY':
      return { code: 'window.save.inUse', params };
    case 'EROFS':
      return { code: 'window.save.readOnly', params };
    default:
      return { code: 'window.save.failed', params };
  }
}

/** Says what came of a save; true when the file is there. */
export function announceSave(result: SaveResult): boolean {
  if (result.saved) {
    showToast({ code: 'window.save.done', params: { name: result.names, folder: result.folderName } }, { savedToken: result.token });
    return true;
  }
  if (result.reason === 'failed') {
    const note = saveFailure(result);
    tell('danger', note);
    showToast(note);
  }
  return false;
}

/** One file goes through a save dialog, several into a chosen folder. */
export async function saveOutgoing(files: readonly OutgoingFile[]): Promise<SaveResult> {
  const [first] = files;
  return files.length === 1 && first ? machine().saveFile(first) : machine().saveFiles(files);
}

/** A file of a series that may be large in all: the browser keeps what a Blob holds on the disk when it is much. */
export interface SeriesFile {
  /** Name only, no folder. */
  readonly name: string;
  readonly content: Blob;
}

/** Bytes handed to the machine at a time. */
const PIECE_BYTES = 16 * 1024 * 1024;

/** As {@link saveOutgoing}, but the bytes of no two files are in memory at once. */
export async function saveSeries(files: readonly SeriesFile[]): Promise<SaveResult> {
  const begun = await machine().saveBegin(files.map(({ name }) => name));
  if (!begun.begun) return { saved: false, reason: 'cancelled' };
  const { token } = begun;
  try {
    for (const [position, { content }] of files.entries()) {
      for (let from = 0; from < content.size; from += PIECE_BYTES) {
        const failure = await machine().saveAppend(token, position, new Uint8Array(await content.slice(from, from + PIECE_BYTES).arrayBuffer()), null);
        if (!failure) continue;
        await machine().saveAbort(token);
        return failure;
      }
    }
  } catch (fault) {
    await machine().saveAbort(token);
    throw fault;
  }
  return machine().saveCommit(token);
}

export async function keepBackup(): Promise<void> {
  const result = await runJob({ code: 'window.job.backup' }, (options) => saveBackupFile(options));
  if (result.state === 'done') announceSave(result.value);
}

export async function exportDiagnostics(): Promise<void> {
  const bytes = new TextEncoder().encode(await diagnosticsText());
  announceSave(await machine().saveFile({ name: `kuangce-diagnostics-${today()}.txt`, bytes }));
}
