/** Leaving the fictional sample county for one's own work, as a user does it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemById } from '../../shared/crs/systems.ts';
import { writeShapefile } from '../../shared/formats/shapefile/write.ts';
import { storedSquares } from '../helpers/stored-layer.ts';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { command, openImportPreview, openMine, runOverlay } from './window.ts';

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

test('rights removed by hand: the toast counts what was made from them, the first steps are open again, the mark stays', async () => {
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.layer', { hasText: '采矿权' }).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: '移除图层' }).click();
  await page.locator('.toast').getByText(/已移除图层“采矿权”；由它得出的 \d+ 项问题仍保留/).waitFor();
  await page.keyboard.press('Control+1');
  const step = (name: string) => page.getByRole('region', { name: '四步上手' }).getByRole('listitem').filter({ hasText: name });
  await step('检查').getByText('没有采矿权图层，不能套合').waitFor();
  await step('套合').getByText(/数据已变，结果是 \d\d-\d\d \d\d:\d\d 的/).waitFor();
  await page.locator('.sample-tag').waitFor();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.layer', { hasText: '采矿权' }).first().waitFor();
});

test('own rights with the licence numbers of removed ones get none of their conflict areas on a sheet, and the preview says so', async () => {
  const leftOff = page.getByRole('dialog').getByText(/冲突区有 \d+ 处没有印：得出它们的图层（“采矿权”等 1 个）已移除/);
  const openSheet = async (): Promise<void> => {
    await command(page, '出图');
    await page.locator('.sheets-paper img').first().waitFor();
  };
  await openMine(page, '红岩沟铁矿');
  await openSheet();
  expect(await leftOff.count()).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('.tree-row.layer', { hasText: '采矿权' }).first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: '移除图层' }).click();
  await page.locator('.toast').getByText('已移除图层“采矿权”').waitFor();
  await openImportPreview(page, ['shp', 'shx', 'dbf', 'prj'].map((extension) => join(projectFolder, 'resources', 'sample-county', `采矿权_2026.${extension}`)));
  await page.getByRole('dialog').getByRole('button', { name: '导入 1 个图层' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await openMine(page, '红岩沟铁矿');
  await openSheet();
  await leftOff.waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.locator('.toast').waitFor();
});

test('the preview of own files says that the sample is open, and clears it first without losing the preview', async () => {
  const squares = writeShapefile({
    name: '本县生态保护红线', kind: 'polygon', features: storedSquares(['水源涵养']).columns.geometry, fields: [{ name: 'MC', type: 'text', width: 40, decimals: 0 }], rows: [['水源涵养']], system: systemById('EPSG:4526'), encoding: 'gbk', cpg: true,
  });
  const files = Object.entries(squares).map(([extension, bytes]) => ({ path: join(program.output, `本县生态保护红线.${extension}`), bytes }));
  for (const { path, bytes } of files) await writeFile(path, bytes);
  await openImportPreview(page, files.map(({ path }) => path));
  const dialog = page.getByRole('dialog');
  await dialog.getByText('当前是虚构样例，导入的图层会与样例放在一起。').waitFor();
  await dialog.getByRole('button', { name: '清空样例，开始本县工作…' }).click();
  await dialog.getByRole('button', { name: '清空样例', exact: true }).click();
  await dialog.getByText('样例和由它得出的成果已清空').waitFor();
  await dialog.getByRole('button', { name: /^导入/ }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.tree-row.layer').first().waitFor();
  expect(await page.locator('.tree-row.layer').count()).toBe(1);
  expect(await page.locator('.sample-tag').count()).toBe(0);
});
