/** The layer tree as a user arranges it: groups, looks, labels, scales, classes, roles; every step can be taken back. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { command, still, unfold } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'layer-tree');
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
const row = (name: string) => page.locator('.tree-row.layer').filter({ hasText: name }).first();
/** By its words, with or without the ellipsis of a command that asks. */
const menuItem = (name: string) => page.getByRole('menuitem', { name: new RegExp(`^${name}…?$`) });
const group = (name: string) => page.getByRole('region', { name, exact: true });
const undo = () => page.keyboard.press('Control+z');

test('the menu of the last row of a scrolled tree lies in the window, and every verb can be clicked', async () => {
  await page.locator('.layer-tree').evaluate((tree) => tree.scrollTo(0, tree.scrollHeight));
  const last = page.locator('.tree-row.layer').last();
  await last.click({ button: 'right' });
  await menuItem('重命名图层').waitFor();
  await still(page);
  await picture('menu-scrolled');
  const menu = (await page.locator('.layer-menu').last().boundingBox())!;
  expect(menu.y).toBeGreaterThanOrEqual(0);
  expect(menu.y + menu.height).toBeLessThanOrEqual(768);
  const covered = await page.locator('.layer-menu').last().locator('[role="menuitem"]').evaluateAll((items) =>
    items.filter((item) => {
      item.scrollIntoView({ block: 'nearest' });
      const { x, y, width, height } = item.getBoundingClientRect();
      return !item.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    }).map((item) => item.textContent));
  expect(covered).toEqual([]);
  await menuItem('重命名图层').click();
  await page.getByRole('dialog').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await page.locator('.layer-tree').evaluate((tree) => tree.scrollTo(0, 0));
});

test('a row that is only selected says its system; its tools come with the pointer', async () => {
  const redline = row('生态保护红线');
  await redline.locator('.name').click();
  await page.mouse.move(800, 300);
  await redline.locator('.system-mark').waitFor();
  expect(await redline.locator('.tools').isVisible()).toBe(false);
  await redline.hover();
  await redline.locator('.tools').waitFor();
  // The menu that a tool opens keeps its row's tools while the pointer is in it.
  await redline.getByRole('button', { name: '的更多操作' }).click();
  await menuItem('移除图层').waitFor();
  await menuItem('移除图层').hover();
  expect(await redline.locator('.tools').isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  // Land use has colours in its row although its general symbol is empty paper.
  expect(await row('地类图斑').locator('.row-swatch img').count()).toBe(3);
});

test('in the smallest window the menu of a row in the middle still lies in the window', async () => {
  await program.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1280, 680));
  // A tree that is still scrolling closes the menu, as it should.
  await row('永久基本农田').scrollIntoViewIfNeeded();
  await still(page);
  await row('永久基本农田').click({ button: 'right' });
  await menuItem('移除图层').waitFor();
  await still(page);
  const menu = (await page.locator('.layer-menu').last().boundingBox())!;
  expect(menu.y).toBeGreaterThanOrEqual(0);
  expect(menu.y + menu.height).toBeLessThanOrEqual(680);
  await page.keyboard.press('Escape');
  await program.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1366, 768));
});

test('the menu says where the layer comes from, of which date it is and in which system', async () => {
  await row('永久基本农田').click({ button: 'right' });
  const info = page.locator('.layer-info').last();
  await expect.poll(() => info.textContent()).toContain('CGCS2000');
  expect(await info.textContent()).toMatch(/\w+\.(shp|zip)/);
  await page.keyboard.press('Escape');
});

test('a new group takes layers by menu and by dragging, hides them together, and dissolves; each step can be undone', async () => {
  await row('永久基本农田').click({ button: 'right' });
  await unfold(page, '图层组', menuItem('放入新图层组'));
  await menuItem('放入新图层组').click();
  const name = page.getByRole('textbox', { name: '图层组名称' });
  await name.fill('农业空间');
  await page.keyboard.press('Enter');
  await group('农业空间').locator('.tree-row.layer').filter({ hasText: '永久基本农田' }).waitFor();
  await group('农业空间').getByRole('button', { name: '农业空间', exact: true }).dblclick();
  await name.fill('误改');
  await page.keyboard.press('Escape');
  await name.waitFor({ state: 'detached' });
  await group('农业空间').waitFor();
  await row('自然保护地').dragTo(group('农业空间').locator('.tree-row.group'));
  await expect.poll(() => group('农业空间').locator('.tree-row.layer').count()).toBe(2);
  await page.getByRole('checkbox', { name: /农业空间/ }).first().click();
  await still(page);
  await picture('group-hidden');
  await undo();
  await still(page);
  await picture('group');
  await undo();
  await expect.poll(() => group('农业空间').locator('.tree-row.layer').count()).toBe(1);
  await group('农业空间').locator('.tree-row.group').click({ button: 'right' });
  await page.getByRole('button', { name: '解散图层组' }).click();
  await expect.poll(() => group('农业空间').count()).toBe(0);
  await undo();
  await group('农业空间').waitFor();
});

test('a group that shows one layer at a time switches the others off, by menu and by the box, and back by undo', async () => {
  const own = () => group('农业空间').locator('.tree-row.layer');
  const shown = () => own().getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked));
  await row('自然保护地').dragTo(group('农业空间').locator('.tree-row.group'));
  await expect.poll(() => own().count()).toBe(2);
  expect(await shown()).toEqual([true, true]);
  await group('农业空间').locator('.tree-row.group').click({ button: 'right' });
  await page.getByRole('button', { name: '只显示其中一个图层' }).click();
  await expect.poll(shown).toEqual([true, false]);
  await group('农业空间').getByText('单选').waitFor();
  await own().nth(1).getByRole('checkbox').click();
  await expect.poll(shown).toEqual([false, true]);
  await picture('exclusive');
  await undo();
  await expect.poll(shown).toEqual([true, false]);
  await undo();
  await expect.poll(shown).toEqual([true, true]);
  await undo();
  await expect.poll(() => own().count()).toBe(1);
});

test('a note on a layer stands on its row, is read in its menu, and is taken back', async () => {
  await row('生态保护红线').click({ button: 'right' });
  await menuItem('图层备注').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '备注' }).fill('生态环境局 2026-10-12 提供');
  await picture('remark-dialog');
  await dialog.getByRole('button', { name: '保存备注' }).click();
  await dialog.waitFor({ state: 'detached' });
  const mark = row('生态保护红线').getByRole('button', { name: '“生态保护红线”的备注：生态环境局 2026-10-12 提供' });
  await mark.waitFor();
  await mark.hover();
  await still(page);
  await picture('remark');
  await row('生态保护红线').click({ button: 'right' });
  await expect.poll(() => page.locator('.layer-info').last().textContent()).toContain('生态环境局');
  await page.keyboard.press('Escape');
  await undo();
  await mark.waitFor({ state: 'detached' });
});

test('another style shows in the tree and on the map, is copied to another layer, and is taken back', async () => {
  const swatch = () => row('永久基本农田').locator('img.swatch').getAttribute('src');
  const before = await swatch();
  await row('永久基本农田').click();
  await page.keyboard.press('F7');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('spinbutton', { name: '线宽' }).fill('4');
  await page.keyboard.press('Tab');
  await dialog.getByRole('combobox', { name: '填充花纹' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: '网格' }).click();
  await still(page);
  await picture('style');
  await dialog.getByRole('button', { name: '应用' }).click();
  await expect.poll(swatch).not.toBe(before);
  await row('永久基本农田').click({ button: 'right' });
  await unfold(page, '样式与标注', menuItem('复制样式'));
  await menuItem('复制样式').click();
  const other = () => row('生态保护红线').locator('img.swatch').getAttribute('src');
  const otherBefore = await other();
  await row('生态保护红线').click({ button: 'right' });
  await unfold(page, '样式与标注', menuItem('粘贴样式'));
  await menuItem('粘贴样式').click();
  await expect.poll(other).not.toBe(otherBefore);
  await still(page);
  await picture('styled');
  await undo();
  await expect.poll(other).toBe(otherBefore);
  await undo();
  await expect.poll(swatch).toBe(before);
});

test('labels are switched on with a field; classes are switched off one by one', async () => {
  await row('永久基本农田').click();
  await page.keyboard.press('F7');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: '标注' }).click();
  await dialog.getByRole('checkbox', { name: '在地图上标注' }).click();
  await picture('labels');
  await dialog.getByRole('button', { name: '应用' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('checkbox', { name: '显示“保护地 核心保护区”' }).click();
  await expect.poll(() => page.locator('.tree-row.legend.off').count()).toBe(1);
  await undo();
  await expect.poll(() => page.locator('.tree-row.legend.off').count()).toBe(0);
});

test('township boundaries are basic geography; another role can be given after the import and taken back', async () => {
  await page.locator('.tree-row.group').filter({ hasText: '基础地理' }).locator('.name').click();
  // A tree that is still scrolling closes what was opened over it.
  await row('乡镇界').scrollIntoViewIfNeeded();
  await still(page);
  await row('乡镇界').click({ button: 'right' });
  await unfold(page, '数据', menuItem('改图层类别和字段对应'));
  await menuItem('改图层类别和字段对应').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('乡镇界', { exact: true }).filter({ visible: true }).first().waitFor();
  await dialog.getByRole('combobox', { name: '图层类别' }).click();
  await page.keyboard.type('草原');
  await page.locator('.ant-select-item-option').filter({ hasText: '草原' }).click();
  await picture('role');
  await dialog.getByRole('button', { name: '应用' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('修改“乡镇界”的图层类别').first().waitFor();
  await undo();
});

test('layers that nobody declared are declared together, and taken back together', async () => {
  const dialog = page.getByRole('dialog');
  const warnings = page.locator('.layer-warning');
  const before = await warnings.count();
  const declare = async (layer: string): Promise<void> => {
    await row(layer).scrollIntoViewIfNeeded();
    await row(layer).click();
    await command(page, '声明坐标系');
    await dialog.getByText(`声明“${layer}”的坐标系`).waitFor();
  };
  for (const layer of ['县界', '乡镇界']) {
    await declare(layer);
    await dialog.getByRole('radio', { name: '暂不声明' }).check();
    await dialog.getByRole('button', { name: '撤回声明' }).click();
    await dialog.waitFor({ state: 'detached' });
  }
  await expect.poll(() => warnings.count()).toBe(before + 2);
  await declare('县界');
  await dialog.getByRole('radio').first().check();
  await dialog.locator('.declare-also').getByRole('checkbox', { name: '乡镇界' }).check();
  await picture('declare-together');
  await dialog.getByRole('button', { name: '声明坐标系' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('已声明“县界”等 2 个图层的坐标系').first().waitFor();
  await expect.poll(() => warnings.count()).toBe(before);
  await undo();
  await expect.poll(() => warnings.count()).toBe(before + 2);
  await undo();
  await undo();
});

test('nothing went wrong on the page', () => {
  expect(program.pageErrors).toEqual([]);
});
