import { spawn } from 'node:child_process';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findElectron } from '../../scripts/electron-runtime.mjs';
import { rootSwitches } from '../../scripts/launch.mjs';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import type { MachineBridge } from '../../shared/ipc.ts';
import { readArchive } from '../../shared/project/archive.ts';
import { answerFolderDialog, answerMessageBox, answerSaveDialog, projectFolder, type RunningProgram, startProgram, startReady } from './electron-app.ts';

declare global {
  interface Window {
    readonly kuangce?: MachineBridge;
  }
}

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.dispose();
  program = undefined;
});

test('one file is saved where the user says, with the extension it needs; a cancel writes nothing', async () => {
  program = await startProgram();
  const { page, output } = program;
  const save = (): Promise<unknown> => page.evaluate(() => window.kuangce!.saveFile({ name: '整改方案.docx', bytes: new Uint8Array([80, 75]) }));
  await answerSaveDialog(program, null);
  expect(await save()).toEqual({ saved: false, reason: 'cancelled' });
  await answerSaveDialog(program, join(output, '石湾沟 整改方案'));
  expect(await save()).toMatchObject({ saved: true, names: ['石湾沟 整改方案.docx'] });
  expect(await readdir(output)).toEqual(['石湾沟 整改方案.docx']);
  await answerSaveDialog(program, join(output, 'gone', 'a.docx'));
  expect(await save()).toEqual({ saved: false, reason: 'failed', systemCode: 'ENOENT', name: 'a.docx' });
});

test('several files replace what is there only when the user agrees, and the folder is remembered', async () => {
  program = await startProgram();
  const { page, output, electron } = program;
  await writeFile(join(output, 'a.docx'), 'old');
  await answerFolderDialog(program, output);
  const save = (): Promise<unknown> =>
    page.evaluate(() => window.kuangce!.saveFiles([{ name: 'a.docx', bytes: new Uint8Array([65]) }, { name: 'b.pdf', bytes: new Uint8Array([66]) }]));
  await answerMessageBox(program, 0);
  expect(await save()).toEqual({ saved: false, reason: 'cancelled' });
  expect([await readFile(join(output, 'a.docx'), 'utf8'), await readdir(output)]).toEqual(['old', ['a.docx']]);
  await answerMessageBox(program, 1);
  expect(await save()).toMatchObject({ saved: true, names: ['a.docx', 'b.pdf'] });
  expect([await readFile(join(output, 'a.docx'), 'utf8'), (await readdir(output)).sort()]).toEqual(['A', ['a.docx', 'b.pdf']]);
  await electron.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async (...values: unknown[]) => {
      (globalThis as unknown as { offered: unknown }).offered = (values.at(-1) as { defaultPath: string }).defaultPath;
      return { canceled: true, filePaths: [] };
    };
  });
  await save();
  expect(await electron.evaluate(() => (globalThis as unknown as { offered: unknown }).offered)).toBe(output);
});

test('a page becomes a PDF on A4 without running its scripts or fetching anything', async () => {
  program = await startProgram();
  const pdf = await program.page.evaluate(async () => {
    const html = '<!doctype html><html lang="zh-CN"><title>方案</title><style>@page{size:A4 landscape}</style><p>一页</p><script>document.write("<p style=break-before:page>two")</script><img src="http://127.0.0.1:9/x.png">';
    return [...(await window.kuangce!.printToPdf(html))];
  });
  const text = Buffer.from(pdf).toString('latin1');
  expect(text.slice(0, 5)).toBe('%PDF-');
  expect(text.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  // A4 landscape in points.
  const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]/.exec(text)!;
  expect(Number(width)).toBeCloseTo(841.9, 0);
  expect(Number(height)).toBeCloseTo(595, 0);
  expect(await program.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a backup written in pieces is read back as the newest, also after a new start', async () => {
  program = await startProgram();
  const first = program;
  await first.page.evaluate(async () => {
    const bridge = window.kuangce!;
    const token = await bridge.backupBegin();
    for (const piece of ['工作区', '备份']) await bridge.backupAppend(token, new TextEncoder().encode(piece));
    await bridge.backupCommit(token);
  });
  await first.close();
  program = await startProgram({ profile: first.profile });
  const found = await program.page.evaluate(async () => ({ text: await (await fetch('/backup/newest')).text(), state: await window.kuangce!.backupState() }));
  // The window may already have made its own backup by now; ours is then the one before.
  expect(found.state.sizeBytes).toBeGreaterThan(0);
  expect([found.text, await readFile(join(first.profile, 'backup', 'workspace.1.kcbak'), 'utf8').catch(() => '')]).toContain('工作区备份');
});

test('a backup kept by hand is a copy of the newest, brought up to date first', async () => {
  program = await startReady();
  const kept = join(program.output, '交接备份.kcbak');
  await answerSaveDialog(program, kept);
  await program.page.keyboard.press('Control+k');
  await program.page.keyboard.type('另存备份');
  await program.page.keyboard.press('Enter');
  await program.page.getByText(/已写入.*交接备份\.kcbak/).first().waitFor({ timeout: 60_000 });
  const archive = await readArchive(memorySource('交接备份.kcbak', await readFile(kept)), quietJob());
  expect(archive.records.layers.length).toBeGreaterThan(3);
});

test('language and theme survive a new start', async () => {
  program = await startProgram();
  const first = program;
  await first.page.evaluate(() => window.kuangce!.writeSettings({ language: 'en', theme: 'dark' }));
  expect(await first.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  await first.close();
  program = await startProgram({ profile: first.profile });
  expect(await program.page.evaluate(() => window.kuangce!.readSettings())).toEqual({ language: 'en', theme: 'dark' });
  expect(await program.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
});

test('a second start hands its files to the window that is open, and ends', async () => {
  program = await startProgram();
  const { page, output, profile } = program;
  for (const name of ['采矿权.shp', '采矿权.dbf', 'other.txt']) await writeFile(join(output, name), name);
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.kuangce!.onOpenedFiles((files) => heard.push(...files));
  });
  const { executable } = await findElectron();
  const second = spawn(executable, [...rootSwitches(), projectFolder, `--user-data-dir=${profile}`, '采矿权.shp'], { cwd: output, stdio: 'ignore' });
  await new Promise((resolve) => second.once('exit', resolve));
  await page.waitForFunction(() => (window as unknown as { heard: unknown[] }).heard.length > 0);
  const texts = await page.evaluate(async () => {
    const { heard } = window as unknown as { heard: { token: string; name: string }[] };
    return Promise.all(heard.map(async ({ token, name }) => [name, await (await fetch(`/opened/${token}`)).text()]));
  });
  expect(texts.sort()).toEqual([['采矿权.dbf', '采矿权.dbf'], ['采矿权.shp', '采矿权.shp']]);
});

test('a fault of the page reaches the log', async () => {
  program = await startProgram();
  await program.page.evaluate(() => window.kuangce!.logFault('could not draw', 'Error: x'));
  expect(await readFile(join(program.profile, 'logs', 'kuangce.log'), 'utf8')).toContain('window: could not draw\nError: x');
});
