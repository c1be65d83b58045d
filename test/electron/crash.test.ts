import { EventEmitter } from 'node:events';
import type { BrowserWindow, MessageBoxOptions } from 'electron';
import { beforeEach, expect, test, vi } from 'vitest';
import { translator } from '../../shared/i18n/text.ts';

const seen = vi.hoisted(() => ({ asked: [] as MessageBoxOptions[], answer: 0, done: [] as string[] }));

vi.mock('electron', () => ({
  app: { quit: () => seen.done.push('quit') },
  dialog: { showMessageBox: async (_window: unknown, options: MessageBoxOptions) => (seen.asked.push(options), { response: seen.answer }) },
  shell: { openPath: async (path: string) => (seen.done.push(`open ${path}`), '') },
  nativeTheme: {},
  screen: {},
  BrowserWindow: class {},
}));

const { watchWindow } = await import('../../electron/crash.ts');

const noted: string[] = [];
let contents: EventEmitter & { forcefullyCrashRenderer?: () => boolean };
let window: EventEmitter;

beforeEach(() => {
  Object.assign(seen, { asked: [], answer: 0, done: [] });
  noted.length = 0;
  contents = Object.assign(new EventEmitter(), { forcefullyCrashRenderer: () => (seen.done.push('crash'), contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })) });
  window = Object.assign(new EventEmitter(), { webContents: contents, isDestroyed: () => false, loadURL: async (url: string) => void seen.done.push(`load ${url}`) });
  const log = { folder: '/logs', note: (message: string) => void noted.push(message), fault: () => {} };
  watchWindow(window as unknown as BrowserWindow, log, () => translator('zh-CN'));
});

const fall = async (reason: string): Promise<void> => {
  contents.emit('render-process-gone', {}, { reason, exitCode: 9 });
  await vi.waitFor(() => expect(noted.length).toBeGreaterThan(0));
  await new Promise((resolve) => setImmediate(resolve));
};

test('a page that fell over is opened again when the user says so; the log says why', async () => {
  await fall('crashed');
  expect(seen.asked[0]).toMatchObject({ message: '窗口意外停止。已保存的数据都在，重新打开后从上一步继续；原因已记入日志。', buttons: ['重新打开', '打开日志文件夹', '退出'] });
  expect(seen.done).toEqual(['load app://kuangce/']);
  expect(noted).toEqual(["the window's process is gone: crashed (9)"]);
});

test('falling twice in a row is said differently, and the log folder is one click away', async () => {
  await fall('oom');
  seen.answer = 1;
  await fall('oom');
  expect(seen.asked[1]?.message).toContain('连续');
  expect(seen.done).toEqual(['load app://kuangce/', 'open /logs', 'load app://kuangce/']);
});

test('quitting is offered and done', async () => {
  seen.answer = 2;
  await fall('crashed');
  expect(seen.done).toEqual(['quit']);
});

test('an orderly end asks nothing', async () => {
  await fall('clean-exit');
  expect(seen.asked).toEqual([]);
});

test('a page that does not answer is asked about once at a time, and reopened only when the user says so', async () => {
  window.emit('unresponsive');
  window.emit('unresponsive');
  await new Promise((resolve) => setImmediate(resolve));
  expect([seen.asked.length, seen.done]).toEqual([1, []]);
  seen.answer = 1;
  window.emit('unresponsive');
  await vi.waitFor(() => expect(seen.done).toEqual(['crash', 'load app://kuangce/']));
  // The page was ended on purpose: that is no second question.
  expect(seen.asked.length).toBe(2);
});
