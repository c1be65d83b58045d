/** What the tests of 井上井下 do again and again, in the words of a user. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { projectFolder } from './electron-app.ts';

/** A file of the sample county. */
export const county = (...path: readonly string[]): string => join(projectFolder, 'resources', 'sample-county', ...path);
export const MINE = '王家山煤矿';

/** Opens a drawing with Ctrl+O and waits until its layers and its sketch are there. */
export async function openDrawing(page: Page, path: string): Promise<Locator> {
  const asked = page.waitForEvent('filechooser');
  await page.evaluate(() => document.readyState);
  await page.keyboard.press('Control+o');
  await (await asked).setFiles([path]);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('图层与用途').waitFor();
  await dialog.getByText(/得到 \d+ 块采空区|还没有选取图层/).waitFor();
  return dialog;
}

export async function choose(page: Page, field: Locator, option: string): Promise<void> {
  await field.click();
  // Long lists only make what is in sight: typing brings it there.
  if (await field.isEditable()) await field.fill(option);
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: option }).first().click();
}

export async function fillDelivery(page: Page, dialog: Locator, { period, received }: { period: string; received: string }): Promise<void> {
  await choose(page, dialog.getByLabel('期别', { exact: true }), period);
  await choose(page, dialog.getByLabel('图名', { exact: true }), '井上井下工程对照图');
  await dialog.getByLabel('收到日期').fill(received);
  await dialog.getByLabel('收到日期').press('Enter');
  await dialog.getByLabel('平面精度').fill('0.15');
  await dialog.getByLabel('高程精度').fill('0.1');
  await dialog.getByLabel('测量单位').fill('青石测绘队');
  await dialog.getByLabel('测量员').click();
  await choose(page, dialog.getByLabel('高程基准'), '1985 国家高程基准');
}

export async function receive(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: '收图', exact: true }).click();
  await dialog.waitFor({ state: 'detached', timeout: 60_000 });
}

export async function check(page: Page): Promise<void> {
  await page.getByRole('button', { name: '核查采动' }).click();
  const dialog = page.getByRole('dialog');
  const start = dialog.getByRole('button', { name: '开始核查' });
  if ((await dialog.getByLabel('平面容差').inputValue()) === '') {
    // The tolerance is nobody's default.
    expect(await start.isDisabled()).toBe(true);
    await dialog.getByLabel('平面容差').fill('0.5');
    await dialog.getByLabel('高程容差').fill('0.3');
    await dialog.getByLabel('设定人').fill('王工');
  }
  await start.click();
  await page.locator('.figures').waitFor({ timeout: 60_000 });
}

/** Leaves an import without receiving; what was filled in is given up on the second asking only. */
export async function leave(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: '取消' }).click();
  const giveUp = dialog.getByRole('button', { name: '放弃并离开' });
  await giveUp.or(dialog.page().locator('body:not(:has([role="dialog"]))')).first().waitFor();
  if (await giveUp.isVisible()) await giveUp.click();
  await dialog.waitFor({ state: 'detached' });
}
