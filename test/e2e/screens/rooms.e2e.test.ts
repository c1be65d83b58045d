/** Every room of the window and what opens over it, with the sample county and a run in it. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, goToMap, startProgram, untilReady } from '../electron-app.ts';
import { command, openImportPreview, openMine, runOverlay } from '../window.ts';
import { chooseInSettings, closeDialog, escape, type Screen, walkScreens } from './walk.ts';

const sample = (name: string): string => join(projectFolder, 'resources', 'sample-county', name);

let program: RunningProgram;

beforeAll(async () => {
  program = await startProgram();
  await untilReady(program);
  await goToMap(program);
  await runOverlay(program.page, /R-\d{8}-01/);
});
afterAll(() => program?.dispose());

const toRoom = (page: Page, words: string | RegExp): Promise<void> => page.locator('.rail').getByRole('button', { name: words }).click();

const SCREENS: readonly Screen[] = [
  { name: '01-home', open: (page) => toRoom(page, '今日') },
  { name: '02-map', open: (page) => openMine(page, '石湾沟石灰岩矿') },
  {
    name: '03-table',
    open: async (page) => {
      await page.locator('.tree-row.layer').nth(1).click();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('打开属性表');
      await page.keyboard.press('Enter');
      await page.getByRole('grid', { name: '生态保护红线' }).waitFor();
    },
  },
  {
    name: '04-corners',
    open: async (page) => {
      await page.getByRole('tab', { name: '采矿权' }).click();
      await page.getByRole('tab', { name: /^拐点/ }).click();
    },
    close: (page) => page.getByRole('tab', { name: /^冲突/ }).click(),
  },
  {
    name: '05-identify',
    open: async (page) => {
      await page.keyboard.press('i');
      await page.locator('.map-place').click({ position: { x: 300, y: 200 } });
      await page.getByRole('heading', { name: /此处有/ }).waitFor();
    },
    close: async (page) => {
      await escape(page);
      await escape(page);
    },
  },
  { name: '06-findings', open: (page) => toRoom(page, /^问题整改/) },
  {
    name: '07-report',
    open: async (page) => {
      await toRoom(page, '报告');
      await page.locator('iframe').waitFor();
    },
  },
  { name: '08-settings', open: (page) => page.keyboard.press('Control+,') },
  {
    name: '09-import',
    open: async (page) => {
      await page.keyboard.press('Control+2');
      await openImportPreview(page, [
        sample('问题数据/采矿权_青石县_2026.shp'),
        sample('问题数据/采矿权_青石县_2026.dbf'),
        sample('问题数据/采矿权_青石县_2026.cpg'),
        sample('永久基本农田.zip'),
      ]);
      await page.getByText('要确认').first().waitFor();
    },
    close: closeDialog,
  },
  {
    name: '10-overlay',
    open: async (page) => {
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor();
    },
    close: closeDialog,
  },
  {
    name: '11-declare',
    open: async (page) => {
      await page.locator('.layer-warning').first().click();
      await page.getByRole('dialog').waitFor();
    },
    close: closeDialog,
  },
  {
    name: '12-shortcuts',
    open: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
    close: closeDialog,
  },
  {
    name: '13-palette',
    open: async (page) => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('石');
      await page.getByRole('listbox').waitFor();
    },
    close: escape,
  },
  {
    name: '14-menu',
    open: async (page) => {
      await page.getByRole('menuitem', { name: '文件' }).click();
      await page.getByRole('menu').waitFor();
    },
    close: escape,
  },
  {
    name: '15-inbox',
    open: async (page) => {
      await page.getByRole('button', { name: /^收件箱/ }).click();
      await page.getByRole('complementary').waitFor();
    },
    close: escape,
  },
  {
    name: '16-history',
    open: async (page) => {
      await page.keyboard.press('Control+h');
      await page.getByRole('complementary').waitFor();
    },
    close: escape,
  },
  {
    name: '17-sheets',
    open: async (page) => {
      await page.keyboard.press('Control+p');
      await page.locator('.sheets-preview[aria-busy="false"] img').first().waitFor();
    },
    close: closeDialog,
  },
  {
    name: '18-select-attribute',
    open: async (page) => {
      await page.keyboard.press('Control+2');
      await page.locator('.tree-row.layer').filter({ hasText: '永久基本农田' }).first().click();
      await page.keyboard.press('Control+F3');
      await page.getByRole('dialog').getByText('添加条件').waitFor();
    },
    close: closeDialog,
  },
  {
    name: '19-select-location',
    open: async (page) => {
      await page.keyboard.press('Control+Shift+F3');
      await page.getByRole('dialog').getByText('从图层中选择').waitFor();
    },
    close: closeDialog,
  },
  {
    name: '20-layer-style',
    open: async (page) => {
      await page.keyboard.press('F7');
      await page.getByRole('dialog').getByText('边线颜色').waitFor();
    },
    close: closeDialog,
  },
  {
    name: '21-layer-role',
    open: async (page) => {
      await command(page, '改图层类别');
      await page.getByRole('dialog').getByText('图层类别').first().waitFor();
    },
    close: closeDialog,
  },
  {
    name: '22-layer-menu',
    open: async (page) => {
      await page.locator('.tree-row.layer').filter({ hasText: '永久基本农田' }).first().click({ button: 'right' });
      await page.locator('.layer-info').last().waitFor();
    },
    close: escape,
  },
  {
    name: '23-record-form',
    open: async (page) => {
      await command(page, '打开属性表');
      await page.getByRole('grid', { name: '永久基本农田' }).locator('.virtual-row').first().click();
      await page.keyboard.press('Alt+F6');
      await page.getByRole('form').waitFor();
    },
    close: (page) => page.keyboard.press('Alt+F6'),
  },
  {
    name: '24-draw',
    open: async (page) => {
      await command(page, '绘制巡查区');
      await page.locator('.draft-panel').waitFor();
    },
    close: async (page) => {
      await escape(page);
      await escape(page);
      await page.keyboard.press('Control+z');
      await page.locator('.draft-panel').waitFor({ state: 'detached' });
    },
  },
];

const rail = (name: string, words: string | RegExp): Screen => ({ name, open: (page) => toRoom(page, words) });

test('English fits as well', async () => {
  await chooseInSettings(program.page, 'English');
  const screens = [rail('01-home', 'Today'), rail('02-map', 'Map'), rail('05-drawings', 'Workings'), rail('06-findings', /^Findings/), rail('07-report', 'Reports'), rail('08-settings', 'Settings')];
  const found = await walkScreens(program, screens, 'english');
  await program.page.getByRole('radio', { name: '中文' }).click();
  expect(found).toEqual([]);
});

test.each([
  ['浅色', 'light'],
  ['深色', 'dark'],
])('no screen has a serious accessibility finding or is cut off (%s)', async (theme, suffix) => {
  await chooseInSettings(program.page, theme);
  expect(await walkScreens(program, SCREENS, suffix)).toEqual([]);
  expect(program.pageErrors).toEqual([]);
});
