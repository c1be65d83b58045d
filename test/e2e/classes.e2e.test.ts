/** A layer by its attributes: classified by a field, summed in its table; and the tree under the keyboard. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { command, still } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'classes');
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  page = program.page;
  page.setDefaultTimeout(15_000);
  await page.keyboard.press('Control+2');
});
afterAll(() => program?.dispose());

const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
const map = () => page.locator('.map-canvas canvas').first().screenshot();
const row = (name: string) => page.locator('.tree-row.layer').filter({ hasText: name }).first();
const classRow = (name: string) => page.locator('.tree-row.legend').filter({ hasText: name }).first();
const menuItem = (name: string) => page.getByRole('menuitem', { name: new RegExp(`^${name}…?$`) });

test('the foot of a table sums a column, of all rows and of the selected ones', async () => {
  await row('永久基本农田').click();
  await command(page, '打开属性表');
  const grid = page.getByRole('grid', { name: '永久基本农田' });
  await grid.waitFor();
  const foot = page.locator('.column-figures');
  await foot.getByRole('combobox').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await expect.poll(() => foot.textContent()).toMatch(/\d 个值合计 .+最小 .+最大 .+平均/);
  const all = await foot.textContent();
  await grid.locator('[aria-rowindex="3"]').click();
  await expect.poll(() => foot.textContent()).toContain('所选 1 个值');
  expect(await foot.textContent()).not.toBe(all);
  await picture('sum');
  await page.keyboard.press('Control+Shift+A');
});

test('a layer is classified by a field: the tree lists its classes, one is hidden, another coloured alone, and all is taken back', async () => {
  await row('永久基本农田').click();
  const plain = await row('永久基本农田').locator('img.swatch').getAttribute('src');
  await command(page, '按字段分类');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '按字段' }).click();
  await page.keyboard.type('DLMC');
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  const list = dialog.getByRole('list', { name: '类别' });
  await list.getByRole('listitem').nth(1).waitFor();
  const first = (await list.getByRole('listitem').first().locator('.ellipsis').textContent())!;
  await still(page);
  await picture('dialog');
  await dialog.getByRole('button', { name: '应用' }).click();
  await dialog.waitFor({ state: 'detached' });
  await classRow(first).waitFor();
  await still(page);
  await picture('classified');
  const classified = await map();
  await classRow(first).getByRole('checkbox').click();
  await expect.poll(() => classRow(first).getAttribute('class')).toContain('off');
  await still(page);
  expect((await map()).equals(classified), 'the map draws what the tree shows').toBe(false);
  await classRow(first).click({ button: 'right' });
  await menuItem('只显示这一类').click();
  await expect.poll(() => classRow(first).getAttribute('class')).not.toContain('off');
  await expect.poll(() => classRow('其他').count().then(async (count) => count === 0 || (await classRow('其他').getAttribute('class'))!.includes('off'))).toBe(true);
  await classRow(first).click({ button: 'right' });
  await menuItem('显示全部类别').click();
  for (let step = 0; step < 4; step++) await page.keyboard.press('Control+z');
  await expect.poll(() => row('永久基本农田').locator('img.swatch').getAttribute('src')).toBe(plain);
});

test('a measured field opens in steps; limits are typed, wrong ones are told, and they are there again', async () => {
  await row('永久基本农田').click();
  await command(page, '按字段分类');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '按字段' }).click();
  await page.keyboard.type('TBMJ');
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  const names = () => dialog.getByRole('list', { name: '类别' }).locator('.ellipsis').allTextContents();
  await expect.poll(async () => (await names()).length).toBe(6);
  await dialog.getByText('自定界限', { exact: true }).click();
  const limits = dialog.getByRole('textbox', { name: '界限' });
  await limits.fill('1000, 亩');
  await dialog.getByRole('alert').getByText('界限写成数字').waitFor();
  await limits.fill('5000, 1000');
  await expect.poll(async () => (await names()).length).toBe(4);
  expect((await names())[1]).toMatch(/^1\s000(\.0+)? ~ 5\s000(\.0+)?$/u);
  expect(await dialog.getByRole('alert').count()).toBe(0);
  await picture('typed-limits');
  await dialog.getByRole('button', { name: '应用' }).click();
  await dialog.waitFor({ state: 'detached' });
  await command(page, '按字段分类');
  await expect.poll(() => limits.inputValue()).toBe('1000, 5000');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
});

test('one Tab leads past each row of the tree; arrows reach its buttons and the rows around it', async () => {
  await row('永久基本农田').getByRole('button', { name: /永久基本农田/ }).first().focus();
  const focused = () => page.evaluate(() => document.activeElement?.closest('.tree-row')?.textContent ?? '');
  const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.className ?? '');
  const stops = await page.locator('.tree-row').evaluateAll((rows) => rows.map((each) => [...each.querySelectorAll<HTMLElement>('button, input')].filter((control) => control.tabIndex === 0).length));
  expect(Math.max(...stops)).toBe(1);
  await row('永久基本农田').locator('button.name').focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toContain('永久基本农田');
  expect(await label()).not.toBe('name');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).not.toContain('永久基本农田');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toContain('永久基本农田');
});

test('the menu of a layer is as tall as it needs while the window has that room', async () => {
  for (const height of [768, 900]) {
    await program.electron.evaluate(({ BrowserWindow }, tall) => BrowserWindow.getAllWindows()[0]!.setContentSize(1366, tall), height);
    await still(page);
    await row('永久基本农田').click({ button: 'right' });
    await menuItem('移除图层').waitFor();
    await still(page);
    const menu = page.locator('.layer-menu').last();
    const box = (await menu.boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(height);
    expect(await menu.evaluate((element) => element.scrollHeight - element.clientHeight), `at ${height}`).toBeLessThanOrEqual(1);
    await picture(`menu-${height}`);
    await page.keyboard.press('Escape');
  }
  await program.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1366, 768));
});

test('the list of systems offers latitude and longitude, and goes back to the plane', async () => {
  const choice = page.locator('.status-bar').getByRole('button', { name: /CGCS2000/ }).last();
  await choice.click();
  await page.getByRole('menuitem', { name: /度分秒/ }).click();
  await expect.poll(() => page.locator('.status-bar .coordinates').textContent()).toMatch(/B .*L /);
  await choice.click();
  await page.getByRole('menuitem', { name: /38/ }).first().click();
  await expect.poll(() => page.locator('.status-bar .coordinates').textContent()).toMatch(/X .*Y /);
});
