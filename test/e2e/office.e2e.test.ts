/** What an office stumbled on at the desk, walked through as its people do: each step once went wrong. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { openImportPreview, openMine, runOverlay, still, unfold } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'office');
let program: RunningProgram;
let page: Page;
let folder: string;
let local: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuangce-office-'));
  program = await startReady();
  page = program.page;
  page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  await program?.dispose();
  await rm(folder, { recursive: true, force: true });
});

const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
const row = (name: string) => page.locator('.tree-row.layer').filter({ hasText: name }).first();
const menuButton = (name: string) => page.getByRole('menubar').getByRole('menuitem', { name, exact: true });
const entry = (name: string) => page.getByRole('menuitem', { name: new RegExp(`^${name}`) });

test('the step 检查 names the layers that cannot take part and why, and leads to the first, however the tree is folded', async () => {
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.group', { hasText: '管控界线' }).locator('.fold').click();
  await page.locator('.layer-tree').getByText('湿地').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+1');
  const steps = page.locator('.first-steps');
  await steps.getByText('湿地、草原 不能参加套合').waitFor();
  const reasons = steps.getByRole('list', { name: '不能参加套合的图层和原因' }).getByRole('listitem');
  expect(await reasons.allTextContents()).toEqual([expect.stringContaining('“湿地”坐标系未声明'), expect.stringContaining('“草原”与采矿权的大地基准不同')]);
  await picture('check-step');
  await steps.getByRole('button', { name: '看图层' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('湿地');
  await picture('check-step-layer');
  await page.keyboard.press('Control+1');
  await steps.getByRole('button', { name: '看“草原”' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('草原');
});

test('a long menu has groups, and a command of a group is done', async () => {
  await row('生态保护红线').click();
  await menuButton('图层').click();
  await unfold(page, '样式与标注', entry('图层样式'));
  await still(page);
  await picture('menu-layer');
  await unfold(page, '样式与标注', entry('图层样式'));
  await entry('图层样式').click();
  await page.getByRole('dialog').getByText('“生态保护红线”怎样显示').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  for (const menu of ['视图', '分析', '井上井下']) {
    await menuButton(menu).click();
    await still(page);
    const box = (await page.locator('.ant-dropdown-menu:visible').first().boundingBox())!;
    expect(box.y + box.height, menu).toBeLessThanOrEqual(768);
    await page.keyboard.press('Escape');
  }
});

test('a note that layers are not shown stays away once it is dismissed, in every room and after a restart', async () => {
  local = join(folder, '独立坐标.csv');
  await writeFile(local, '点号,X,Y\n1,5000,4000\n2,5010,4000\n3,5010,4010\n');
  await openImportPreview(page, [local]);
  await page.getByRole('dialog').getByRole('button', { name: /^导入/ }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+2');
  const note = () => page.locator('.kc-map-note').filter({ hasText: '未显示' });
  await note().first().waitFor();
  await picture('not-shown');
  await note().first().getByRole('button', { name: '关闭提示' }).click();
  await note().first().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+2');
  await still(page);
  expect(await note().count()).toBe(0);
  const { profile } = program;
  await program.close();
  program = await startReady({ profile });
  page = program.page;
  page.setDefaultTimeout(15_000);
  await page.keyboard.press('Control+2');
  await page.locator('.kc-map-place canvas').first().waitFor();
  await still(page);
  expect(await note().count()).toBe(0);
});

test('the history names the mine, the finding and the verdict of a decision', async () => {
  await runOverlay(page, /R-\d{8}-01/);
  await page.getByRole('radio', { name: '成立，列入方案' }).click();
  await page.locator('form.decision').getByRole('button', { name: /^保存/ }).click();
  await page.keyboard.press('Control+h');
  const newest = page.locator('.history-entry').first();
  await expect.poll(() => newest.textContent()).toMatch(/^已认定 \S+ 的“.+”：成立/);
  // Long as it is, it is there in full.
  expect(await page.locator('.history-entry > :first-child').evaluateAll((entries) => entries.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ textContent }) => textContent))).toEqual([]);
  await picture('history');
  await page.keyboard.press('Control+h');
});

test('title and number of a series speak of mine name and counter, and the sheet has them', async () => {
  await page.keyboard.press('Control+2');
  await openMine(page, '石湾沟石灰岩矿');
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '图号' }).fill('QS-2026-');
  await dialog.getByRole('button', { name: '插入序号' }).click();
  expect(await dialog.getByRole('textbox', { name: '图号' }).inputValue()).toBe('QS-2026-【序号】');
  await dialog.getByText('第一幅：QS-2026-01').waitFor();
  await dialog.getByRole('button', { name: '插入矿山名称' }).click();
  await dialog.getByText('第一幅：石湾沟石灰岩矿', { exact: true }).waitFor();
  expect(await dialog.locator('.sheets-form').textContent()).not.toMatch(/\{(mine|n)\}/);
  await dialog.getByRole('textbox', { name: '图名' }).press('Backspace');
  expect(await dialog.getByRole('textbox', { name: '图名' }).inputValue()).toBe('');
  await dialog.locator('.sheets-preview[aria-busy="false"] img').first().waitFor({ timeout: 60_000 });
  await picture('sheet-pattern');
  await page.keyboard.press('Escape');
});

test('a file that was imported is among the recent files after a restart, on 今日 and in the menu; one that is gone is said', async () => {
  const { profile } = program;
  await program.close();
  program = await startReady({ profile });
  page = program.page;
  page.setDefaultTimeout(15_000);
  await page.keyboard.press('Control+1');
  const list = page.getByRole('region', { name: '最近打开的文件' });
  await list.getByRole('button', { name: /独立坐标\.csv/ }).waitFor();
  await picture('recent-home');
  await menuButton('文件').click();
  await unfold(page, '最近打开的文件', entry('独立坐标.csv（'));
  await still(page);
  await picture('recent-menu');
  await entry('独立坐标.csv（').click();
  await page.getByRole('dialog').getByText('导入预览').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await rm(local);
  await list.getByRole('button', { name: /独立坐标\.csv/ }).click();
  await page.getByText(/独立坐标\.csv 已不在文件夹/).waitFor();
  await list.waitFor({ state: 'detached' });
});

test('nothing went wrong on the page', () => {
  expect(program.pageErrors).toEqual([]);
});
