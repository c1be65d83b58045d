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
    // The next one is in front once nothing is chosen.
    await expect.poll(() => form().getByRole('radio', { checked: true }).count()).toBe(0);
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
  const reminder = page.locator('.plan-blanks').filter({ hasText: '方案里还空着' });
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

const dialog = () => page.getByRole('dialog');
/** Takes a step through its dialog. */
async function step(name: string, documentNumber = ''): Promise<void> {
  await page.locator('.plan-head').getByRole('button', { name: `${name}…` }).click();
  if (documentNumber !== '') await dialog().getByLabel('文号（可不填）').fill(documentNumber);
  await dialog().getByRole('button', { name, exact: true }).click();
  await dialog().waitFor({ state: 'hidden' });
}
const stage = () => page.locator('.plan-steps li.on .label').textContent();

const cell = (name: string) => page.locator('.plan-table').getByLabel(name, { exact: true }).first();
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));

test('without a name in the trail the panel asks for one, once', async () => {
  const asked = page.locator('.author-asked');
  await asked.getByLabel(/填写编制人/).waitFor();
  await picture('author-asked');
  await asked.getByRole('button', { name: '不再提示' }).click();
  await asked.waitFor({ state: 'detached' });
});

test('the acceptance criterion of the finding in front is seen and edited', async () => {
  const criterion = page.locator('.plan-table tr.selected').getByLabel('验收标准').first();
  expect(await criterion.inputValue()).not.toBe('');
});

test('Tab goes through the cells of a measure, and the deadline keeps what was typed', async () => {
  const kept = await cell('完成时限').inputValue();
  await cell('责任人').click();
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('完成时限');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('万元');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('措施');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.type('2.5');
  await page.keyboard.press('Enter');
  await page.locator('.plan-table tfoot').getByText('2.5').waitFor();
  expect(await cell('完成时限').inputValue()).toBe(kept);
  await expect.poll(() => page.locator('.plan-table .ant-picker-focused').count()).toBe(0);
  expect(await page.locator('.ant-picker-dropdown:visible').count()).toBe(0);
  // What is no date stays, and says what is wanted; other ways of writing one are read.
  await cell('完成时限').fill('2026-13-45');
  await page.keyboard.press('Tab');
  await page.locator('.plan-table').getByText('日期写成 2026-12-31').waitFor();
  expect(await cell('完成时限').inputValue()).toBe('2026-13-45');
  await still(page);
  await picture('no-date');
  await cell('完成时限').fill('2027年3月5日');
  await page.keyboard.press('Tab');
  await expect.poll(() => cell('完成时限').inputValue()).toBe('2027-03-05');
  await page.locator('.plan-table').getByText('日期写成 2026-12-31').waitFor({ state: 'detached' });
  await cell('完成时限').fill('2027-04-06');
  await page.keyboard.press('Tab');
  await expect.poll(() => cell('完成时限').inputValue()).toBe('2027-04-06');
  await cell('完成时限').fill('');
  await page.keyboard.press('Tab');
  await expect.poll(() => page.locator('.plan-table').getByPlaceholder('未定').first().inputValue()).toBe('');
  await cell('完成时限').fill(kept);
  await page.keyboard.press('Tab');
  await expect.poll(() => cell('完成时限').inputValue()).toBe(kept);
});

test('Ctrl+Enter saves a decision in work and opens nothing else', async () => {
  const other = verdict('待补证据，需现场核实');
  await other.check();
  await page.keyboard.press('Control+Enter');
  await form().getByText('写明缺什么证据、现场核实什么，再保存。').waitFor();
  await page.locator('.plan-head h2').click();
  await page.keyboard.press('Control+Enter');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await verdict('成立，列入方案').check();
});

test('a submission is named and confirmed; Ctrl+Z says that it was taken back and can do it again', async () => {
  const toast = page.locator('.toast');
  await form().getByRole('button', { name: '提交审核…' }).click();
  await dialog().getByText(/方案里还空着/).waitFor();
  await still(page);
  await picture('submitting');
  await dialog().getByRole('button', { name: '提交审核', exact: true }).click();
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

test('what was submitted stands still; the review sends it back with a reason, and every step asks', async () => {
  const panel = page.locator('.plan-panel');
  await panel.getByText('方案在审核，内容已锁定').waitFor();
  expect(await panel.getByRole('button', { name: /删除第/ }).count()).toBe(0);
  expect(await panel.getByLabel('措施', { exact: true }).first().getAttribute('readonly')).not.toBeNull();
  await picture('locked');
  await page.locator('.plan-head').getByRole('button', { name: '退回…' }).click();
  expect(await dialog().getByRole('button', { name: '退回', exact: true }).isDisabled()).toBe(true);
  await dialog().getByLabel('退回的理由（必填）').fill('缺责任人');
  await picture('sending-back');
  await dialog().getByRole('button', { name: '退回', exact: true }).click();
  await expect.poll(stage).toBe('起草');
  const sentBack = panel.getByText(/^退回（\d{4}-\d\d-\d\d）：缺责任人$/);
  await sentBack.waitFor();
  await still(page);
  await picture('sent-back');
  await step('提交审核');
  expect(await sentBack.count()).toBe(0);
  await expect.poll(stage).toBe('审核');
  // Two clicks at one place: the second falls on the dialog's mask and passes nothing.
  await page.locator('.plan-head').getByRole('button', { name: '下达…' }).dblclick();
  expect(await stage()).toBe('审核');
  // What is empty and what must be looked up is told once more before the plan leaves the house.
  await dialog().getByText(/方案里还空着/).waitFor();
  await dialog().getByText(/^下达前核对 \d+ 项$/).click();
  await dialog().getByText(/^土地管理法 .*未与正式公布的文本核对/).waitFor();
  await still(page);
  await picture('issuing');
  await dialog().getByLabel('文号（可不填）').fill('青矿整〔2026〕3 号');
  await dialog().getByRole('button', { name: '下达', exact: true }).click();
  await expect.poll(stage).toBe('下达');
  // A dialog opens in its first field, and Enter does what it asks about.
  await page.locator('.plan-head').getByRole('button', { name: '开始整改…' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id.endsWith('-number'))).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(stage).toBe('整改中');
});

test('an acceptance that failed brings the plan back to the work, with its reason', async () => {
  expect(await page.locator('.plan-head').getByRole('button', { name: '验收未通过…' }).count()).toBe(0);
  await step('提请验收');
  await expect.poll(stage).toBe('待验收');
  await still(page);
  await picture('acceptance');
  await page.locator('.plan-head').getByRole('button', { name: '验收未通过…' }).click();
  expect(await dialog().getByRole('button', { name: '验收未通过', exact: true }).isDisabled()).toBe(true);
  await dialog().getByLabel('未通过的理由（必填）').fill('复垦未达标');
  await picture('not-accepted');
  await dialog().getByRole('button', { name: '验收未通过', exact: true }).click();
  await expect.poll(stage).toBe('整改中');
  await page.locator('.plan-panel').getByText(/^验收未通过（\d{4}-\d\d-\d\d）：复垦未达标$/).waitFor();
  await page.locator('.toast').getByText(/验收未通过：.* 退回整改中/).waitFor();
});

test('a finding that needs evidence says what is missing, and that it may be a check on site', async () => {
  await page.getByRole('button', { name: '设置' }).first().click();
  await page.getByLabel('编制单位').fill('青石县自然资源局');
  await page.getByLabel('编制人').fill('王某');
  await page.keyboard.press('Enter');
  await still(page);
  await picture('office');
  await page.keyboard.press('Control+4');
  await page.locator('.findings-segments').getByRole('radio', { name: /^待认定/ }).click();
  await page.locator('.finding-row').first().click();
  await verdict('待补证据，需现场核实').check();
  await form().getByRole('button', { name: /^保存/ }).click();
  await form().getByText('写明缺什么证据、现场核实什么，再保存。').waitFor();
  await reason().fill('缺用地批复');
  await picture('needs-evidence');
  await form().getByRole('button', { name: /^保存/ }).click();
  await page.locator('.findings-segments').getByRole('radio', { name: /^待补证据 1/ }).waitFor();
  await page.locator('.findings-segments').getByRole('radio', { name: /^成立/ }).click();
  await mineName(MINE).click();
  await expect.poll(title).toBe(MINE);
});

test('taking a verdict back asks once and starts a new version of an issued plan; refused, all stays', async () => {
  await form().getByRole('button', { name: '撤回认定' }).click();
  await dialog().getByText('另立第 2 版', { exact: false }).first().waitFor();
  await picture('asking-again');
  await dialog().getByRole('button', { name: '取消' }).click();
  expect(await stage()).toBe('整改中');
  await form().getByRole('button', { name: '撤回认定' }).click();
  expect(await dialog().getByRole('button', { name: '另立第 2 版' }).isDisabled()).toBe(true);
  await dialog().getByLabel('另立新版的理由（必填，写入留痕）').fill('许可证已延续');
  await dialog().getByRole('button', { name: '另立第 2 版' }).click();
  await expect.poll(stage).toBe('起草');
  await page.locator('.plan-head').getByText('第 2 版', { exact: true }).waitFor();
  // Undo puts the issued version and the verdict back together.
  await page.locator('.plan-head h2').click();
  await page.keyboard.press('Control+z');
  await expect.poll(stage).toBe('整改中');
});

test('the trail has a line for every act, with reason, date and document number, and for what was taken back', async () => {
  await page.locator('.plan-panel').getByRole('tab', { name: /留痕/ }).click();
  const lines = () => page.locator('.plan-panel .record li').allTextContents();
  await expect.poll(async () => (await lines()).length).toBeGreaterThan(9);
  const trail = await lines();
  await picture('trail');
  for (const words of [/成立/, /提交审核（\d{4}-\d\d-\d\d）/, /审核退回，方案回到起草（.*）：缺责任人/, /下达（.*青矿整〔2026〕3 号）/, /开始整改（/, /验收未通过，退回整改（.*）：复垦未达标/, /撤回认定（原认定：成立）/, /另立第 2 版.*：许可证已延续/, /^撤销操作：/, /王某/, /的责任人：（空） → 王某/]) expect(trail.some((line) => words.test(line)), String(words)).toBe(true);
  expect(program.pageErrors).toEqual([]);
});
