/** From files dropped or chosen to the import preview. Nothing is imported here. */
import { blobSource, stem } from '../../../shared/base/byte-source.ts';
import { stop } from '../../../shared/base/news.ts';
import { translator } from '../../../shared/i18n/text.ts';
import type { OpenedFile, RecentFile } from '../../../shared/ipc.ts';
import { machine } from '../../bridge/machine.ts';
import type { DroppedFile } from '../../engine/contract.ts';
import { callEngine } from '../../engine/client.ts';
import { readPhoto } from '../../../shared/formats/photos/exif.ts';
import { sentence } from '../../ui/text.ts';
import { runJob, tell } from '../jobs.ts';
import { holdFiles } from '../opened-drops.ts';
import { loadRecentFiles } from '../recent-files.ts';
import { openDialog, showToast, useView } from '../view.ts';
import { useWorkspace } from '../workspace.ts';
import { openAsBaseMap } from './base-maps.ts';
import { chooseWithDialog } from './choose-file.ts';

/** Lists what the files hold and opens the preview; says so when there is nothing that can be imported. */
export async function openFiles(files: readonly DroppedFile[]): Promise<void> {
  if (files.length === 0) return;
  if (useWorkspace.getState().rights.length > 0 && (await areSurfaces(files))) return openSurfaces(files);
  if (!(await havePosition(files)) && (await openAsBaseMap(files))) return;
  const result = await runJob({ code: 'window.job.listing', params: { count: files.length } }, (options) =>
    callEngine('listDrop', [files], options),
  );
  if (result.state !== 'done') return;
  const { dropId, listing, drawings } = result.value;
  if (listing.names.length === 0) {
    const [first, ...others] = listing.passedOver;
    const several = { code: 'window.import.nothingFound', params: { name: files[0]!.path, count: files.length } } as const;
    if (first && others.length === 0) tell('danger', first);
    else tell('danger', several, listing.passedOver);
    showToast(first && others.length > 0 ? { code: 'window.import.nothingFoundFirst', params: { reason: sentence(translator(useView.getState().language), first), count: others.length } } : (first ?? several));
    await callEngine('releaseDrop', [dropId]);
    return;
  }
  holdFiles(dropId, files);
  // Drawings alone are received for a mine and a half-year; among other files they are layers like any.
  if (drawings.length > 0 && drawings.reduce((sum, drawing) => sum + drawing.sets, 0) === listing.names.length && useWorkspace.getState().rights.length > 0) {
    openDialog({ kind: 'drawing', dropId, drawings, names: listing.names });
    return;
  }
  openDialog({ kind: 'import', dropId, names: listing.names, passedOver: listing.passedOver, fileCount: files.length });
}

/** Photos that say where they were taken are points; a picture with a place of its own beside it is a base map. */
async function havePosition(files: readonly DroppedFile[]): Promise<boolean> {
  for (const { path, file } of files) if (/\.jpe?g$/iu.test(path) && (await readPhoto(blobSource(path, file)))?.position != null) return true;
  return false;
}

/** Files that can be nothing but heights, with what lies beside them. */
async function areSurfaces(files: readonly DroppedFile[]): Promise<boolean> {
  const mains = files.filter(({ path }) => !isBesideSurface(path));
  if (mains.length === 0 || mains.some(({ path }) => !/\.(xyz|pts|asc|grd|txt|tiff?)$/iu.test(path))) return false;
  // What reads rasters is big: it is fetched when there may be one.
  const { isSurfaceByItself } = await import('../../../shared/raster/elevation/read-surface.ts');
  for (const { path, file } of mains) if (!(await isSurfaceByItself(blobSource(path, file)))) return false;
  return true;
}

const isBesideSurface = (path: string): boolean => /\.(prj|tfw|aux\.xml|ovr|qpj)$/iu.test(path);

/** Asks for each file of heights what it is; nothing is received here. */
export function openSurfaces(files: readonly DroppedFile[]): void {
  const prjs = new Map(files.filter(({ path }) => /\.prj$/iu.test(path)).map(({ path, file }) => [stem(path).toLowerCase(), file]));
  const chosen = files.filter(({ path }) => !isBesideSurface(path)).map(({ path, file }) => ({ main: file, prj: prjs.get(stem(path).toLowerCase()) ?? null }));
  if (chosen.length > 0) openDialog({ kind: 'surface', files: chosen });
}

/** Lets the user choose files or a whole folder; which of them can be read is for the formats to say, so nothing is hidden. */
export async function chooseFiles(kind: 'files' | 'folder'): Promise<void> {
  const files = await chooseWithDialog({ several: true, folder: kind === 'folder' });
  await openFiles(files.map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** All files of a drop, folders walked through, each with its path inside the drop. */
export async function filesOfDrop(transfer: DataTransfer): Promise<readonly DroppedFile[]> {
  // Entries must be taken before the first await: the list is emptied when the event ends.
  const dropped = [...transfer.items]
    .filter((item) => item.kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files: DroppedFile[] = [];
  for (const { entry, file } of dropped) {
    if (entry) await walk(entry, '', files);
    else if (file) files.push({ path: file.name, file });
  }
  return files;
}

async function walk(entry: FileSystemEntry, folder: string, into: DroppedFile[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    into.push({ path: folder + entry.name, file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // readEntries gives at most 100 at a time and an empty list at the end.
    const children = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (children.length === 0) return;
    for (const child of children) await walk(child, `${folder}${entry.name}/`, into);
  }
}

/** Files that came from outside (association, second start): read through the program's own origin. A backup is looked at, not imported. */
export async function openFromOutside(opened: readonly OpenedFile[]): Promise<void> {
  const result = await runJob({ code: 'window.job.listing', params: { count: opened.length } }, ({ signal }) =>
    Promise.all(opened.map((each) => readOpened(each, signal))),
  );
  if (result.state !== 'done') return;
  const files = result.value;
  const [first] = files;
  if (first && files.every(({ path }) => /\.kcbak$/i.test(path))) openDialog({ kind: 'restore-backup', file: first.file, name: first.path });
  else await openFiles(files);
}

/** Opens a file of the list again; one that is gone is said and leaves the list. */
export async function openRecentFile({ id, name, folderName }: RecentFile): Promise<void> {
  const opened = await machine().openRecentFile(id);
  await loadRecentFiles();
  if (opened === null || opened.length === 0) {
    showToast({ code: 'office.recent.gone', params: { name, folder: folderName } });
    return;
  }
  await openFromOutside(opened);
}

async function readOpened({ token, name }: OpenedFile, signal: AbortSignal | undefined): Promise<DroppedFile> {
  const response = await fetch(`app://kuangce/opened/${encodeURIComponent(token)}`, signal ? { signal } : {});
  if (!response.ok) stop('project.file-gone', { file: name });
  return { path: name, file: new File([await response.blob()], name) };
}
