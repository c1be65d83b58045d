/** 井上井下 in the window: a surveyor receives drawings, says what their layers are, checks them, cuts a section, lists the findings and writes the report. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { officeParts } from '../helpers/zip-parts.ts';
import { answerSaveDialog, type RunningProgram, startReady } from './electron-app.ts';
import { check, choose, county, fillDelivery, leave, MINE, openDrawing, receive } from './drawing-window.ts';
import { runOverlay } from './window.ts';

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.dispose();
  program = undefined;
});

interface Truth {
  readonly drawings: readonly { readonly mineName: string; readonly period: string; readonly workings: readonly { readonly name: string; readonly areaEllipsoidalSquareMetres: number; readonly longestDistanceMetres: number }[] }[];
}

async function truthOf(mine: string, period: string): Promise<Truth['drawings'][number]['workings']> {
  const truth = JSON.parse(await readFile(county('drawings-truth.json'), 'utf8')) as Truth;
  return truth.drawings.find((drawing) => drawing.mineName === mine && drawing.period === period)!.workings;
}

const figure = (page: Page, row: string): Promise<readonly string[]> => page.locator('.figures tr').filter({ has: page.locator(`td:text-is("${row}")`) }).locator('td').allTextContents();

test('two half-years are received, checked and compared; section, findings and report follow; a restart and an undo keep it all', async () => {
  program = await startReady();
  const { page } = program;
  await runOverlay(page, /R-\d{8}-01/);

  let dialog = await openDrawing(page, county('井上井下', '2025H2', `${MINE}.dxf`));
  // Read by its code page, the mine known by the file's name, its place by the numbers and the licence.
  await dialog.getByText('按文件头声明的 ANSI_936', { exact: false }).waitFor();
  await dialog.getByText(`叠在${MINE}的矿区范围上`).waitFor();
  expect(await dialog.getByRole('button', { name: '收图', exact: true }).isDisabled()).toBe(true);
  await fillDelivery(page, dialog, { period: '2025 下半年', received: '2025-12-28' });
  // A person says what a layer is.
  await choose(page, dialog.getByLabel('图层图廓的用途'), '注记');
  await receive(dialog);
  await page.locator('.drawings-period.on').filter({ hasText: '2025 下半年' }).waitFor();
  await check(page);

  dialog = await openDrawing(page, county('井上井下', '2026H1', `${MINE}.dxf`));
  await fillDelivery(page, dialog, { period: '2026 上半年', received: '2026-07-06' });
  // What was said of the firm's layers last time is remembered.
  await dialog.locator('tr').filter({ hasText: '图廓' }).locator('.role-cell[title="按该测量单位上次确认"]').waitFor();
  await receive(dialog);
  await page.locator('.drawings-period.on').filter({ hasText: '2026 上半年' }).filter({ hasText: '缺 1 图' }).waitFor();
  await check(page);

  // The figures of the screen are those of the truth, to the digit that is shown.
  const outsideOf = async (period: string): Promise<number> => Math.round((await truthOf(MINE, period)).reduce((sum, working) => sum + working.areaEllipsoidalSquareMetres, 0));
  const shown = await figure(page, '出界 m²');
  expect(shown.slice(1, 3).map((words) => Number(words.replace(/\s/g, '')))).toEqual([await outsideOf('2025H2'), await outsideOf('2026H1')]);
  expect(shown[3]).toBe('扩大');
  expect((await figure(page, '最远 / 平均 m'))[2]).toContain('46.9');
  await page.getByText('容差：平面 0.50 m，高程 0.30 m（王工').waitFor();
  await page.getByText('是否越界由主管部门认定').waitFor();

  // The section is there at once, and follows a line that is drawn.
  await page.locator('.section-svg').getByText('1203采空区', { exact: false }).waitFor();
  const plan = (await page.locator('.drawings-plan').boundingBox())!;
  await page.keyboard.press('l');
  await page.mouse.move(plan.x + plan.width * 0.3, plan.y + plan.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(plan.x + plan.width * 0.5, plan.y + plan.height * 0.5, { steps: 4 });
  await page.mouse.move(plan.x + plan.width * 0.7, plan.y + plan.height * 0.52, { steps: 4 });
  await page.mouse.up();
  await page.locator('.section-svg').getByText(/下标高/).first().waitFor();
  for (const way of ['卷帘', '并排', '透镜', '差异']) await page.getByRole('radio', { name: way }).click();
  await page.keyboard.press('b');
  await page.getByRole('application', { name: /立体图/ }).locator('canvas').waitFor({ timeout: 30_000 });
  await page.getByRole('application', { name: /立体图/ }).press('ArrowLeft');
  await page.keyboard.press('b');

  const checked = join(program.output, '核查.pdf');
  await answerSaveDialog(program, checked);
  await page.getByRole('button', { name: '平面+剖面图' }).click();
  await page.getByText('核查报告、平面和剖面图（PDF）').click();
  await page.getByText(/已写入.*核查\.pdf/).first().waitFor({ timeout: 60_000 });
  expect((await readFile(checked)).subarray(0, 5).toString()).toBe('%PDF-');

  await page.getByRole('button', { name: /^列入问题 \d+$/ }).click();
  await page.getByRole('button', { name: /^已列入问题 \d+$/ }).click();
  await page.locator('.finding-facts').getByText('1203采空区', { exact: false }).first().waitFor();
  await page.locator('form.decision').getByText('成立，列入方案').click();
  await page.locator('form.decision').getByRole('button', { name: /^保存/ }).click();
  await page.getByRole('radio', { name: /^成立 1$/ }).waitFor();
  // Another overlay leaves what the drawings have shown.
  await runOverlay(page, /R-\d{8}-02/);
  await page.getByRole('radio', { name: /^成立 1$/ }).click();
  await page.locator('.finding-row').filter({ hasText: '1203' }).click();
  await page.getByRole('button', { name: '方案文件' }).click();
  const document = join(program.output, '方案.docx');
  await answerSaveDialog(program, document);
  await page.getByRole('button', { name: '导出 Word' }).click();
  await page.getByText(/已写入.*方案\.docx/).first().waitFor({ timeout: 60_000 });
  const written = officeParts(await readFile(document)).get('word/document.xml')!;
  // The finding, the chapter on workings, and its section.
  for (const words of ['1203采空区', '按设定容差比对', 'A—A′']) expect(written).toContain(words);
  expect(program.pageErrors).toEqual([]);

  const { profile } = program;
  await program.close();
  program = await startReady({ profile });
  const again = program.page;
  await again.keyboard.press('Control+3');
  await again.locator('.figures').waitFor();
  expect((await figure(again, '最远 / 平均 m'))[2]).toContain('46.9');
  await again.getByRole('button', { name: /^已列入问题 \d+$/ }).waitFor();
  await again.getByRole('button', { name: '移除这份图' }).click();
  await again.getByText('2025 下半年').first().waitFor();
  await again.locator('.drawings-period.on').filter({ hasText: '2025 下半年' }).waitFor();
  await again.keyboard.press('Control+z');
  await again.locator('.drawings-period.on').filter({ hasText: '2026 上半年' }).waitFor();
  await again.getByRole('button', { name: /^已列入问题 \d+$/ }).waitFor();
  expect(program.pageErrors).toEqual([]);
});

test('a drawing with a fault says which one, and is not received until it is settled', async () => {
  program = await startReady();
  const { page } = program;
  const faulty = (name: string): string => county('问题数据', '图形', `${name}.dxf`);

  let dialog = await openDrawing(page, faulty('横纵坐标颠倒'));
  await dialog.getByText('看来图中 X、Y 颠倒').first().waitFor();
  await choose(page, dialog.getByLabel('矿山', { exact: true }), MINE);
  await fillDelivery(page, dialog, { period: '2026 上半年', received: '2026-07-06' });
  expect(await dialog.getByRole('button', { name: '收图', exact: true }).isDisabled()).toBe(true);
  await dialog.getByRole('radio', { name: 'X、Y 对调' }).click();
  await dialog.getByText(`叠在${MINE}的矿区范围上`).waitFor();
  expect(await dialog.getByRole('button', { name: '收图', exact: true }).isEnabled()).toBe(true);
  // One key does not lose what was filled in; the button does.
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: '继续填写' }).click();
  expect(await dialog.getByLabel('平面精度').inputValue()).not.toBe('');
  await leave(dialog);

  dialog = await openDrawing(page, faulty('带号错误'));
  await choose(page, dialog.getByLabel('矿山', { exact: true }), MINE);
  await fillDelivery(page, dialog, { period: '2026 上半年', received: '2026-07-06' });
  await dialog.getByRole('radio').first().click();
  await dialog.locator('.candidate').first().click();
  await dialog.getByText(/离王家山煤矿 .* km/).waitFor();
  await dialog.getByText('可能带号写错', { exact: false }).waitFor();
  expect(await dialog.getByRole('button', { name: '收图', exact: true }).isDisabled()).toBe(true);
  await leave(dialog);

  dialog = await openDrawing(page, faulty('轮廓未闭合'));
  await dialog.getByText(/处轮廓没有闭合/).waitFor();
  await dialog.getByLabel('缺口不超过').fill('3');
  await dialog.getByText(/补接缺口 \d+ 处，最宽 2\.\d+ m/).waitFor();
  expect(await dialog.getByText(/处轮廓没有闭合/).count()).toBe(0);
  await leave(dialog);
  expect(program.pageErrors).toEqual([]);
});

test('a mine grid is refused until control points bring it to the ground, with a residual at each', async () => {
  program = await startReady();
  const { page } = program;
  // The same drawing in a grid of its own: shifted to small numbers, as mines have them.
  const text = new TextDecoder('gb18030').decode(await readFile(county('井上井下', '2025H2', `${MINE}.dxf`)));
  const lines = text.split('\r\n');
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const code = Number(lines[i]);
    const value = Number(lines[i + 1]);
    if (code >= 10 && code <= 18 && value > 30_000_000) lines[i + 1] = String(value - 38_505_000);
    if (code >= 20 && code <= 28 && value > 3_000_000) lines[i + 1] = String(value - 3_880_000);
  }
  const path = join(program.output, '王家山煤矿2025年下半年井上井下对照图.dxf');
  await writeFile(path, new TextEncoder().encode(lines.join('\r\n')));
  const dialog = await openDrawing(page, path);
  await dialog.getByText('图中坐标是矿区自定义坐标', { exact: false }).waitFor();
  expect(await dialog.getByLabel('期别', { exact: true }).locator('xpath=ancestor::*[contains(@class,"ant-select")][1]').textContent()).toContain('2025 下半年');
  const points = [
    [14_000, 2_000, 3_894_000, 38_507_000],
    [15_000, 3_000, 3_895_000, 38_508_000],
    [14_000, 3_000, 3_894_000.05, 38_508_000],
  ];
  // From a spreadsheet by the button; the ground of the second by Ctrl+V over the rows; the third typed.
  const clipboard = (words: string) => program!.electron.evaluate(({ clipboard: board }, text) => board.writeText(text), words);
  await clipboard('没有点');
  await dialog.getByRole('button', { name: '从剪贴板粘贴' }).click();
  await dialog.getByText('剪贴板里没有“点名', { exact: false }).waitFor();
  await clipboard(`点名\tX\tY\tX\tY\n北山寺塔\t${points[0]!.join('\t')}`);
  await dialog.getByRole('button', { name: '从剪贴板粘贴' }).click();
  await expect.poll(() => dialog.getByLabel('第 1 点的点名').inputValue()).toBe('北山寺塔');
  await dialog.getByRole('button', { name: '加点' }).click();
  await clipboard(`K2,${points[1]!.join(',')}\nK3 ${points[2]!.join(' ')}`);
  await dialog.getByLabel('图上 X（北）').nth(1).press('ControlOrMeta+v');
  await expect.poll(() => dialog.getByLabel('第 3 点的点名').inputValue()).toBe('K3');
  for (const row of [0, 1, 2]) await dialog.getByRole('button', { name: '去掉这个点' }).nth(2 - row).click();
  for (const [row, numbers] of points.entries()) {
    await dialog.getByRole('button', { name: '加点' }).click();
    for (const [column, name] of ['图上 X（北）', '图上 Y（东）', '实地 X（北）', '实地 Y（东）'].entries()) await dialog.getByLabel(name).nth(row).fill(String(numbers[column]));
  }
  await dialog.getByText(/单位权中误差 0\.0\d+ m/).waitFor();
  await dialog.getByText(`叠在${MINE}的矿区范围上`).waitFor();
  await fillDelivery(page, dialog, { period: '2025 下半年', received: '2025-12-28' });
  await receive(dialog);
  await page.locator('.drawings-period.on').waitFor();
  expect(program.pageErrors).toEqual([]);
});

test('bodies one over the other are checked each with its own thickness and density, and the report sums them apart', async () => {
  program = await startReady();
  const { page } = program;
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: '打开样例图件' }).click();
  await page.locator('.drawings-period.on').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '核查采动' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('平面容差').fill('0.5');
  await dialog.getByLabel('高程容差').fill('0.3');
  await dialog.getByLabel('缺省采厚').fill('2.5');
  await dialog.getByLabel('矿石体重').fill('1.4');
  await dialog.getByLabel('15 号煤层的采厚').fill('3.1');
  await dialog.getByLabel('15 号煤层的体重').fill('1.6');
  await dialog.getByRole('button', { name: '开始核查' }).click();
  await page.locator('.figures').waitFor({ timeout: 60_000 });
  const paper = join(program.output, '核查.docx');
  await answerSaveDialog(program, paper);
  await page.getByRole('button', { name: '平面+剖面图' }).click();
  await page.getByText('核查报告、平面和剖面图（Word）').click();
  await page.getByText(/已写入.*核查\.docx/).first().waitFor({ timeout: 60_000 });
  const text = officeParts(await readFile(paper)).get('word/document.xml')!.replace(/<[^>]*>/gu, ' ').replace(/\s+/gu, ' ');
  expect(text).toMatch(/分矿体采动量.*3 号煤层 2\.50 1\.40.*15 号煤层 3\.10 1\.60/u);
  // The earlier half-year is checked from where its lack is told; what is known of the ore is proposed.
  await page.getByRole('button', { name: '核查这一期' }).click();
  await page.getByRole('dialog').getByText('2025 下半年').waitFor();
  expect(Number(await page.getByRole('dialog').getByLabel('15 号煤层的采厚').inputValue())).toBe(3.1);
  await page.getByRole('dialog').getByRole('button', { name: '开始核查' }).click();
  await page.getByText('没有核查过', { exact: false }).waitFor({ state: 'detached', timeout: 60_000 });
  await page.getByRole('button', { name: '改容差' }).click();
  expect(Number(await page.getByRole('dialog').getByLabel('15 号煤层的采厚').inputValue())).toBe(3.1);
  expect(program.pageErrors).toEqual([]);
});

test('the sample county’s drawings open as one step that can be taken back', async () => {
  program = await startReady();
  const { page } = program;
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: '打开样例图件' }).click();
  await page.locator('.drawings-period.on').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '补交清单' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/5 个矿，全县 60 个；缺 20 份/).waitFor();
  await dialog.getByRole('button', { name: '关闭' }).click();
  await page.keyboard.press('Control+z');
  await page.getByText('还没有收到图').waitFor();
  expect(program.pageErrors).toEqual([]);
});
