/** Every screen, light and dark, small and large: a picture for the eye in test-results/, and no serious finding of axe. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousFindings } from './axe.ts';
import { projectFolder, type RunningProgram, startProgram, untilReady } from './electron-app.ts';
import { openImportPreview, openMine, runOverlay } from './window.ts';

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 1280, height: 680 },
] as const;
const pictures = join(projectFolder, 'test-results', 'screens');
const sample = (name: string): string => join(projectFolder, 'resources', 'sample-county', name);

let program: RunningProgram;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  program = await startProgram();
  await untilReady(program);
  await runOverlay(program.page, /R-\d{8}-01/);
});
afterAll(() => program?.dispose());

/** One way to get to a screen, and the way back. */
interface Screen {
  readonly name: string;
  open(page: Page): Promise<void>;
  close?(page: Page): Promise<void>;
}

const closeDialog = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};
const escape = (page: Page): Promise<void> => page.keyboard.press('Escape');

const SCREENS: readonly Screen[] = [
  { name: '01-home', open: (page) => page.keyboard.press('Control+1') },
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
  { name: '06-findings', open: (page) => page.keyboard.press('Control+3') },
  {
    name: '07-report',
    open: async (page) => {
      await page.keyboard.press('Control+4');
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

/** Does a command by its name in the search box. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page.getByRole('option', { name: new RegExp(words) }).first().waitFor();
  await page.keyboard.press('Enter');
}

async function resize({ electron, page }: RunningProgram, size: { width: number; height: number }): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]!.setContentSize(width, height), size);
  await page.waitForFunction(({ width }) => Math.abs(window.innerWidth - width) < 3, size);
}

/** Elements whose words stick out of the window to the right. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, h1, h2, h3, dd, td, li, p')]
      .filter(
        (element) =>
          element.getClientRects().length > 0 &&
          !element.closest('.ant-slide-up-leave, [role="tablist"], .virtual-table, .import-table, .only-screen-reader') &&
          element.getBoundingClientRect().right > window.innerWidth + 1,
      )
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 30)}`),
  );
}

test('English fits as well', async () => {
  const { page } = program;
  const found: string[] = [];
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'English' }).click();
  for (const size of SIZES) {
    await resize(program, size);
    for (const [key, name] of [
      ['1', 'home'],
      ['2', 'map'],
      ['3', 'findings'],
      ['4', 'report'],
      [',', 'settings'],
    ] as const) {
      await page.keyboard.press(`Control+${key}`);
      await page.waitForTimeout(700);
      await page.screenshot({ path: join(pictures, `english-${name}-${size.width}.png`) });
      found.push(...(await cutOff(page)).map((line) => `${name} ${size.width} ${line}`));
      if (size.width === 1366) found.push(...(await seriousFindings(page)).map((line) => `${name} ${line}`));
    }
  }
  await page.getByRole('radio', { name: '中文' }).click();
  expect(found).toEqual([]);
});

test.each(['浅色', '深色'])('no screen has a serious accessibility finding or is cut off (%s)', async (theme) => {
  const { page } = program;
  const found: string[] = [];
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: theme }).click();
  for (const size of SIZES) {
    await resize(program, size);
    for (const screen of SCREENS) {
      await screen.open(page);
      await page.waitForTimeout(700);
      await page.screenshot({ path: join(pictures, `${screen.name}-${size.width}-${theme === '深色' ? 'dark' : 'light'}.png`) });
      const place = `${screen.name} ${size.width} ${theme}`;
      found.push(...(await cutOff(page)).map((line) => `${place} cut off: ${line}`));
      if (size.width === 1366) found.push(...(await seriousFindings(page)).map((line) => `${place} ${line}`));
      await screen.close?.(page);
    }
  }
  expect([...new Set(found)]).toEqual([]);
  expect(program.pageErrors).toEqual([]);
});
