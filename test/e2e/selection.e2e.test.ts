/** Selecting as a user does: on the map, by attribute, by location, and what can be done with what is selected. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatNumber } from '../../shared/base/units.ts';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { command as performCommand, still } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'selection');
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  page = program.page;
  await page.keyboard.press('Control+2');
});
afterAll(() => program?.dispose());

const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
const status = () => page.locator('.status-bar').getByText(/^已选/);
const selectedNumber = async (): Promise<number> => Number(/已选 ([\d\s\u2009\u202f\u00a0]+) 个/.exec((await status().textContent()) ?? '')?.[1]?.replace(/\D/g, ''));
const layerRow = (name: string) => page.locator('.tree-row.layer').filter({ hasText: name }).first();

const command = (words: string): Promise<void> => performCommand(page, words);

async function choose(label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: option }).first().click();
}

test('a rectangle selects what it touches; Shift adds, Ctrl takes in and out, Esc lets go', async () => {
  await page.keyboard.press('b');
  await page.getByText('按住左键拖出矩形').waitFor();
  const box = (await page.locator('.map-place').boundingBox())!;
  const drag = async (fromX: number, fromY: number, toX: number, toY: number): Promise<void> => {
    await page.mouse.move(box.x + fromX, box.y + fromY);
    await page.mouse.down();
    await page.mouse.move(box.x + toX, box.y + toY, { steps: 4 });
    await page.mouse.up();
  };
  await drag(300, 150, 420, 250);
  await status().waitFor();
  const first = await selectedNumber();
  expect(first).toBeGreaterThan(1);
  await still(page);
  await picture('box');
  await page.keyboard.down('Shift');
  await drag(430, 150, 520, 250);
  await page.keyboard.up('Shift');
  await expect.poll(selectedNumber).toBeGreaterThan(first);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect.poll(() => status().count()).toBe(0);
});

test('by attribute: a live count before, the same number selected after; inverting gives the rest', async () => {
  await layerRow('永久基本农田').click();
  await page.keyboard.press('Control+F3');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await choose('字段 1', 'DLBM');
  await dialog.getByRole('combobox', { name: '值 1' }).fill('0103');
  await page.keyboard.press('Tab');
  const words = dialog.getByText(/^符合/);
  await words.waitFor();
  const [found, total] = ((await words.textContent()) ?? '').match(/\d[\d\s\u2009\u202f\u00a0]*/g)!.map((each) => Number(each.replace(/\D/g, '')));
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(total!);
  await picture('by-attribute');
  await dialog.getByRole('button', { name: /^选择 / }).click();
  await expect.poll(selectedNumber).toBe(found);
  // What was selected is read in its table, which comes before that of the mines.
  await page.getByRole('tab', { name: /^永久基本农田/, selected: true }).waitFor();
  await page.getByText(`已选 ${formatNumber(found!, 0)} 条`).waitFor();
  await picture('table-of-selected');
  await command('反选');
  await expect.poll(selectedNumber).toBe(total! - found!);
  await command('清除选择');
  await expect.poll(() => status().count()).toBe(0);
});

test('by location: the parcels that the overlay finds, and more of them within a distance', async () => {
  await layerRow('永久基本农田').click();
  await command('按位置选择');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('从图层中选择').waitFor();
  await picture('by-location');
  await dialog.getByRole('button', { name: '选择', exact: true }).click();
  await status().waitFor();
  const touching = await selectedNumber();
  expect(touching).toBeGreaterThan(0);
  await command('按位置选择');
  await choose('其要素', '与参照要素相距不超过');
  await dialog.getByRole('button', { name: '选择', exact: true }).click();
  await expect.poll(selectedNumber).toBeGreaterThan(touching);
});

test('selecting begins with the current layer, mines too, and offers the layers as the tree has them', async () => {
  await layerRow('采矿权').click();
  await command('按位置选择');
  const dialog = page.getByRole('dialog');
  const shown = (label: string) => dialog.locator('.ant-select', { has: page.getByRole('combobox', { name: label, exact: true }) });
  await expect.poll(() => shown('从图层中选择').textContent()).toBe('采矿权');
  expect(await shown('参照图层').textContent()).not.toBe('采矿权');
  await page.keyboard.press('Escape');
  await layerRow('永久基本农田').click();
});

test('the selected features become a layer of their own, which undo takes away again', async () => {
  const count = await selectedNumber();
  await layerRow('永久基本农田').click();
  await command('所选要素另存为图层');
  const row = page.locator('.tree-row.layer').filter({ hasText: '永久基本农田_所选' });
  await row.waitFor();
  expect(Number((await row.locator('.count').textContent())?.replace(/\D/g, ''))).toBe(count);
  await picture('saved');
  await page.keyboard.press('Control+z');
  await expect.poll(() => row.count()).toBe(0);
});

test('nothing went wrong on the page', () => {
  expect(program.pageErrors).toEqual([]);
});
