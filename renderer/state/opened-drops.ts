/** The files behind an import that is being looked at: among the recent files comes only what was imported, not what was looked at and left. */
import type { DroppedFile } from '../engine/contract.ts';
import { rememberFiles } from './recent-files.ts';

/** What was imported of a drop: names of files and the folder or zip they lie in. */
export interface UsedFiles {
  readonly format: string;
  readonly container: string;
  readonly files: readonly string[];
}

const dropped = new Map<string, readonly DroppedFile[]>();

/** Keeps the files until the drop is let go. */
export function holdFiles(dropId: string, files: readonly DroppedFile[]): void {
  dropped.set(dropId, files);
}

/** Puts what was imported of the drop among the recent files; `used` null: all of it. */
export function rememberDrop(dropId: string, used: readonly UsedFiles[] | null): void {
  const files = dropped.get(dropId) ?? [];
  const wanted = used === null ? files : files.filter(({ path }) => used.some((each) => isOf(path, each)));
  if (wanted.length > 0) rememberFiles(wanted.map(({ file }) => file));
}

export function letFilesGo(dropId: string): void {
  dropped.delete(dropId);
}

/** The file itself, the zip it lies in, or a file of the geodatabase. */
function isOf(path: string, { format, container, files }: UsedFiles): boolean {
  const [own, around] = [comparable(path), comparable(container)];
  if (format === 'file-geodatabase' && /\.gdb\//.test(own)) return true;
  if (around === own || around.startsWith(`${own}/`)) return true;
  return files.some((name) => own === (around === '' ? comparable(name) : `${around}/${comparable(name)}`));
}

const comparable = (path: string): string => path.normalize('NFC').toLowerCase();
