/** The attribute table as a user works with it: choosing rows, changing cells, copying, arranging columns, the form. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { command, runOverlay, still, unfold } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'table');
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  page = program.page;
  page.setDefaultTimeout(10_000);
  await runOverlay(page, /R-\d{8}-01/);
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.layer').filter({ hasText: '永久基本农田' }).first().click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('打开属性表');
  await page.keyboard.press('Enter');
  await grid().waitFor();
});
afterAll(() => program?.dispose());

const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
const grid = () => page.getByRole('grid', { name: '永久基本农田' });
/** Rows as a reader counts them: below head and filter row. */
const row = (position: number) => grid().locator(`[aria-rowindex="${position + 2}"]`);
const cell = (position: number, column: string) => row(position).locator(`[data-column="${column}"]`);
const status = () => page.locator('.status-bar').getByText(/^已选/);

test('rows are chosen by click, Ctrl and Shift, and the map knows', async () => {
  await page.keyboard.press('Control+Shift+A');
  await row(1).click();
  await expect.poll(() => status().textContent()).toContain('已选 1 个要素');
  await row(4).click({ modifiers: ['Shift'] });
  await expect.poll(() => status().textContent()).toContain('已选 4 个要素');
  expect(await page.evaluate(() => getSelection()!.toString()), 'the text between the rows is not selected').toBe('');
  await row(2).click({ modifiers: ['Control'] });
  await expect.poll(() => status().textContent()).toContain('已选 3 个要素');
  expect(await grid().locator('.virtual-row.selected').count()).toBe(3);
  await picture('rows');
});

test('only the selected rows, then all with the selected ones on top', async () => {
  await page.keyboard.press('Shift+F6');
  await expect.poll(() => grid().locator('.virtual-row').count()).toBe(3);
  await page.keyboard.press('Shift+F6');
  await expect.poll(() => grid().locator('.virtual-row').count()).toBeGreaterThan(3);
});

test('copied rows carry the heads of the table, and codes stay text in a spreadsheet', async () => {
  // The page may write to the clipboard but not read it.
  await page.evaluate(() => {
    const { clipboard } = navigator;
    const write = clipboard.write.bind(clipboard);
    clipboard.write = async (items) => {
      document.body.dataset['copied'] = await (await items[0]!.getType('text/html')).text();
      return write(items);
    };
  });
  await page.keyboard.press('Control+c');
  await page.getByText('已复制 3 行').waitFor();
  const text = await program.electron.evaluate(({ clipboard }) => clipboard.readText());
  const lines = text.split(/\r?\n/);
  expect(lines).toHaveLength(4);
  const heads = (await grid().getByRole('columnheader').getByRole('button').allTextContents()).map((head) => head.replace(/ [↑↓]$/, ''));
  expect(lines[0]!.split('\t')).toEqual(heads);
  expect(heads.some((head) => /^\p{sc=Han}+ DLBM$/u.test(head)), 'a word goes before the code').toBe(true);
  const code = lines[1]!.split('\t')[heads.findIndex((head) => head.endsWith('DLBM'))]!;
  const html = await page.evaluate(() => document.body.dataset['copied']!);
  expect(html).toContain(`<td sdnum="1033;0;@" style="mso-number-format:'\\@'">${code}</td>`);
});

test('the right button on a row selects it and offers what can be done with rows', async () => {
  await row(2).click({ button: 'right' });
  await page.getByRole('menuitem', { name: '复制行到表格软件' }).waitFor();
  await still(page);
  await picture('row-menu');
  await expect.poll(() => status().textContent()).toContain('已选 1 个要素');
  await page.getByRole('menuitem', { name: '复制行到表格软件' }).click();
  await page.getByText('已复制 1 行').waitFor();
  // On one of several selected rows it is meant for all of them.
  await row(5).click({ modifiers: ['Shift'] });
  await row(4).click({ button: 'right' });
  await page.getByRole('menuitem', { name: '复制行到表格软件' }).click();
  await page.getByText('已复制 4 行').waitFor();
});

test('a number column is filtered by conditions, and one that is not understood is said and leaves all rows', async () => {
  const filter = grid().getByRole('textbox', { name: /TBMJ/ });
  const shown = async (): Promise<number> => Number(/^([\d\s]+) 条，/.exec((await page.locator('.table-foot').first().textContent())!)?.[1]!.replace(/\s/g, ''));
  await filter.fill('＞20000');
  // Until the answer is there the foot still counts all rows.
  await expect.poll(shown).toBeLessThan(4293);
  const above = await shown();
  expect(above).toBeGreaterThan(0);
  await filter.fill('≤20000');
  await expect.poll(async () => (await shown()) + above).toBe(4293);
  await picture('filter-number');
  await filter.fill('两万以上');
  await page.getByText(/^看不懂此条件/).waitFor();
  await expect.poll(shown).toBe(4293);
  await picture('filter-not-understood');
  await filter.fill('');
});

test('a column\u2019s head has its menu under the right button and Alt+↓; the first column stays while the others go by', async () => {
  const head = (key: string) => grid().locator(`[data-head="${key}"]`);
  const item = (name: string) => page.getByRole('menuitem', { name, exact: true });
  const left = async (column: string) => (await cell(1, column).boundingBox())!.x;
  await head('TBMJ').click({ button: 'right' });
  await item('升序').waitFor();
  await page.waitForTimeout(300);
  await picture('head-menu');
  await item('降序').click();
  await expect.poll(() => head('TBMJ').getAttribute('aria-sort')).toBe('descending');
  // By keys, and the focus comes back to the head.
  await head('TBMJ').getByRole('button').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await item('不排序').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[data-head]')?.getAttribute('data-head'))).toBe('TBMJ');
  const first = (await grid().locator('[data-head]').nth(1).getAttribute('data-head'))!;
  await grid().evaluate((element) => void (element.scrollLeft = 0));
  const before = [await left(first), await left('TBMJ')] as const;
  await grid().evaluate((element) => void (element.scrollLeft = 200));
  await expect.poll(() => left('TBMJ')).toBeLessThan(before[1]);
  expect(await left(first)).toBe(before[0]);
  await picture('first-column-stays');
  await head('TBMJ').click({ button: 'right' });
  await item('不固定左侧各列').click();
  await expect.poll(() => left(first)).toBeLessThan(before[0]);
  await head('TBMJ').click({ button: 'right' });
  await item('列宽适合内容').click();
  await head('TBMJ').click({ button: 'right' });
  await item('不排序').click();
  await expect.poll(() => head('TBMJ').getAttribute('aria-sort')).toBeNull();
  await head('TBMJ').click({ button: 'right' });
  await item('隐藏此列').click();
  await expect.poll(() => head('TBMJ').count()).toBe(0);
  await page.getByRole('button', { name: '选择列' }).click();
  await page.getByRole('button', { name: '恢复默认' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => head('TBMJ').count()).toBe(1);
  await grid().evaluate((element) => void (element.scrollLeft = 0));
});

test('a comparison above a column of text says how it was understood', async () => {
  const filter = (column: string) => grid().locator(`[data-filter-of="${column}"] input`);
  await filter('DLBM').fill('>0102');
  await page.getByText('“地类编码 DLBM”的值都是数字，按数值比较').waitFor();
  await expect.poll(async () => new Set(await grid().locator('.virtual-row [data-column="DLBM"]').allTextContents())).toEqual(new Set(['0103']));
  await filter('DLBM').fill('');
  await filter('DLMC').fill('>3');
  await page.getByText('“地类名称 DLMC”的值不全是数字，按文字查找').waitFor();
  await filter('DLMC').fill('');
});

test('what meets a condition stands out among all rows, with the rule in words, until the rule is taken away', async () => {
  const head = grid().locator('[data-head="TBMJ"]');
  const marked = () => grid().locator('.virtual-row [data-column="TBMJ"] .marked-cell.danger');
  await grid().locator('[data-filter-of="TBMJ"] input').fill('<5000');
  await head.click({ button: 'right' });
  await unfold(page, '突出显示', page.getByRole('menuitem', { name: '符合“<5000”的标 ◆ 红' }));
  await page.getByRole('menuitem', { name: '符合“<5000”的标 ◆ 红' }).click();
  await expect.poll(() => grid().locator('[data-filter-of="TBMJ"] input').inputValue()).toBe('');
  await expect.poll(() => marked().count()).toBeGreaterThan(0);
  const cells = () => grid().locator('.virtual-row [data-column="TBMJ"]').allTextContents();
  await expect.poll(async () => (await cells()).some((text) => /^\d/.test(text)), { message: 'the other rows are there too' }).toBe(true);
  const numbers = await cells();
  expect(numbers.every((text) => text.startsWith('◆') === Number(text.replace('◆ ', '')) < 5000)).toBe(true);
  expect(await marked().first().getAttribute('title')).toBe('符合“<5000”');
  await picture('marked-cells');
  await head.click({ button: 'right' });
  await unfold(page, '突出显示', page.getByRole('menuitem', { name: '不再突出显示' }));
  await page.getByRole('menuitem', { name: '不再突出显示' }).click();
  await expect.poll(() => marked().count()).toBe(0);
});

test('the mines are copied as shown, their columns chosen, and the sum is that of the selected', async () => {
  await page.getByRole('tab', { name: /^采矿权/ }).first().click();
  const mines = page.getByRole('grid', { name: '采矿权' });
  const foot = page.locator('.table-foot').first();
  const copied = async (): Promise<readonly string[][]> => {
    const text: string = await program.electron.evaluate(({ clipboard }) => clipboard.readText());
    return text.split(/\r?\n/).map((line) => line.split('\t'));
  };
  await page.keyboard.press('Control+Shift+A');
  await expect.poll(() => foot.textContent()).toMatch(/登记面积合计/);
  expect(await mines.getByRole('columnheader').allTextContents()).toEqual(expect.arrayContaining(['采矿许可证号', '红线 亩']));
  await mines.locator('.virtual-row').nth(0).click();
  await mines.locator('.virtual-row').nth(2).click({ modifiers: ['Shift'] });
  await expect.poll(() => foot.textContent()).toMatch(/已选 3 条.*所选登记面积合计/);
  await page.keyboard.press('Control+c');
  await page.getByText('已复制 3 行').waitFor();
  const [heads, ...lines] = await copied();
  expect(lines).toHaveLength(3);
  const area = heads!.indexOf('登记 km²');
  expect(await foot.textContent()).toContain(`${lines.reduce((sum, line) => sum + Number(line[area]), 0).toFixed(4)} km²`);
  await picture('mines-selected');
  await page.getByRole('button', { name: '选择列' }).click();
  await page.getByRole('group', { name: '选择列' }).getByRole('checkbox', { name: '方式' }).click();
  await still(page);
  await picture('mines-columns');
  await page.keyboard.press('Escape');
  await expect.poll(() => mines.getByRole('columnheader', { name: '方式' }).count()).toBe(0);
  await mines.locator('.virtual-row').nth(1).click({ button: 'right' });
  await still(page);
  await picture('mines-menu');
  await page.getByRole('menuitem', { name: '复制行到表格软件' }).click();
  await expect.poll(async () => (await copied())[0]).not.toContain('方式');
  await page.getByRole('tab', { name: /^永久基本农田/ }).click();
});

test('filter and order stay while another table and another room are looked at, and are taken away by a press', async () => {
  const filter = grid().getByRole('textbox').nth(1);
  const shown = () => page.locator('.table-foot').first().textContent();
  await grid().getByRole('columnheader').nth(2).getByRole('button').first().click();
  await filter.fill('0103');
  // Until the answer is there the foot still counts all rows.
  await expect.poll(shown).toMatch(/^(?!4\s?293)[1-9].*4\s?293/);
  const found = await shown();
  await page.getByRole('tab', { name: /采矿权/ }).first().click();
  await page.keyboard.press('Control+4');
  await page.keyboard.press('Control+2');
  await page.getByRole('tab', { name: /永久基本农田/ }).click();
  await expect.poll(() => filter.inputValue()).toBe('0103');
  await expect.poll(shown).toBe(found);
  expect(await grid().getByRole('columnheader').nth(2).getAttribute('aria-sort')).toBe('ascending');
  await picture('filter-kept');
  await page.locator('.table-foot').first().getByRole('button', { name: '清除筛选' }).click();
  await expect.poll(() => filter.inputValue()).toBe('');
  await grid().getByRole('columnheader').nth(2).getByRole('button').first().click();
  await grid().getByRole('columnheader').nth(2).getByRole('button').first().click();
  // All rows are there again: a cell opened earlier would be closed when they come.
  await expect.poll(shown).toMatch(/^共/);
  await still(page);
});

test('a cell is changed, refused when it does not fit, shown as changed, and the run is out of date until it is undone', async () => {
  const before = (await cell(1, 'KCXS').textContent())!;
  await cell(1, 'KCXS').dblclick();
  const editor = page.getByRole('textbox', { name: '修改 KCXS' });
  await editor.fill('零点一');
  await page.keyboard.press('Enter');
  await page.getByText('这里要填数字').waitFor();
  await picture('refused');
  await editor.blur();
  await page.locator('.toast').getByText('“KCXS”没有改成“零点一”：这里要填数字').waitFor();
  expect(await cell(1, 'KCXS').textContent()).toBe(before);
  await cell(1, 'KCXS').dblclick();
  await editor.fill('0.25');
  await page.keyboard.press('Enter');
  await expect.poll(() => cell(1, 'KCXS').locator('.changed-cell').textContent()).toBe('0.25');
  await page.locator('.tree-row.layer').filter({ hasText: '永久基本农田' }).getByRole('img', { name: '已编辑' }).waitFor();
  await picture('edited');
  await page.getByRole('tab', { name: /^采矿权/ }).click();
  await page.getByRole('grid', { name: '采矿权' }).locator('.virtual-row').first().click();
  await page.getByText(/“永久基本农田”编辑过/).first().waitFor();
  await page.getByRole('tab', { name: /^永久基本农田/ }).click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => cell(1, 'KCXS').textContent()).toBe(before);
  expect(await grid().locator('.changed-cell').count()).toBe(0);
});

test('in a cell that is being changed Ctrl+C copies the text chosen there', async () => {
  const written = (await cell(2, 'TBMJ').textContent())!;
  await cell(2, 'TBMJ').dblclick();
  const editor = page.getByRole('textbox', { name: '修改 TBMJ' });
  await editor.selectText();
  await page.keyboard.press('Control+c');
  await expect.poll(() => program.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(written);
  await page.keyboard.press('Escape');
});

test('one record as a form, with what the fields mean', async () => {
  await row(1).click();
  await page.keyboard.press('Alt+F6');
  const form = page.getByRole('form');
  await form.getByText('扣除系数').first().waitFor();
  await form.getByRole('button', { name: '下一条' }).click();
  await form.getByText('第 2 行').waitFor();
  await picture('form');
  await page.keyboard.press('Alt+F6');
  await grid().waitFor();
});

test('hidden columns stay hidden after a restart', async () => {
  await page.getByRole('button', { name: '选择列' }).click();
  await page.getByRole('group', { name: '选择列' }).getByRole('checkbox', { name: 'DLBM' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => cell(1, 'DLBM').count()).toBe(0);
  await picture('columns');
  await program.close();
  program = await startReady({ profile: program.profile });
  page = program.page;
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.layer').filter({ hasText: '永久基本农田' }).first().click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('打开属性表');
  await page.keyboard.press('Enter');
  await row(1).waitFor();
  await expect.poll(() => cell(1, 'KCXS').count()).toBe(1);
  await expect.poll(() => cell(1, 'DLBM').count()).toBe(0);
});

test('without a layer of mining rights the table says that, not that filters left nothing', async () => {
  await page.getByRole('tab', { name: /^采矿权/ }).first().click();
  const mines = page.getByRole('grid', { name: '采矿权' });
  await mines.locator('.virtual-row').first().waitFor();
  await page.locator('.tree-row.layer', { hasText: '采矿权' }).first().click();
  await command(page, '移除图层');
  await mines.getByText('还没有采矿权图层').waitFor();
  expect(await mines.getByRole('button', { name: '清除筛选' }).count()).toBe(0);
  await picture('no-mines');
  await page.keyboard.press('Control+z');
  await mines.locator('.virtual-row').first().waitFor();
});

test('nothing went wrong on the page', () => {
  expect(program.pageErrors).toEqual([]);
});
