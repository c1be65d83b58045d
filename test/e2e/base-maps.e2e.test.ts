/** Base maps in the window: added by the dialog, shown under the layers, ordered, faded, undone, kept over a restart. */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildGeoTiff, buildPng } from '../helpers/raster-builder.ts';
import { colourDistance, pixelsOf, type Colour } from '../helpers/window-pixels.ts';
import { answerFolderDialog, projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { still } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'base-maps');
/** Over the middle of the sample county. */
const [WEST, NORTH, PIXEL] = [38_470_000, 3_905_000, 20];
const MAGENTA: Colour = [230, 0, 230];
let program: RunningProgram;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuangce-base-maps-'));
  program = await startReady();
  ({ page } = program);
  await page.keyboard.press('Control+2');
  // A ground of one colour with a darker square every kilometre, so that a look tells where it lies.
  await writeFile(join(folder, '正射影像.tif'), buildGeoTiff(3000, 3000, { east: WEST, north: NORTH, pixel: PIXEL, code: 4526 }, (column, row) => ((column % 50) + (row % 50) < 8 ? [60, 60, 60] : MAGENTA)));
  await writeFile(join(folder, '矿山平面图.png'), buildPng(600, 400, () => [200, 220, 240]));
});
afterAll(async () => {
  await program?.dispose();
  await rm(folder, { recursive: true, force: true });
});

const row = (name: string) => page.locator('.tree-row.layer', { hasText: name });

async function hideAllLayers(): Promise<void> {
  const groups = page.getByRole('checkbox', { name: /^显示“.+”的全部图层$/ });
  await groups.first().waitFor();
  for (const box of await groups.all()) {
    const state = () => box.evaluate((input: HTMLInputElement) => (input.indeterminate ? 'some' : input.checked ? 'all' : 'none'));
    while ((await state()) !== 'none') {
      const before = await state();
      await box.click();
      await expect.poll(state).not.toBe(before);
    }
  }
}

async function shareOfMagenta(): Promise<number> {
  const box = (await page.getByRole('application').first().boundingBox())!;
  const pixels = await pixelsOf(page);
  let [found, all] = [0, 0];
  for (let y = box.y + 60; y < box.y + box.height - 60; y += 6) for (let x = box.x + 60; x < box.x + box.width - 60; x += 6, all++) if (colourDistance(pixels.at(x, y), MAGENTA) < 30) found++;
  return found / all;
}

test('an image is told about before it is added, and lies under the layers afterwards', async () => {
  await answerFolderDialog(program, join(folder, '正射影像.tif'));
  await page.keyboard.press('Control+b');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '选择影像或扫描图' }).click();
  await dialog.getByText('3000 × 3000 像素').waitFor();
  await dialog.getByText('位置：文件自带').waitFor();
  await page.screenshot({ path: join(pictures, 'add-picture.png') });
  await dialog.getByLabel('数据日期').fill('2026-09');
  await dialog.getByRole('button', { name: '添加底图' }).last().click();
  await dialog.waitFor({ state: 'detached' });
  await row('正射影像').waitFor();
  expect(await row('正射影像').getByRole('button', { name: '正射影像', exact: true }).getAttribute('title')).toContain('正射影像.tif · CGCS2000 / 3°带 38');
  // Land use lies over it: that is said, and one step lets it be seen.
  const hint = page.getByRole('status', { name: '底图被遮住' });
  await hint.getByText('底图“正射影像”在 地类图斑 2025 年度 下面').waitFor();
  await still(page);
  await page.screenshot({ path: join(pictures, 'covered.png') });
  await hint.getByRole('button', { name: '图斑调成半透明' }).click();
  await hint.waitFor({ state: 'detached' });
  await still(page);
  await page.screenshot({ path: join(pictures, 'uncovered.png') });
  await page.keyboard.press('Control+h');
  await page.locator('.history-entry').first().getByText('地类图斑 2025 年度 调成半透明').waitFor();
  await page.keyboard.press('Control+h');
  await hideAllLayers();
  await expect.poll(shareOfMagenta, { timeout: 20_000 }).toBeGreaterThan(0.5);
  await page.screenshot({ path: join(pictures, 'shown.png') });
});

test('it is hidden, faded and removed, each with a way back', async () => {
  await row('正射影像').getByRole('checkbox').click();
  await expect.poll(shareOfMagenta).toBe(0);
  await page.keyboard.press('Control+z');
  await expect.poll(shareOfMagenta).toBeGreaterThan(0.5);
  await row('正射影像').click({ button: 'right' });
  await page.screenshot({ path: join(pictures, 'menu.png') });
  await page.getByRole('slider', { name: '正射影像的不透明度' }).press('Home');
  await expect.poll(shareOfMagenta).toBe(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect.poll(shareOfMagenta).toBeGreaterThan(0.5);
  await row('正射影像').click({ button: 'right' });
  await page.getByRole('menuitem', { name: '移除底图' }).click();
  await row('正射影像').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await expect.poll(shareOfMagenta).toBeGreaterThan(0.5);
});

test('it can stand on one side of a comparison', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('卷帘对比');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.kc-compare-label').allTextContents()).toContain('B正射影像2026-09');
  await expect.poll(shareOfMagenta, { timeout: 20_000 }).toBeLessThan(0.6);
  await page.screenshot({ path: join(pictures, 'compared.png') });
  await page.getByRole('button', { name: '结束对比' }).click();
});

test('it is there after a restart; a file that is gone is named and can be found again', async () => {
  await program.close();
  program = await startReady({ profile: program.profile });
  ({ page } = program);
  await page.keyboard.press('Control+2');
  await expect.poll(shareOfMagenta, { timeout: 20_000 }).toBeGreaterThan(0.5);
  await program.close();
  await mkdir(join(folder, '移走'));
  await rename(join(folder, '正射影像.tif'), join(folder, '移走', '正射影像.tif'));
  program = await startReady({ profile: program.profile });
  ({ page } = program);
  await page.keyboard.press('Control+2');
  await row('正射影像').getByRole('button', { name: /不在原处/ }).click();
  await answerFolderDialog(program, join(folder, '移走', '正射影像.tif'));
  await page.getByRole('dialog').getByRole('button', { name: '重新指定文件' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '重新指定文件' }).waitFor({ state: 'detached' });
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await expect.poll(shareOfMagenta, { timeout: 20_000 }).toBeGreaterThan(0.5);
});

test('a scan without a place is placed by points, with what each is off, and the step can be undone', async () => {
  await answerFolderDialog(program, join(folder, '矿山平面图.png'));
  await page.keyboard.press('Control+b');
  await page.getByRole('dialog').getByRole('button', { name: '选择影像或扫描图' }).click();
  await page.getByRole('dialog').getByText('没有位置信息').first().waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '添加底图' }).last().click();
  const dialog = page.getByRole('dialog', { name: /按控制点定位/ });
  await dialog.getByText('在扫描图上点第 1 个点').waitFor();
  const scan = dialog.getByRole('application', { name: '扫描图' });
  const ground = async (number: number, north: string, east: string): Promise<void> => {
    await dialog.getByRole('textbox', { name: `点 ${number} 的 X` }).fill(north);
    await dialog.getByRole('textbox', { name: `点 ${number} 的 Y` }).fill(east);
  };
  // The middle of the scan, then places one, two and three steps from it.
  await dialog.locator('.scan-view[aria-busy="false"]').waitFor();
  // It is fitted into its place with the next picture.
  await still(page);
  await scan.press('Enter');
  expect(await dialog.getByRole('row').nth(1).getByRole('cell').nth(2).textContent()).toMatch(/^(300|299)\.\d$/);
  await ground(1, '3875000', '38500000');
  for (const key of ['ArrowRight', 'ArrowRight', '+', 'ArrowDown', 'ArrowDown']) await scan.press(key);
  await scan.press('Enter');
  await ground(2, '3874000', '38501500');
  await dialog.getByText('点数刚够').waitFor();
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await scan.press(key);
  await scan.press('Enter');
  await ground(3, '3874300', '38498100');
  await dialog.getByText('最大').waitFor();
  expect(await dialog.getByRole('status').textContent()).toMatch(/单位权中误差 \d+\.\d{3} m，点位残差均方根 \d+\.\d{3} m/);
  await still(page);
  await page.screenshot({ path: join(pictures, 'place.png') });
  await dialog.getByRole('radio', { name: /六参数/ }).click();
  await dialog.getByText('点数刚够').waitFor();
  await dialog.getByRole('button', { name: '保存定位' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('定位底图“矿山平面图”，控制点刚够，没有检核').first().waitFor();
  await page.keyboard.press('Control+z');
  await row('矿山平面图').getByRole('button', { name: /还没有定位/ }).waitFor();
});

test('every kind of source has its own words', async () => {
  await page.keyboard.press('Control+b');
  for (const [kind, name] of [['切片文件夹', 'folder'], ['WMS、WMTS 服务', 'server'], ['天地图', 'tianditu'], ['MBTiles', 'package']] as const) {
    await page.getByRole('dialog').getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
    await still(page);
    await page.screenshot({ path: join(pictures, `add-${name}.png`) });
  }
  expect(await page.getByRole('dialog').getByRole('button', { name: '添加底图' }).last().isDisabled()).toBe(true);
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
});

test('pictures on a large and on the smallest window, dark and in English; no serious finding of axe', async () => {
  const resize = async (width: number, height: number): Promise<void> => {
    await program.electron.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]!.setContentSize(size.width, size.height), { width, height });
    await page.waitForFunction((wanted) => Math.abs(window.innerWidth - wanted) < 3, width);
    await still(page);
  };
  const choose = async (room: string, name: string): Promise<void> => {
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name, exact: true }).click();
    await page.screenshot({ path: join(pictures, `settings-${room}.png`) });
    await page.keyboard.press('Control+2');
  };
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const serious = async (): Promise<readonly string[]> => {
    await page.evaluate(axe);
    const results = await page.evaluate(() => (window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } }).axe.run(document, { iframes: false, resultTypes: ['violations'] }));
    return results.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  };
  for (const [room, name] of [['dark', '深色'], ['english', 'English']] as const) {
    await choose(room, name);
    const adding = room === 'english' ? 'Add base map' : '添加底图';
    for (const [width, height] of [[1920, 1080], [1366, 768], [1280, 680]] as const) {
      await resize(width, height);
      await page.screenshot({ path: join(pictures, `map-${room}-${width}.png`) });
      await page.keyboard.press('Control+b');
      await page.getByRole('dialog', { name: adding }).waitFor();
      await still(page);
      await page.getByRole('dialog').getByRole('radio', { name: room === 'english' ? /^Tianditu/ : /^天地图/ }).check();
      await still(page);
      await page.screenshot({ path: join(pictures, `add-${room}-${width}.png`) });
      expect(await serious()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await row('矿山平面图').getByRole('button').first().click();
      await page.keyboard.press('Control+k');
      await page.keyboard.type(room === 'english' ? 'Place by control' : '按控制点');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.scan-view[aria-busy="false"]').waitFor();
      await still(page);
      await page.screenshot({ path: join(pictures, `place-${room}-${width}.png`) });
      expect(await serious()).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  }
});
