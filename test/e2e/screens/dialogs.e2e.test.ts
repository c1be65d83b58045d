/** What opens over the map: dialogs for layers, base maps and transformations, and the compared maps. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { type RunningProgram, goToMap, startProgram, untilReady } from '../electron-app.ts';
import { command } from '../window.ts';
import { chooseInSettings, closeDialog, escape, type Screen, walkScreens } from './walk.ts';

let program: RunningProgram;

beforeAll(async () => {
  program = await startProgram();
  await untilReady(program);
  await goToMap(program);
});
afterAll(() => program?.dispose());

const toLayer = async (page: Page, layer: string): Promise<void> => {
  await page.locator('.rail').getByRole('button', { name: '一张图' }).click();
  await page.locator('.tree-row.layer').filter({ hasText: layer }).first().click();
};

/** A dialog that a command opens for a layer. */
const ofLayer = (name: string, layer: string, words: string): Screen => ({
  name,
  async open(page) {
    await toLayer(page, layer);
    await command(page, words);
    await page.getByRole('dialog').waitFor();
  },
  close: closeDialog,
});

const compared = (name: string, words: string): Screen => ({
  name,
  async open(page) {
    await toLayer(page, '林地小班');
    await command(page, words);
    await page.locator('.compare-bar').waitFor();
  },
  close: (page) => command(page, '结束对比'),
});

const SCREENS: readonly Screen[] = [
  ofLayer('30-export', '永久基本农田', '导出…'),
  ofLayer('31-join', '永久基本农田', '连接属性表'),
  ofLayer('32-faults', '永久基本农田', '检查与修复图形'),
  ofLayer('33-convert', '永久基本农田', '换算坐标系'),
  ofLayer('34-rename', '永久基本农田', '重命名图层'),
  ofLayer('35-layer-date', '永久基本农田', '数据日期'),
  ofLayer('36-base-map', '永久基本农田', '添加底图'),
  ofLayer('37-transformation', '永久基本农田', '新建转换参数'),
  ofLayer('38-about', '永久基本农田', '关于矿策'),
  {
    name: '39-basemap-tianditu',
    async open(page) {
      await toLayer(page, '永久基本农田');
      await command(page, '添加底图');
      await page.getByRole('dialog').getByText('天地图').first().click();
    },
    close: closeDialog,
  },
  compared('40-swipe', '卷帘对比'),
  compared('41-side-by-side', '并排对比'),
  compared('42-lens', '透镜对比'),
  {
    name: '43-context-menu',
    async open(page) {
      await toLayer(page, '永久基本农田');
      await page.locator('.map-place').first().click({ button: 'right', position: { x: 300, y: 200 } });
    },
    close: escape,
  },
];

test.each([
  ['浅色', 'light'],
  ['深色', 'dark'],
])('no dialog has a serious accessibility finding or is cut off (%s)', async (theme, suffix) => {
  await chooseInSettings(program.page, theme);
  expect(await walkScreens(program, SCREENS, suffix)).toEqual([]);
  expect(program.pageErrors).toEqual([]);
});
