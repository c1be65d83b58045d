/** Comparing two dates on the map, as a user does it: dates on layers, swipe, side by side, lens, timeline, keys. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { colourDistance, pixelsOf, type Colour } from '../helpers/window-pixels.ts';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { still } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'compare');
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  ({ page } = program);
  await page.keyboard.press('Control+2');
  // The sample's own dates end with the red line of 2025-06.
  await stateDate('永久基本农田', '2026-08');
});
afterAll(() => program?.dispose());
beforeEach(async () => {
  await page.keyboard.press('Escape');
});

async function openDate(layer: string): Promise<void> {
  await page.getByRole('button', { name: layer, exact: true }).click();
  await choose('数据日期');
  await page.getByRole('dialog').waitFor();
}

async function stateDate(layer: string, date: string): Promise<void> {
  await openDate(layer);
  await page.getByRole('dialog').getByLabel('数据日期', { exact: true }).fill(date);
  await page.getByRole('dialog').getByRole('button', { name: '保存日期' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function choose(command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(command);
  await page.getByRole('option', { name: command }).first().waitFor();
  await page.keyboard.press('Enter');
}

const labels = () => page.locator('.kc-compare-label').allTextContents();
const map = () => page.getByRole('application').first();

/** How many pixels of a part of the map differ between two looks. */
async function difference(a: Awaited<ReturnType<typeof pixelsOf>>, b: Awaited<ReturnType<typeof pixelsOf>>, part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }): Promise<number> {
  let count = 0;
  for (let y = part.y; y < part.y + part.height; y++) for (let x = part.x; x < part.x + part.width; x++) if (colourDistance(a.at(x, y) as Colour, b.at(x, y)) > 24) count++;
  return count;
}

/** The map once nothing is painted any more and no message lies over it. */
async function stillMap(): Promise<Awaited<ReturnType<typeof pixelsOf>>> {
  await page.locator('.toast').waitFor({ state: 'detached', timeout: 30_000 });
  await still(page);
  return pixelsOf(page);
}

test('the swipe shows the older date left and the newer right, each with its name and date', async () => {
  await choose('卷帘对比');
  // Nothing is there twice, and there is no picture: land use against everything that controls it.
  await expect.poll(labels).toEqual([expect.stringMatching(/^A地类图斑/), expect.stringMatching(/^B.* 等 \d+ 层日期不一$/)]);
  await page.screenshot({ path: join(pictures, 'swipe-first.png') });
  await page.getByRole('button', { name: '对比前一期' }).click();
  await expect.poll(labels).toEqual(['A生态保护红线2025-06', 'B永久基本农田2026-08']);
  const divider = page.getByRole('separator', { name: /左右两侧的分界/ });
  const box = (await map().boundingBox())!;
  const half = await stillMap();
  // Everything right: the left half changes to what the right side shows, the right half stays.
  await divider.press('Home');
  const right = await stillMap();
  const [leftPart, rightPart] = [{ x: box.x + 60, y: box.y + 100, width: box.width / 2 - 140, height: box.height - 200 }, { x: box.x + box.width / 2 + 60, y: box.y + 100, width: box.width / 2 - 140, height: box.height - 200 }];
  expect(await difference(half, right, leftPart)).toBeGreaterThan(500);
  expect(await difference(half, right, rightPart)).toBeLessThan(20);
  await divider.press('End');
  const left = await stillMap();
  expect(await difference(half, left, leftPart)).toBeLessThan(20);
  expect(await difference(half, left, rightPart)).toBeGreaterThan(500);
  expect(await divider.getAttribute('aria-valuenow')).toBe('97');
});

test('both maps move together and the swap changes the sides', async () => {
  await choose('并排对比');
  await page.locator('[data-mode="side-by-side"]').waitFor();
  await still(page);
  const boxes = await Promise.all([0, 1].map(async (index) => (await page.getByRole('application').nth(index).boundingBox())!));
  expect(Math.abs(boxes[0]!.width - boxes[1]!.width)).toBeLessThan(2);
  const scale = () => page.locator('.status-button').first().textContent();
  const before = await scale();
  await page.mouse.move(boxes[1]!.x + 100, boxes[1]!.y + 200);
  await page.mouse.wheel(0, -120);
  await expect.poll(scale).not.toBe(before);
  await still(page);
  await page.screenshot({ path: join(pictures, 'side-by-side.png') });
  await page.getByRole('button', { name: '左右对调' }).click();
  expect(await labels()).toEqual(['A永久基本农田2026-08', 'B生态保护红线2025-06']);
  await page.getByRole('button', { name: '左右对调' }).click();
});

test('the lens follows the pointer and obeys the keys', async () => {
  await choose('透镜对比');
  const lens = page.getByRole('slider', { name: /透镜/ });
  await lens.waitFor();
  const box = (await map().boundingBox())!;
  await page.mouse.move(box.x + 200, box.y + 220);
  await expect.poll(async () => Math.round((await lens.boundingBox())!.x - box.x)).toBe(200 - 130);
  await lens.focus();
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowDown');
  expect(await lens.getAttribute('aria-valuenow')).toBe('140');
  await still(page);
  await page.screenshot({ path: join(pictures, 'lens.png') });
});

test('the timeline chooses the dates; the steps say why they go no further', async () => {
  await choose('卷帘对比');
  await page.getByRole('button', { name: '对比前一期' }).click();
  await expect.poll(labels).toEqual([expect.stringMatching(/^A.* 等 \d+ 层2025$/), 'B生态保护红线2025-06']);
  for (const _step of [1, 2]) await page.getByRole('button', { name: '对比前一期' }).click();
  await expect.poll(labels).toEqual(['A草原2010', expect.stringMatching(/^B.*2024$/)]);
  expect(await page.getByRole('button', { name: '对比前一期' }).getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('slider', { name: 'B 侧的日期' }).press('End');
  await expect.poll(labels).toEqual(['A草原2010', 'B永久基本农田2026-08']);
  await page.getByRole('slider', { name: 'A 侧的日期' }).press('ArrowRight');
  await still(page);
  await page.screenshot({ path: join(pictures, 'swipe.png') });
  await page.keyboard.press('Escape');
  await page.locator('[data-mode="none"]').waitFor();
});

test('a stated date can be undone', async () => {
  await stateDate('永久基本农田', '2027');
  await page.keyboard.press('Control+z');
  await page.getByText(/已撤销/).waitFor();
  await openDate('永久基本农田');
  expect(await page.getByRole('dialog').getByLabel('数据日期', { exact: true }).inputValue()).toBe('2026-08');
});
