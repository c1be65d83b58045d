/** The frame around the work: panels, keys, undo, drop, search; each as a user would do it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady, untilReady } from './electron-app.ts';
import { openMine } from './window.ts';

let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  page = program.page;
});
afterAll(() => program?.dispose());

test('the first screen finds its components’ styles in the window’s sheet; a dialog opened later brings what it needs', async () => {
  // The first start of all had more to say.
  await page.reload();
  await untilReady(program);
  const written = () => page.evaluate(() => [...document.querySelectorAll('style[data-css-hash]:not([data-token-hash])')].map((style) => style.textContent ?? '').filter((rules) => rules !== ''));
  expect(await written()).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.locator('.ant-input-number').first().waitFor();
  expect((await written()).join('')).toContain('.ant-input-number');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('F4, F6 and F8 fold the panels away and bring them back', async () => {
  await openMine(page, '石湾沟石灰岩矿');
  for (const [key, name] of [
    ['F4', '图层'],
    ['F6', '属性表'],
    ['F8', '所选矿山'],
  ] as const) {
    const panel = page.getByRole('region', { name, exact: true });
    await panel.waitFor();
    await page.keyboard.press(key);
    await panel.waitFor({ state: 'detached' });
    await page.keyboard.press(key);
    await panel.waitFor();
  }
});

test('a panel is resized with the arrow keys and keeps its size over a change of module', async () => {
  const panel = page.getByRole('region', { name: '图层', exact: true });
  const handle = page.getByRole('separator', { name: '左侧面板的宽度' });
  const before = (await panel.boundingBox())!.width;
  await handle.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect((await panel.boundingBox())!.width).toBe(before + 32);
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+2');
  await panel.waitFor();
  expect((await panel.boundingBox())!.width).toBe(before + 32);
});

test('a removed layer comes back with the undo in the toast', async () => {
  const layer = page.locator('.tree-row.layer', { hasText: '生态保护红线' });
  await layer.click({ button: 'right' });
  await page.getByRole('menuitem', { name: '移除图层' }).click();
  await layer.waitFor({ state: 'detached' });
  await page.locator('.toast').getByText('已移除图层“生态保护红线”').waitFor();
  await page.locator('.toast').getByRole('button', { name: /撤销/ }).click();
  await layer.waitFor();
});

test('what is off says why', async () => {
  await page.keyboard.press('Control+4');
  await page.getByRole('heading', { name: '还没有套合结果' }).waitFor();
  await page.getByRole('menuitem', { name: '报告' }).click();
  await page.getByRole('menuitem', { name: '导出 Word' }).hover();
  await page.getByRole('tooltip').getByText('还没有套合结果，先开始套合。').waitFor();
  await page.keyboard.press('Escape');
});

test('search finds a mine by its licence number, and a typed coordinate moves the map', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('C9999012015067110134567');
  await page.getByRole('option', { name: /石湾沟石灰岩矿/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+g');
  await page.keyboard.type('3874412.86, 38513108.21');
  await page.getByRole('option', { name: /到 X 3/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^比例尺 1:[1-5] 000$/ }).waitFor();
  await page.locator('.kc-place-mark:not(.kc-identified)').waitFor();
  await page.keyboard.press('Control+g');
  await page.getByPlaceholder('坐标：X Y 或 经度 纬度').waitFor();
  await page.keyboard.type('114.1 35.0');
  await page.getByRole('option', { name: /到 经度 114/ }).waitFor();
  await page.keyboard.press('Escape');
});

test('a file that is a layer already is said to be, and is not imported again unless ticked; leaving imports nothing', async () => {
  const names = ['村庄.shp', '村庄.shx', '村庄.dbf', '村庄.prj', '村庄.cpg'];
  const files = await Promise.all(
    names.map(async (name) => ({ name, bytes: [...(await readFile(join(projectFolder, 'resources', 'sample-county', name)))] })),
  );
  const layers = await page.locator('.tree-row.layer').count();
  await page.evaluate((dropped) => {
    const transfer = new DataTransfer();
    for (const { name, bytes } of dropped) transfer.items.add(new File([new Uint8Array(bytes)], name));
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
  }, files);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('与已有图层“村庄”是同一文件').waitFor();
  const tick = dialog.getByRole('checkbox', { name: '导入村庄' });
  expect(await tick.isChecked()).toBe(false);
  expect(await dialog.getByRole('button', { name: '导入 0 个图层' }).isDisabled()).toBe(true);
  await tick.check();
  await dialog.getByRole('button', { name: '导入 1 个图层' }).waitFor();
  // What was chosen is not lost by one key, however often it is pressed.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await dialog.getByText('还没有导入，离开后不保留').waitFor();
  await dialog.getByRole('button', { name: '继续填写' }).click();
  expect(await tick.isChecked()).toBe(true);
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.getByRole('button', { name: '放弃并离开' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.locator('.tree-row.layer').count()).toBe(layers);
});

test('nothing of all this wrote an error', () => {
  expect(program.pageErrors).toEqual([]);
});
