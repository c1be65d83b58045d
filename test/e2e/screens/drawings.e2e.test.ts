/** 井上井下 with the sample county's drawings: plan and section, solid, check, ledger, receiving, and the rooms before anything is there. */
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startProgram, untilReady } from '../electron-app.ts';
import { chooseInSettings, closeDialog, type Screen, walkScreens } from './walk.ts';

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.dispose();
  program = undefined;
});

const MINE = '王家山煤矿';
const THEMES = [
  ['浅色', 'light'],
  ['深色', 'dark'],
] as const;

const rail = (name: string, words: string): Screen => ({ name, open: (page) => page.locator('.rail').getByRole('button', { name: words }).click() });

const SCREENS: readonly Screen[] = [
  rail('50-drawings', '井上井下'),
  ...['卷帘', '并排', '透镜', '差异'].map((way, index): Screen => ({ name: `5${index + 1}-${['swipe', 'side-by-side', 'lens', 'difference'][index]}`, open: (page) => page.getByRole('radio', { name: way }).click() })),
  {
    name: '55-solid',
    async open(page) {
      await page.keyboard.press('b');
      await page.getByRole('application', { name: /立体图/ }).locator('canvas').waitFor({ timeout: 30_000 });
    },
    close: (page) => page.keyboard.press('b'),
  },
  {
    name: '56-check',
    async open(page) {
      await page.getByRole('button', { name: /^(核查采动|重新核查)…$/ }).first().click();
      await page.getByRole('dialog').waitFor();
    },
    close: closeDialog,
  },
  {
    name: '57-ledger',
    async open(page) {
      await page.getByRole('button', { name: '补交清单' }).click();
      await page.getByRole('dialog').waitFor();
    },
    close: closeDialog,
  },
  {
    name: '58-receive',
    async open(page) {
      const asked = page.waitForEvent('filechooser');
      await page.evaluate(() => document.readyState);
      await page.keyboard.press('Control+o');
      await (await asked).setFiles([join(projectFolder, 'resources', 'sample-county', '井上井下', '2025H2', `${MINE}.dxf`)]);
      await page.getByRole('dialog').getByText(/得到 \d+ 块采空区/).waitFor();
    },
    close: closeDialog,
  },
];

test('no screen of the drawings has a serious accessibility finding or is cut off', async () => {
  program = await startProgram();
  const { page } = program;
  await untilReady(program);
  await page.locator('.rail').getByRole('button', { name: '井上井下' }).click();
  await page.getByRole('button', { name: '打开样例图件' }).click();
  await page.locator('.drawings-period.on').waitFor({ timeout: 60_000 });
  for (const [theme, suffix] of THEMES) {
    await chooseInSettings(page, theme);
    expect(await walkScreens(program, SCREENS, suffix)).toEqual([]);
  }
  expect(program.pageErrors).toEqual([]);
});

test('a room in which nothing is yet says what to do next', async () => {
  program = await startProgram();
  const { page } = program;
  await untilReady(program);
  // The sample county comes with the first start; taking it back leaves an empty workspace.
  await page.keyboard.press('Control+z');
  await page.getByText('虚构样例').waitFor({ state: 'detached' });
  const rooms = [rail('60-empty-home', '今日'), rail('61-empty-map', '一张图'), rail('62-empty-drawings', '井上井下'), rail('63-empty-findings', '问题整改'), rail('64-empty-report', '报告')];
  for (const [theme, suffix] of THEMES) {
    await chooseInSettings(page, theme);
    expect(await walkScreens(program, rooms, suffix)).toEqual([]);
  }
  expect(program.pageErrors).toEqual([]);
});
