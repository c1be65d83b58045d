/** The first hour: what a newcomer sees first, the manual beside the work, leaving the sample and naming one's own workspace. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startProgram, untilReady } from './electron-app.ts';
import { command, openImportPreview, runOverlay, still } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'first-start');
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startProgram();
  ({ page } = program);
  await untilReady(program);
});
afterAll(() => program?.dispose());

const picture = async (name: string): Promise<void> => {
  await still(page);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
};

test('a first start shows the four steps, and says that this is the sample and how it is left', async () => {
  await page.getByRole('region', { name: '四步上手' }).waitFor();
  expect(await page.locator('.toast').textContent()).toContain('已打开虚构样例“青石县”');
  expect(await page.locator('.toast').textContent()).toContain('清空样例');
  expect(await page.locator('.toast').getByRole('button').count()).toBe(0);
  await picture('first');
});

test('F1 opens the manual beside the work, Esc puts it away', async () => {
  await page.keyboard.press('F1');
  const manual = page.getByRole('complementary', { name: '使用说明' });
  await manual.getByRole('heading', { name: '四步做完一件事' }).waitFor();
  expect(await manual.locator('ol > li').count()).toBe(4);
  await picture('manual');
  await page.getByRole('button', { name: '一张图' }).click();
  await manual.waitFor();
  await manual.getByRole('button', { name: '关闭' }).click();
  await page.keyboard.press('F1');
  await manual.waitFor();
  await page.keyboard.press('Escape');
  await manual.waitFor({ state: 'detached' });
});

test('a layer declared from the overlay dialog leads back to it, with what was chosen there', async () => {
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog', { name: /套合/ });
  const redline = dialog.getByRole('checkbox', { name: '生态保护红线' });
  await redline.uncheck();
  await dialog.getByRole('listitem').filter({ hasText: '湿地' }).getByRole('button', { name: /声明坐标系/ }).click();
  const declare = page.getByRole('dialog', { name: /声明/ });
  await declare.getByRole('radio').first().check();
  await declare.getByRole('button', { name: '声明坐标系', exact: true }).click();
  await dialog.waitFor();
  expect(await redline.isChecked()).toBe(false);
  await picture('overlay-again');
  await dialog.getByRole('button', { name: '取消' }).click();
});

test('after the sample is cleared 今日 tells nothing of it; one’s own workspace gets the name of the county', async () => {
  const name = page.locator('.workspace-name');
  expect(await name.getAttribute('aria-disabled')).toBe('true');
  await runOverlay(page, /R-\d{8}-01/);
  await command(page, '清空样例');
  await page.getByRole('dialog').getByRole('button', { name: '清空样例' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+1');
  const recent = page.getByRole('region', { name: '最近工作' });
  await recent.getByText('已清空样例').waitFor();
  expect(await recent.getByRole('listitem').count()).toBe(1);
  await page.getByRole('region', { name: '收件箱' }).getByText('收件箱是空的').waitFor();
  await openImportPreview(page, ['采矿权_2026.shp', '采矿权_2026.shx', '采矿权_2026.dbf', '采矿权_2026.prj'].map((file) => join(projectFolder, 'resources', 'sample-county', file)));
  await page.getByRole('dialog').getByRole('button', { name: /^导入/ }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached', timeout: 60_000 });
  await name.click();
  await page.getByRole('dialog').getByRole('textbox').fill('测试县自然资源局');
  await page.keyboard.press('Enter');
  await name.getByText('测试县自然资源局').waitFor();
  await page.keyboard.press('Control+,');
  await page.getByRole('region', { name: '数据', exact: true }).getByText('测试县自然资源局').waitFor();
  await picture('named');
  expect(program.pageErrors).toEqual([]);
});
