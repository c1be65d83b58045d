/** 今日 as a desk officer meets it: the four steps, the day's numbers, what waits first, what was said and done. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { runOverlay, still } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'home');
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  ({ page } = program);
  await page.keyboard.press('Control+1');
});
afterAll(() => program?.dispose());

const figure = (name: string) => page.locator('.home-figures > div', { hasText: name }).locator('dd').textContent();
const step = (name: string) => page.getByRole('region', { name: '四步上手' }).getByRole('listitem').filter({ hasText: name });

test('before an overlay the steps say what is next, and the numbers that need one stay open', async () => {
  await step('套合').getByRole('button', { name: '开始套合' }).waitFor();
  expect(await figure('待认定的问题')).toBe('—');
  expect(Number(await figure('已过期'))).toBe(await page.getByRole('region', { name: '已过期' }).getByRole('listitem').count());
});

test('after it the worst finding comes first, and opening the mine opens that one', async () => {
  await runOverlay(page, /R-\d{8}-01/);
  await page.keyboard.press('Control+1');
  const waiting = page.getByRole('region', { name: '待认定的问题' });
  await waiting.getByRole('listitem').first().waitFor();
  expect(await page.locator('.home-list .severity').first().getAttribute('class')).toContain('severe');
  expect(Number((await figure('待认定的问题'))!.replace(/\D/g, ''))).toBeGreaterThan(8);
  await page.getByRole('region', { name: '收件箱' }).getByRole('listitem').first().waitFor();
  const first = await waiting.getByRole('button').first().textContent();
  await waiting.getByRole('button').first().click();
  await page.locator('.finding-row.selected').waitFor();
  expect(first).toContain((await page.locator('.findings-list .mine-head:has([aria-expanded="true"])').first().textContent())!.replace(/\d.*$/, '').trim().slice(0, 4));
  await page.keyboard.press('Control+1');
});

test.each([
  ['light', '浅色'],
  ['dark', '深色'],
])('pictures of the page, %s', async (name, theme) => {
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: theme }).click();
  await page.keyboard.press('Control+1');
  for (const size of [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }, { width: 1280, height: 680 }]) {
    await program.electron.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]!.setContentSize(width, height), size);
    await page.waitForFunction(({ width }) => Math.abs(window.innerWidth - width) < 3, size);
    await still(page);
    await page.screenshot({ path: join(pictures, `${name}-${size.width}.png`) });
    // A large window is used: nothing but the last column's end is left empty below the lists.
    const end = await page.evaluate(() => Math.max(...[...document.querySelectorAll('.home-list')].map((list) => list.getBoundingClientRect().bottom)));
    if (size.width === 1920) expect(end).toBeGreaterThan(size.height * 0.8);
  }
});

test('English fits on the smallest window', async () => {
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'English' }).click();
  await page.keyboard.press('Control+1');
  await still(page);
  await page.screenshot({ path: join(pictures, 'english-1280.png') });
  const stickingOut = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.home *')].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1 || (element.matches('b, small, h2, dt') && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).textOverflow !== 'ellipsis')).map((element) => element.textContent));
  expect(stickingOut).toEqual([]);
});

test('the English search box keeps its words on a usual screen', async () => {
  await program.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1366, 768));
  await page.waitForFunction(() => Math.abs(window.innerWidth - 1366) < 3);
  await still(page);
  const room = await page.locator('.command-box input').evaluate((input: HTMLInputElement) => {
    const pen = document.createElement('canvas').getContext('2d')!;
    const { fontSize, fontFamily } = getComputedStyle(input);
    pen.font = `${fontSize} ${fontFamily}`;
    return input.clientWidth - pen.measureText(input.placeholder).width;
  });
  expect(room).toBeGreaterThanOrEqual(0);
});
