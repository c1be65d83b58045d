/** The code of a room that cannot be fetched: an apology, and a way in without a restart. */
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady, untilReady } from './electron-app.ts';

const pieces = join(projectFolder, 'dist', 'renderer', 'assets');
let program: RunningProgram | undefined;
let bringBack = async (): Promise<void> => {};
afterEach(async () => {
  await bringBack();
  await program?.dispose();
});

test('a room that could not be fetched is entered once its file is back, without a restart', async () => {
  const file = (await readdir(pieces)).find((name) => /^SettingsModule-.*\.js$/.test(name))!;
  await rename(join(pieces, file), join(pieces, `${file}.away`));
  bringBack = async () => {
    await rename(join(pieces, `${file}.away`), join(pieces, file));
    bringBack = async () => {};
  };
  program = await startReady();
  const { page } = program;
  await page.getByRole('button', { name: '设置' }).click();
  const apology = page.getByRole('alert').filter({ hasText: '这一部分出了故障' });
  await apology.waitFor();
  await apology.getByRole('button', { name: '重试' }).click();
  await apology.waitFor();
  await bringBack();
  await apology.getByRole('button', { name: '重新载入窗口' }).click();
  await apology.waitFor({ state: 'detached' });
  await untilReady(program);
  await page.getByRole('button', { name: '设置' }).click();
  await page.getByRole('region', { name: '数据', exact: true }).waitFor();
});
