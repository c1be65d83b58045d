/** Leaving the fictional sample county for one's own work, as a user does it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningProgram, startReady } from './electron-app.ts';
import { command, runOverlay } from './window.ts';

let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  page = program.page;
});
afterAll(() => program?.dispose());

test('one command clears the sample with its results after one question; the undo brings all of it back', async () => {
  await runOverlay(page, /R-\d{8}-01/);
  await page.getByText('虚构样例').first().waitFor();
  await command(page, '清空样例');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/图层 \d+ 个、套合结果 1 次、问题 \d+ 项/).waitFor();
  await dialog.getByRole('button', { name: '清空样例' }).click();
  await page.locator('.toast').getByText('已清空样例').waitFor();
  expect(await page.locator('.sample-tag').count()).toBe(0);
  await page.keyboard.press('Control+2');
  expect(await page.locator('.tree-row.layer').count()).toBe(0);
  await page.keyboard.press('Control+4');
  await page.getByRole('heading', { name: '还没有套合结果' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.locator('.sample-tag').waitFor();
  await page.keyboard.press('Control+4');
  await page.getByText(/R-\d{8}-01/).first().waitFor();
});
