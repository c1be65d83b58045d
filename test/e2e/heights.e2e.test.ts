/** Elevation datums in the window: stated where a check is made, the county's own difference entered with its source, undone; results made before are told to be older. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';

const pictures = join(projectFolder, 'test-results', 'screens');
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  page = program.page;
});
afterAll(() => program?.dispose());

test('the datum of the licence is stated beside that of the drawing, and the difference in force is told', async () => {
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: '打开样例图件' }).click();
  await page.locator('.drawings-period').first().waitFor({ timeout: 120_000 });
  // The button waits until the drawing is open; the search box would say why not yet.
  await page.getByRole('button', { name: /^核查采动/ }).click();
  const dialog = page.getByRole('dialog');
  const datums = dialog.getByRole('group', { name: '高程基准' });
  await datums.getByText('基准未全注明').waitFor();
  await page.screenshot({ path: join(pictures, 'height-check.png') });
  const ofRights = datums.getByRole('radiogroup', { name: '采矿权标高基准' });
  // One check must not change what all licences mean without a word: it asks, and cancelling leaves everything.
  await ofRights.getByRole('radio', { name: '1956 黄海高程系' }).click();
  await datums.getByText(/未自行载明的 60 个采矿权都将按“1956 黄海高程系”理解/).waitFor();
  await datums.getByRole('button', { name: '取消' }).click();
  await datums.getByText('基准未全注明').waitFor();
  expect(await ofRights.getByRole('radio', { name: '未注明' }).isChecked()).toBe(true);
  await ofRights.getByRole('radio', { name: '1956 黄海高程系' }).click();
  await page.screenshot({ path: join(pictures, 'height-check-asked.png') });
  await datums.getByRole('button', { name: '声明整个图层' }).click();
  await datums.getByText('换算采用两基准原点之差 H85 − H56 = −0.029 m').waitFor();
  await page.screenshot({ path: join(pictures, 'height-check-stated.png') });
  await datums.getByRole('button', { name: '设置基准差' }).click();
});

test('the county enters its own difference with its source; a slip of the pen is refused; undo takes it back', async () => {
  const section = page.getByRole('region', { name: '高程基准差' });
  await section.getByText('全国统一值').first().waitFor();
  const metres = section.getByLabel('当地差值 H85 − H56');
  await metres.fill('-29');
  await section.getByRole('textbox', { name: '来源' }).fill('青石县 2026 年水准联测（虚构）');
  await section.getByRole('button', { name: '采用当地值' }).click();
  await section.getByText('不合理').waitFor();
  await metres.fill('-0.041');
  await section.getByRole('button', { name: '采用当地值' }).click();
  await section.getByText('H85 − H56 = −0.041 m（当地值，来源：青石县 2026 年水准联测（虚构）').waitFor();
  await section.scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(pictures, 'height-settings.png') });
  await page.getByRole('heading', { name: '设置' }).click();
  await page.keyboard.press('Control+z');
  await section.getByText('两基准原点之差，全国统一值').waitFor();
  expect(await section.getByRole('button', { name: '改回全国值' }).count()).toBe(0);
});
