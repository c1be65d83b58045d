/** What is written about a drawing can be put right, and a drawing can be sent back and received again; every step can be taken back. */
import { afterEach, expect, test } from 'vitest';
import { county, fillDelivery, MINE, openDrawing, receive } from './drawing-window.ts';
import { type RunningProgram, startReady } from './electron-app.ts';

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.dispose();
  program = undefined;
});

test('a drawing is sent back with a reason, comes again beside the former one, and its record is changed and changed back', async () => {
  program = await startReady();
  const { page } = program;
  let dialog = await openDrawing(page, county('井上井下', '2026H1', `${MINE}.dxf`));
  // Both drawings of the half-year are named, and everything that is still to be settled.
  await dialog.getByText('都还没有收到', { exact: false }).waitFor();
  await dialog.getByText(/还有 2 项要定：选择图名；选择高程基准/).waitFor();
  await fillDelivery(page, dialog, { period: '2026 上半年', received: '2026-06-29' });
  await receive(dialog);
  const period = page.locator('.drawings-period.on');
  await period.filter({ hasText: '缺采掘图' }).waitFor();

  await page.getByRole('button', { name: '退回补正' }).click();
  dialog = page.getByRole('dialog');
  const back = dialog.getByRole('button', { name: '退回补正', exact: true });
  expect(await back.isDisabled()).toBe(true);
  await dialog.getByLabel('要补正什么').fill('采空区轮廓没有闭合');
  // A slip in the year is told, as with the steps of a plan.
  const today = await dialog.getByLabel('退回日期').inputValue();
  for (const [day, why] of [['2098-07-08', '退回日期不能晚于今天'], ['2026-06-28', '退回日期早于收到日期']] as const) {
    await dialog.getByLabel('退回日期').fill(day);
    await dialog.getByLabel('退回日期').press('Enter');
    await dialog.getByText(why).waitFor();
    expect(await back.isDisabled()).toBe(true);
  }
  await dialog.getByLabel('退回日期').fill(today);
  await dialog.getByLabel('退回日期').press('Enter');
  await back.click();
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.drawings-file').getByText('退回：采空区轮廓没有闭合').waitFor();
  await period.filter({ hasText: '对照图退回待补' }).waitFor();

  // The corrected one comes; the former one is kept.
  dialog = await openDrawing(page, county('井上井下', '2026H1', `${MINE}.dxf`));
  await fillDelivery(page, dialog, { period: '2026 上半年', received: '2026-07-12' });
  await receive(dialog);
  await period.getByRole('button', { name: /^对照图 07-12$/ }).waitFor();
  await period.getByRole('button', { name: /^对照图 06-29（退）$/ }).waitFor();

  await page.getByRole('button', { name: '补交清单' }).click();
  dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: new RegExp(`^${MINE} 2026 上 缺 1 图$`) }).click();
  await dialog.getByText('缺：采掘工程平面图').waitFor();
  await dialog.getByText('退回：采空区轮廓没有闭合').waitFor();
  await dialog.getByRole('listitem').filter({ hasText: '2026-07-12 收' }).getByRole('button', { name: '改报送信息' }).click();
  const edit = page.getByRole('dialog').filter({ hasText: '保存改动' });
  await edit.getByLabel('测量员').fill('李测绘');
  await edit.getByLabel('收到日期').fill('2026-06-30');
  await edit.getByLabel('收到日期').press('Enter');
  await edit.getByRole('button', { name: '保存改动' }).click();
  // Back in the ledger, at the same cell.
  dialog = page.getByRole('dialog').filter({ hasText: '图件报送台账' });
  await dialog.getByRole('listitem').filter({ hasText: '2026-06-30 收' }).waitFor();
  await dialog.getByRole('button', { name: '关闭' }).click();
  await page.locator('.drawings-file').getByText('李测绘', { exact: false }).waitFor();

  await page.keyboard.press('Control+z');
  await page.locator('.drawings-file').getByText('李测绘', { exact: false }).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await period.filter({ hasText: '缺采掘图' }).waitFor();
  expect(await page.locator('.drawings-file').getByText('退回：', { exact: false }).count()).toBe(0);
  expect(program.pageErrors).toEqual([]);
});
