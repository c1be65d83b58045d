/** `window.kuangce`: the calls of `shared/ipc.ts` and nothing else. Sandboxed and bundled into one file. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CHANNELS, EVENTS, type MachineBridge, type OpenedFile } from '../shared/ipc.ts';

// One function per channel; the machine's side checks every argument.
const calls = Object.fromEntries(
  Object.entries(CHANNELS).map(([name, channel]) => [name, (...values: unknown[]) => ipcRenderer.invoke(channel, ...values)]),
) as unknown as Pick<MachineBridge, keyof typeof CHANNELS>;

// Files may be opened before the page is ready to hear of them: they wait here for the first listener.
const waiting: OpenedFile[] = [];
const openedFilesListeners = new Set<(files: readonly OpenedFile[]) => void>();
ipcRenderer.on(EVENTS.openedFiles, (_event, files: readonly OpenedFile[]) => {
  if (openedFilesListeners.size === 0) waiting.push(...files);
  for (const listener of openedFilesListeners) listener(files);
});

const closingListeners = new Set<() => Promise<void>>();
ipcRenderer.on(EVENTS.closing, async () => {
  // A listener that fails must not keep the window open.
  await Promise.allSettled([...closingListeners].map((listener) => listener()));
  await calls.closeNow();
});

const bridge: MachineBridge = {
  ...calls,
  // A file made by a script has no path: only what the user really dropped can be adopted.
  adoptBaseMap: (file) => ipcRenderer.invoke(CHANNELS.adoptBaseMap, webUtils.getPathForFile(file)),
  rememberFiles: (files) => ipcRenderer.invoke(CHANNELS.rememberFiles, files.map((file) => webUtils.getPathForFile(file))),
  onMenu(listener) {
    const hear = (_event: unknown, command: string): void => listener(command);
    ipcRenderer.on(EVENTS.menu, hear);
    return () => ipcRenderer.off(EVENTS.menu, hear);
  },
  onClosing(listener) {
    closingListeners.add(listener);
    return () => closingListeners.delete(listener);
  },
  onOpenedFiles(listener) {
    openedFilesListeners.add(listener);
    if (waiting.length > 0) listener(waiting.splice(0));
    return () => openedFilesListeners.delete(listener);
  },
};

contextBridge.exposeInMainWorld('kuangce', bridge);
