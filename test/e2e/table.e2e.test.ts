/** The attribute table as a user works with it: choosing rows, changing cells, copying, arranging columns, the form. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { runOverlay } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'table');
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  page = program.page;
  page.setDefaultTimeout(10_000);
  await runOverlay(page, /R-\d{8}-01/);
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.layer').filter({ hasText: '永久基本农田' }).first().click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('打开属性表');
  await page.keyboard.press('Enter');
  await grid().waitFor();
});
afterAll(() => program?.dispose());

const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
const grid = () => page.getByRole('grid', { name: '永久基本农田' });
/** Rows as a reader counts them: below head and filter row. */
const row = (position: number) => grid().locator(`[aria-rowindex="${position + 2}"]`);
const cell = (position: number, column: string) => row(position).locator(`[data-column="${column}"]`);
const status = () => page.locator('.status-bar').getByText(/^已选/);

test('rows are chosen by click, Ctrl and Shift, and the map knows', async () => {
  await page.keyboard.press('Control+Shift+A');
  await row(1).click();
  await expect.poll(() => status().textContent()).toContain('已选 1 个要素');
  await row(4).click({ modifiers: ['Shift'] });
  await expect.poll(() => status().textContent()).toContain('已选 4 个要素');
  await row(2).click({ modifiers: ['Control'] });
  await expect.poll(() => status().textContent()).toContain('已选 3 个要素');
  expect(await grid().locator('.virtual-row.selected').count()).toBe(3);
  await picture('rows');
});

test('only the selected rows, then all with the selected ones on top', async () => {
  await page.keyboard.press('Shift+F6');
  await expect.poll(() => grid().locator('.virtual-row').count()).toBe(3);
  await page.keyboard.press('Shift+F6');
  await expect.poll(() => grid().locator('.virtual-row').count()).toBeGreaterThan(3);
});

test('copied rows carry a head', async () => {
  await grid().focus();
  await page.keyboard.press('Control+c');
  await page.getByText('已复制 3 行').waitFor();
  const text = await program.electron.evaluate(({ clipboard }) => clipboard.readText());
  const lines = text.split(/\r?\n/);
  expect(lines).toHaveLength(4);
  expect(lines[0]!.split('\t')).toContain('DLBM');
});

test('the right button on a row selects it and offers what can be done with rows', async () => {
  await row(2).click({ button: 'right' });
  await page.getByRole('menuitem', { name: '复制行到表格软件' }).waitFor();
  await page.waitForTimeout(300);
  await picture('row-menu');
  await expect.poll(() => status().textContent()).toContain('已选 1 个要素');
  await page.getByRole('menuitem', { name: '复制行到表格软件' }).click();
  await page.getByText('已复制 1 行').waitFor();
  // On one of several selected rows it is meant for all of them.
  await row(5).click({ modifiers: ['Shift'] });
  await row(4).click({ button: 'right' });
  await page.getByRole('menuitem', { name: '复制行到表格软件' }).click();
  await page.getByText('已复制 4 行').waitFor();
});

test('filter and order stay while another table and another room are looked at, and are taken away by a press', async () => {
  const filter = grid().getByRole('textbox').nth(1);
  const shown = () => page.locator('.table-foot').first().textContent();
  await grid().getByRole('columnheader').nth(2).getByRole('button').first().click();
  await filter.fill('0103');
  await expect.poll(shown).toMatch(/[1-9].*4\s?293/);
  const found = await shown();
  await page.getByRole('tab', { name: /采矿权/ }).first().click();
  await page.keyboard.press('Control+4');
  await page.keyboard.press('Control+2');
  await page.getByRole('tab', { name: /永久基本农田/ }).click();
  await expect.poll(() => filter.inputValue()).toBe('0103');
  await expect.poll(shown).toBe(found);
  expect(await grid().getByRole('columnheader').nth(2).getAttribute('aria-sort')).toBe('ascending');
  await picture('filter-kept');
  await page.locator('.table-foot').first().getByRole('button', { name: '清除筛选' }).click();
  await expect.poll(() => filter.inputValue()).toBe('');
  await grid().getByRole('columnheader').nth(2).getByRole('button').first().click();
  await grid().getByRole('columnheader').nth(2).getByRole('button').first().click();
  // All rows are there again: a cell opened earlier would be closed when they come.
  await expect.poll(shown).toMatch(/^共/);
  await page.waitForTimeout(500);
});

test('a cell is changed, refused when it does not fit, shown as changed, and the run is out of date until it is undone', async () => {
  const before = (await cell(1, 'KCXS').textContent())!;
  await cell(1, 'KCXS').dblclick();
  const editor = page.getByRole('textbox', { name: '修改 KCXS' });
  await editor.fill('零点一');
  await page.keyboard.press('Enter');
  await page.getByText('这里要填数字').waitFor();
  await picture('refused');
  await editor.blur();
  await page.locator('.toast').getByText('“KCXS”没有改成“零点一”：这里要填数字').waitFor();
  expect(await cell(1, 'KCXS').textContent()).toBe(before);
  await cell(1, 'KCXS').dblclick();
  await editor.fill('0.25');
  await page.keyboard.press('Enter');
  await expect.poll(() => cell(1, 'KCXS').locator('.changed-cell').textContent()).toBe('0.25');
  await page.locator('.tree-row.layer').filter({ hasText: '永久基本农田' }).getByRole('img', { name: '已编辑' }).waitFor();
  await picture('edited');
  await page.getByRole('tab', { name: /^采矿权/ }).click();
  await page.getByRole('grid', { name: '采矿权' }).locator('.virtual-row').first().click();
  await page.getByText(/“永久基本农田”编辑过/).first().waitFor();
  await page.getByRole('tab', { name: /^永久基本农田/ }).click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => cell(1, 'KCXS').textContent()).toBe(before);
  expect(await grid().locator('.changed-cell').count()).toBe(0);
});

test('one record as a form, with what the fields mean', async () => {
  await row(1).click();
  await page.keyboard.press('Alt+F6');
  const form = page.getByRole('form');
  await form.getByText('扣除系数').first().waitFor();
  await form.getByRole('button', { name: '下一条' }).click();
  await form.getByText('第 2 行').waitFor();
  await picture('form');
  await page.keyboard.press('Alt+F6');
  await grid().waitFor();
});

test('hidden columns stay hidden after a restart', async () => {
  await page.getByRole('button', { name: '选择列' }).click();
  await page.getByRole('group', { name: '选择列' }).getByRole('checkbox', { name: 'DLBM' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => cell(1, 'DLBM').count()).toBe(0);
  await picture('columns');
  await page.waitForTimeout(800);
  await program.close();
  program = await startReady({ profile: program.profile });
  page = program.page;
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.layer').filter({ hasText: '永久基本农田' }).first().click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('打开属性表');
  await page.keyboard.press('Enter');
  await row(1).waitFor();
  await expect.poll(() => cell(1, 'KCXS').count()).toBe(1);
  await expect.poll(() => cell(1, 'DLBM').count()).toBe(0);
});

test('nothing went wrong on the page', () => {
  expect(program.pageErrors).toEqual([]);
});
