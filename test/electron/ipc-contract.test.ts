import type { BrowserWindow, IpcMainInvokeEvent } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { CHANNELS, EVENTS, type MachineBridge } from '../../shared/ipc.ts';

type Handler = (event: IpcMainInvokeEvent, ...values: unknown[]) => Promise<unknown>;

/** Both ends of Electron's channels, caught by hand. */
const caught = vi.hoisted(() => ({
  handlers: new Map<string, Handler>(),
  invoked: [] as { channel: string; values: unknown[] }[],
  listeners: new Map<string, (event: unknown, value: unknown) => void>(),
  exposed: new Map<string, unknown>(),
}));

vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: Handler) => caught.handlers.set(channel, handler) },
  ipcRenderer: {
    invoke: async (channel: string, ...values: unknown[]) => void caught.invoked.push({ channel, values }),
    on: (channel: string, listener: (event: unknown, value: unknown) => void) => caught.listeners.set(channel, listener),
    off: (channel: string) => caught.listeners.delete(channel),
  },
  webUtils: { getPathForFile: (file: unknown) => `path of ${String(file)}` },
  contextBridge: { exposeInMainWorld: (name: string, bridge: unknown) => caught.exposed.set(name, bridge) },
  BrowserWindow: class {},
  session: {},
}));

const { answerWindow } = await import('../../electron/ipc.ts');
await import('../../electron/preload.ts');

const done: string[] = [];
const window = { minimize: () => done.push('minimize'), close: () => done.push('close'), destroy: () => done.push('destroy') } as unknown as BrowserWindow;

beforeEach(() => {
  done.length = 0;
  caught.handlers.clear();
  answerWindow({
    facts: () => ({ version: '0.1.0', electron: '45.0.0', platform: 'linux', packaged: false, sampleAvailable: true }),
    settings: { current: () => ({ language: 'zh-CN', theme: 'system' }), write: async ({ theme }) => void done.push(`theme ${theme}`) },
    applyTheme: () => done.push('theme applied'),
    files: {
      saveFile: async (_window, { name }) => (done.push(`save ${name}`), { saved: false, reason: 'cancelled' }),
      saveFiles: async (_window, files) => (done.push(`save ${files.length}`), { saved: false, reason: 'cancelled' }),
      saveCopy: async (_window, name, sourcePath) => (done.push(`copy ${sourcePath} as ${name}`), { saved: false, reason: 'cancelled' }),
      begin: async (_window, names) => (done.push(`begin ${names.join()}`), { begun: true, token: 'token' }),
      append: async (_token, position, bytes, at) => (done.push(`piece ${position} ${bytes.byteLength} ${at}`), null),
      commit: async () => (done.push('commit'), { saved: false, reason: 'cancelled' }),
      abort: async () => void done.push('abort'),
      reveal: (token) => done.push(`reveal ${token}`),
    },
    backups: {
      begin: async () => 'token',
      append: async (_token, bytes) => void done.push(`append ${bytes.byteLength}`),
      commit: async () => ({ newest: null, sizeBytes: 0 }),
      abort: async () => {},
      state: async () => ({ newest: null, sizeBytes: 0 }),
      newestPath: async () => '/backup/workspace.kcbak',
    },
    openedFiles: { take: async (paths) => (done.push(`take ${paths.join()}`), []), pathOf: () => null },
    recent: { list: () => [], remember: async (paths) => void done.push(`remember ${paths.join()}`), pathOf: async (id) => (id === 'gone' ? null : `/files/${id}`), forgetAll: async () => void done.push('forget all') },
    baseMaps: {
      files: { register: async () => null, describe: async () => null, readPiece: async () => null, readTile: async () => null },
      servers: {
        state: () => ({ origins: [], hasTiandituKey: false }),
        isAllowed: () => false,
        allow: async () => {},
        forget: async (origin) => void done.push(`forget ${origin}`),
        keepKey: async (key) => void done.push(`key ${key}`),
        define: (_id, map) => (done.push(`define ${map.source.kind}`), 'not-allowed'),
        tile: async () => 'not-allowed',
        capabilities: async () => ({ state: 'not-allowed' }),
      },
      choose: async (_window, kind) => (done.push(`choose ${kind}`), null),
      adopt: async (path) => (done.push(`adopt ${path}`), null),
      allow: async (_window, address) => (done.push(`allow ${address}`), false),
    },
    log: { folder: '', note: () => {}, fault: () => {} },
    clipboardText: async () => 'K1\t4000.5',
    windowOf: () => window,
  });
});

function call(channel: string, values: readonly unknown[], origin = 'app://kuangce', inMainFrame = true): Promise<unknown> {
  const mainFrame = { origin };
  const event = { sender: { mainFrame }, senderFrame: inMainFrame ? mainFrame : { origin } } as unknown as IpcMainInvokeEvent;
  return caught.handlers.get(channel)!(event, ...values);
}

test('the machine answers exactly the channels of the contract', () => {
  expect([...caught.handlers.keys()].sort()).toEqual(Object.values(CHANNELS).sort());
});

test('the preload offers every call of the contract on its own channel, and nothing else', async () => {
  const bridge = caught.exposed.get('kuangce') as Record<keyof MachineBridge, (...values: unknown[]) => unknown>;
  expect([...caught.exposed.keys()]).toEqual(['kuangce']);
  expect(Object.keys(bridge).sort()).toEqual([...Object.keys(CHANNELS), 'onClosing', 'onMenu', 'onOpenedFiles'].sort());
  for (const [name, channel] of Object.entries(CHANNELS)) {
    await bridge[name as keyof typeof CHANNELS](...(channel === CHANNELS.rememberFiles ? [['first']] : ['first', 2]));
    // A dropped file becomes its path on the way; the page can name no path itself.
    expect(caught.invoked.at(-1)).toEqual({ channel, values: channel === CHANNELS.adoptBaseMap ? ['path of first'] : channel === CHANNELS.rememberFiles ? [['path of first']] : ['first', 2] });
  }
});

test('a recent file is opened by its token and comes to the top; one that is gone is not', async () => {
  expect(await call(CHANNELS.openRecentFile, ['gone'])).toBeNull();
  expect(done).toEqual([]);
  await call(CHANNELS.openRecentFile, ['id']);
  expect(done).toEqual(['remember /files/id', 'take /files/id']);
});

test('files opened before anybody listens are told to the first listener, once', () => {
  const bridge = caught.exposed.get('kuangce') as MachineBridge;
  const file = { token: 't', name: '采矿权.zip', size: 9 };
  const heard: unknown[] = [];
  caught.listeners.get(EVENTS.openedFiles)!({}, [file]);
  const stop = bridge.onOpenedFiles((files) => heard.push(files));
  expect(heard).toEqual([[file]]);
  caught.listeners.get(EVENTS.openedFiles)!({}, [{ ...file, token: 'u' }]);
  stop();
  caught.listeners.get(EVENTS.openedFiles)!({}, [{ ...file, token: 'v' }]);
  expect(heard).toEqual([[file], [{ ...file, token: 'u' }]]);
});

test('a closing window waits for what its page has to do, also when that fails, and then closes', async () => {
  const bridge = caught.exposed.get('kuangce') as MachineBridge;
  const order: string[] = [];
  bridge.onClosing(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    order.push('backed up');
  });
  bridge.onClosing(async () => Promise.reject(new Error('no room')));
  const stop = bridge.onClosing(async () => void order.push('stopped'));
  stop();
  const before = caught.invoked.length;
  caught.listeners.get(EVENTS.closing)!({}, undefined);
  await vi.waitFor(() => expect(caught.invoked.length).toBe(before + 1));
  expect([order, caught.invoked.at(-1)?.channel]).toEqual([['backed up'], CHANNELS.closeNow]);
  await call(CHANNELS.closeNow, []);
  expect(done).toEqual(['destroy']);
});

test.each([
  ['another origin', 'https://kuangce.example', true],
  ['a page without an origin', 'null', true],
  ['a frame inside our page', 'app://kuangce', false],
])('refused on every channel: %s', async (_name, origin, inMainFrame) => {
  for (const channel of Object.values(CHANNELS)) await expect(call(channel, [], origin, inMainFrame)).rejects.toThrow('refused');
  expect(done).toEqual([]);
});

const bytes = new Uint8Array([1]);

test.each<[string, string, readonly unknown[]]>([
  ['too few arguments', CHANNELS.writeSettings, []],
  ['too many arguments', CHANNELS.facts, [1]],
  ['settings with another field', CHANNELS.writeSettings, [{ language: 'en', theme: 'dark', path: '/' }]],
  ['an unknown theme', CHANNELS.writeSettings, [{ language: 'en', theme: 'pink' }]],
  ['a settings array', CHANNELS.writeSettings, [['en', 'dark']]],
  ['a name with a folder', CHANNELS.saveFile, [{ name: 'a/b.docx', bytes }]],
  ['a name that climbs', CHANNELS.saveFile, [{ name: '..\\b.docx', bytes }]],
  ['a hidden name', CHANNELS.saveFile, [{ name: '.bashrc', bytes }]],
  ['a drive', CHANNELS.saveFile, [{ name: 'C:b.docx', bytes }]],
  ['a device', CHANNELS.saveFile, [{ name: 'aux.docx', bytes }]],
  ['a line break in a name', CHANNELS.saveFile, [{ name: 'a\n.docx', bytes }]],
  ['a name without end', CHANNELS.saveFile, [{ name: `${'a'.repeat(300)}.docx`, bytes }]],
  ['no bytes', CHANNELS.saveFile, [{ name: 'a.docx', bytes: new Uint8Array() }]],
  ['bytes that are none', CHANNELS.saveFile, [{ name: 'a.docx', bytes: [1, 2] }]],
  ['a backup name with a folder', CHANNELS.backupSaveCopy, ['../a.kcbak']],
  ['no files', CHANNELS.saveFiles, [[]]],
  ['two files of one name', CHANNELS.saveFiles, [[{ name: 'A.docx', bytes }, { name: 'a.docx', bytes }]]],
  ['two files of one name, piece by piece', CHANNELS.saveBegin, [['A.shp', 'a.SHP']]],
  ['a piece for a file before the first', CHANNELS.saveAppend, ['t', -1, bytes, null]],
  ['a piece before the beginning', CHANNELS.saveAppend, ['t', 0, bytes, -1]],
  ['a piece between two files', CHANNELS.saveAppend, ['t', 0.5, bytes, null]],
  ['a piece for a file behind the last there can be', CHANNELS.saveAppend, ['t', 20_000, bytes, null]],
  ['a piece farther out than any file reaches', CHANNELS.saveAppend, ['t', 0, bytes, 2 ** 52]],
  ['a page that is no text', CHANNELS.printToPdf, [{ html: '' }]],
  ['a piece that is too big', CHANNELS.backupAppend, ['t', new Uint8Array(65 * 1024 * 1024)]],
  ['an unknown window action', CHANNELS.windowAction, ['constructor']],
  ['a token that is too long', CHANNELS.revealSaved, ['x'.repeat(100)]],
])('refused: %s', async (_name, channel, values) => {
  await expect(call(channel, values)).rejects.toThrow('refused');
  expect(done).toEqual([]);
});

test('good calls reach their work', async () => {
  await call(CHANNELS.writeSettings, [{ language: 'en', theme: 'dark' }]);
  await call(CHANNELS.saveFile, [{ name: '石湾沟石灰岩矿 整改方案（草案）.docx', bytes }]);
  await call(CHANNELS.saveFiles, [[{ name: 'a.docx', bytes }, { name: 'b.pdf', bytes }]]);
  await call(CHANNELS.saveBegin, [['a.shp', 'a.dbf']]);
  await call(CHANNELS.saveAppend, ['token', 1, bytes, null]);
  await call(CHANNELS.saveAppend, ['token', 0, bytes, 96]);
  await call(CHANNELS.saveCommit, ['token']);
  await call(CHANNELS.saveAbort, ['token']);
  await call(CHANNELS.backupAppend, ['token', bytes]);
  await call(CHANNELS.windowAction, ['minimise']);
  expect(done).toEqual(['theme dark', 'theme applied', 'save 石湾沟石灰岩矿 整改方案（草案）.docx', 'save 2', 'begin a.shp,a.dbf', 'piece 1 1 null', 'piece 0 1 96', 'commit', 'abort', 'append 1', 'minimize']);
  expect(await call(CHANNELS.facts, [])).toMatchObject({ version: '0.1.0' });
  expect(await call(CHANNELS.clipboardText, [])).toBe('K1\t4000.5');
});
