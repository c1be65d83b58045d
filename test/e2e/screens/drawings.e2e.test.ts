/** 井上井下 with the sample county's drawings: plan and section, solid, check, ledger, receiving, and the rooms before anything is there. */
import { afterEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { translator, type Translate } from '../../../shared/i18n/text.ts';
import { check, choose, county } from '../drawing-window.ts';
import { type RunningProgram, goToMap, startProgram, untilReady } from '../electron-app.ts';
import { command } from '../window.ts';
import { chooseInSettings, closeDialog, type Screen, walkScreens } from './walk.ts';

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.dispose();
  program = undefined;
});

const MINE = '王家山煤矿';
/** Has a drawing and bodies one over the other; the other two are checked before they are looked at. */
const SEAMS = '北岭煤矿';
const QUARRY = '五里坡建筑石料矿';
const THEMES = [
  ['浅色', 'light'],
  ['深色', 'dark'],
] as const;

let words: Translate = translator('zh-CN');
const railTo = (key: 'home' | 'map' | 'drawings' | 'findings' | 'report') => (page: Page): Promise<void> => page.locator('.rail').getByRole('button', { name: words(`window.module.${key}`) }).click();

async function showMine(page: Page, mine: string): Promise<void> {
  await choose(page, page.locator('.drawings-mine').getByRole('combobox'), mine);
  await expect.poll(() => page.locator('.drawings-mine').innerText()).toContain(mine);
  await page.locator('.section-svg').waitFor();
}

async function openFile(page: Page, path: string): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await page.evaluate(() => document.readyState);
  await page.keyboard.press('Control+o');
  await (await asked).setFiles([path]);
  await page.getByRole('dialog').waitFor();
}

const checkDialog: Pick<Screen, 'open' | 'close'> = {
  async open(page) {
    await command(page, words('drawing.action.check'));
    await page.getByRole('dialog').locator('.drawing-check').waitFor();
  },
  close: closeDialog,
};

const SCREENS: readonly Screen[] = [
  {
    name: '50-drawings',
    async open(page) {
      await railTo('drawings')(page);
      await showMine(page, SEAMS);
    },
  },
  ...(['swipe', 'side-by-side', 'spyglass', 'difference'] as const).map((way, index): Screen => ({ name: `5${index + 1}-${way}`, open: (page) => page.getByRole('radio', { name: words(`drawing.compare.${way}`) }).click() })),
  {
    name: '55-solid',
    async open(page) {
      await page.keyboard.press('b');
      await page.getByRole('application', { name: words('drawing.solid.name') }).locator('canvas').waitFor({ timeout: 30_000 });
    },
    close: (page) => page.keyboard.press('b'),
  },
  { name: '56-check', ...checkDialog },
  {
    name: '57-ledger',
    async open(page) {
      await page.getByRole('button', { name: words('drawing.periods.missingList'), exact: true }).click();
      await page.getByRole('dialog').waitFor();
    },
    close: closeDialog,
  },
  {
    name: '58-receive',
    async open(page) {
      await openFile(page, county('井上井下', '2025H2', `${MINE}.dxf`));
      await page.getByRole('dialog').locator('.drawing-columns').waitFor();
    },
    close: closeDialog,
  },
  { name: '65-checked', open: (page) => showMine(page, MINE) },
  { name: '66-pit', open: (page) => showMine(page, QUARRY) },
  { name: '67-pit-check', ...checkDialog },
  {
    name: '68-pit-receive',
    async open(page) {
      await openFile(page, county('采坑测量', `${QUARRY}_2026-06-18.asc`));
      await page.getByRole('dialog').locator('.surface-columns').waitFor();
    },
    close: closeDialog,
  },
];

test.each([
  ['浅色', 'light', 'zh-CN'],
  ['深色', 'dark', 'zh-CN'],
  ['English', 'en', 'en'],
] as const)('no screen of the drawings has a serious accessibility finding or is cut off (%s)', async (chosen, suffix, language) => {
  words = translator('zh-CN');
  program = await startProgram();
  const { page } = program;
  await untilReady(program);
  await goToMap(program);
  await railTo('drawings')(page);
  await page.getByRole('button', { name: '打开样例图件' }).click();
  await page.locator('.drawings-period.on').waitFor({ timeout: 60_000 });
  await showMine(page, MINE);
  await check(page);
  await showMine(page, QUARRY);
  await page.locator('.surface-figures').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '核查采动' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '开始核查' }).click();
  await page.getByRole('button', { name: /^列入问题 \d+$/ }).waitFor({ timeout: 60_000 });
  await chooseInSettings(page, chosen);
  words = translator(language);
  expect(await walkScreens(program, SCREENS, suffix)).toEqual([]);
  expect(program.pageErrors).toEqual([]);
});

test('a room in which nothing is yet says what to do next', async () => {
  words = translator('zh-CN');
  program = await startProgram();
  const { page } = program;
  await untilReady(program);
  await goToMap(program);
  // The sample county comes with the first start; taking it back leaves an empty workspace.
  await page.keyboard.press('Control+z');
  await page.locator('.sample-tag').waitFor({ state: 'detached' });
  const rooms = (['home', 'map', 'drawings', 'findings', 'report'] as const).map((room, i): Screen => ({ name: `6${i}-empty-${room}`, open: railTo(room) }));
  for (const [theme, suffix] of THEMES) {
    await chooseInSettings(page, theme);
    expect(await walkScreens(program, rooms, suffix)).toEqual([]);
  }
  expect(program.pageErrors).toEqual([]);
});
