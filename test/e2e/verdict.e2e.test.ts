/** Deciding the findings of one mine until its plan is handed on: nothing begun is lost, nothing handed on is taken back in silence. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { runOverlay, still } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'verdict');
const MINE = '石湾沟石灰岩矿';
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  page = program.page;
  page.setDefaultTimeout(15_000);
  await runOverlay(page, /R-\d{8}-01/);
});
afterAll(() => program?.dispose());

const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
const form = () => page.locator('form.decision');
const reason = () => form().getByRole('textbox');
const verdict = (name: string) => form().getByRole('radio', { name });
const title = () => page.locator('.plan-head h2').textContent();
const mineName = (name: string) => page.locator('.mine-head .mine-name').filter({ hasText: name });

test('the name of a mine in the list brings its first finding in front, the arrow only folds', async () => {
  const before = await title();
  await mineName(MINE).click();
  await expect.poll(title).toBe(MINE);
  expect(before).not.toBe(MINE);
  const other = mineName(before!);
  await page.getByRole('button', { name: `收起 ${before}` }).click();
  await page.getByRole('button', { name: `展开 ${before}` }).waitFor();
  expect(await title()).toBe(MINE);
  await other.click();
  await expect.poll(title).toBe(before);
  await mineName(MINE).click();
  await expect.poll(title).toBe(MINE);
});

test('a verdict that was begun stays with its finding: over another finding, another room and a restart', async () => {
  const rows = () => page.locator('.finding-row');
  const begun = await page.locator('.finding-row.selected').textContent();
  await verdict('不是问题').check();
  await reason().fill('现场复核，界线外');
  await page.locator('.finding-row.selected').getByText('未保存').waitFor();
  await rows().first().click();
  await expect.poll(() => reason().inputValue()).toBe('');
  expect(await rows().filter({ hasText: '未保存' }).count()).toBe(1);
  await picture('draft-marked');
  await page.keyboard.press('Control+1');
  const { profile } = program;
  await program.close();
  program = await startReady({ profile });
  page = program.page;
  page.setDefaultTimeout(15_000);
  await page.keyboard.press('Control+4');
  // The mine is folded, and says so itself.
  await page.locator('.mine-head').filter({ hasText: '未保存' }).getByRole('button', { name: `展开 ${MINE}` }).click();
  await rows().filter({ hasText: '未保存' }).click();
  expect(begun).toContain('待认定');
  expect(await title()).toBe(MINE);
  expect(await verdict('不是问题').isChecked()).toBe(true);
  expect(await reason().inputValue()).toBe('现场复核，界线外');
  await picture('draft-again');
});

test('the last decision of a mine stays there and offers what comes next; a set-aside finding is only outlined', async () => {
  await form().getByRole('button', { name: '保存，看下一个' }).click();
  const undecided = () => page.locator('.plan-head .undecided').count();
  while ((await undecided()) > 0) {
    expect(await title()).toBe(MINE);
    const left = await page.locator('.plan-head .undecided').textContent();
    await verdict('成立，列入方案').check();
    await form().getByRole('button', { name: /^保存/ }).click();
    if (/^\D*1\D*$/.test(left!)) {
      await form().getByText('本矿问题已全部认定').waitFor();
      await page.mouse.down({ clickCount: 2 });
      await page.mouse.up({ clickCount: 2 });
      await page.waitForTimeout(500);
    }
    await expect.poll(async () => ((await undecided()) === 0 ? '' : page.locator('.plan-head .undecided').textContent())).not.toBe(left);
  }
  await form().getByText('本矿问题已全部认定').waitFor();
  expect(await title()).toBe(MINE);
  await picture('mine-decided');
  // What the plan leaves empty is named before it is handed on, and holds nothing up.
  const reminder = page.locator('.plan-blanks');
  await reminder.getByText(/方案里还空着：责任人 \d+ 处、资金（万元） \d+ 处/).waitFor();
  const persons = () => reminder.textContent().then((words) => Number(/责任人 (\d+) 处/.exec(words ?? '')?.[1]));
  const before = await persons();
  await reminder.getByRole('button', { name: '去填写' }).click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('责任人');
  await page.keyboard.type('王某');
  await page.keyboard.press('Enter');
  await expect.poll(persons).toBe(before - 1);
  // Where 保存 stood there is 看下一个 by the second click of a double click: it did nothing, the next press does.
  const onwards = form().getByRole('button', { name: /^看下一个：/ });
  await onwards.click();
  await expect.poll(title).not.toBe(MINE);
  await page.locator('.findings-segments').getByRole('radio', { name: /^不是问题/ }).click();
  await still(page);
  await picture('set-aside');
  await page.locator('.findings-segments').getByRole('radio', { name: /^成立/ }).click();
  await still(page);
  await picture('accepted');
});

test('the measures stand in the order of the list, under the same numbers', async () => {
  const listed = (await page.locator('.finding-row small:not(.right)').allTextContents()).map((words) => words.split('·').at(-1)!);
  const measured = (await page.locator('.plan-table tbody tr td.wrapped').allTextContents()).map((words) => words.split(' ')[0]!);
  expect(listed.length).toBeGreaterThan(3);
  expect([...new Set(measured)]).toEqual(listed);
});

test('a submission is named and confirmed; Ctrl+Z says that it was taken back and can do it again', async () => {
  const toast = page.locator('.toast');
  await form().getByRole('button', { name: '提交审核' }).click();
  await toast.getByText(new RegExp(`已提交审核：${MINE} 整改方案 ZG-\\d{4}-0001`)).waitFor();
  await page.locator('.plan-head').getByText('✓ 已提交审核').waitFor();
  await picture('submitted');
  await page.locator('.plan-head h2').click();
  await page.keyboard.press('Control+z');
  await toast.getByText(new RegExp(`已收回提交：${MINE} 整改方案 ZG-\\d{4}-0001 退回起草`)).waitFor();
  await picture('taken-back');
  await toast.getByRole('button', { name: /重做/ }).click();
  await page.locator('.plan-head').getByText('✓ 已提交审核').waitFor();
  await page.keyboard.press('Control+h');
  await expect.poll(() => page.locator('.history-entry').first().textContent()).toContain('已提交审核：');
  await page.keyboard.press('Control+h');
  expect(program.pageErrors).toEqual([]);
});
