/** 出图: a sheet of one mine and a series, as a user makes them, and the very PDF measured. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdf } from '../helpers/pdf.ts';
import { answerFolderDialog, answerSaveDialog, projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { openMine, still } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'sheets');
let program: RunningProgram;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  program = await startReady();
});
afterAll(() => program?.dispose());

const dialog = () => program.page.getByRole('dialog');

async function openSheets(): Promise<void> {
  await program.page.keyboard.press('Control+p');
  await dialog().getByRole('heading', { name: '出图' }).waitFor();
  await drawn();
}

/** Until the preview shows what was chosen last. */
async function drawn(): Promise<void> {
  await still(program.page);
  await dialog().locator('.sheets-preview[aria-busy="false"] img').first().waitFor({ timeout: 60_000 });
}

async function chooseScale(words: string): Promise<void> {
  await dialog().getByRole('combobox', { name: '比例尺' }).click();
  await program.page.locator('.ant-select-dropdown:visible').getByTitle(words, { exact: true }).click();
  await drawn();
}

async function written(path: string): Promise<Buffer> {
  await expect.poll(async () => (await readFile(path).catch(() => Buffer.alloc(0))).length, { timeout: 120_000 }).toBeGreaterThan(1000);
  return readFile(path);
}

/** Arms of the grid's crosses: 3 mm long, lying or standing. */
function crosses(strokes: readonly (readonly [number, number, number, number])[], lying: boolean): number[] {
  const arms = strokes.filter(([x0, y0, x1, y1]) => (lying ? Math.abs(y0 - y1) < 0.01 && Math.abs(Math.abs(x1 - x0) - 3) < 0.02 : Math.abs(x0 - x1) < 0.01 && Math.abs(Math.abs(y1 - y0) - 3) < 0.02));
  const middles = arms.map(([x0, y0, x1, y1]) => (lying ? (x0 + x1) / 2 : (y0 + y1) / 2)).sort((a, b) => a - b);
  return middles.filter((middle, i) => i === 0 || middle - middles[i - 1]! > 0.5);
}

test('a sheet at 1:5 000 is true on the PDF to a tenth of a millimetre per kilometre, with embedded fonts and no pixels', async () => {
  await openMine(program.page, '石湾沟石灰岩矿');
  await openSheets();
  await chooseScale('1:5\u2009000');
  await program.page.screenshot({ path: join(pictures, 'dialog-1366.png') });
  const path = join(program.output, '石湾沟.pdf');
  await answerSaveDialog(program, path);
  await dialog().getByRole('button', { name: '导出 1 幅' }).click();
  const bytes = await written(path);
  await writeFile(join(pictures, 'one.pdf'), bytes);
  expect(Buffer.from(bytes).toString('latin1'), 'the map of the page says where it lies').toMatch(/\/VP \[<<\/Type \/Viewport[\s\S]*\/Subtype \/GEO/);
  const { pages, fonts, foreignFonts, images } = readPdf(bytes);
  expect(pages).toHaveLength(1);
  const [page] = pages;
  expect(page!.widthMillimetres).toBeCloseTo(420, 0);
  expect(page!.heightMillimetres).toBeCloseTo(297, 0);
  expect(images).toBe(0);
  expect(fonts).toBeGreaterThan(0);
  expect(foreignFonts).toEqual([]);
  // Crosses stand every 250 m: four steps are a kilometre.
  for (const lying of [true, false]) {
    const middles = crosses(page!.strokes, lying);
    expect(middles.length).toBeGreaterThan(3);
    const steps = middles.slice(1).map((middle, i) => middle - middles[i]!);
    for (const step of steps) expect(step).toBeCloseTo(50, 1);
    expect((4 * (middles.at(-1)! - middles[0]!)) / steps.length).toBeGreaterThan(199.9);
    expect((4 * (middles.at(-1)! - middles[0]!)) / steps.length).toBeLessThan(200.1);
  }
});

test('what was chosen is there again, and a scale that is too large says so', async () => {
  await openSheets();
  await expect.poll(() => dialog().getByRole('combobox', { name: '比例尺' }).inputValue()).toBe('1:5\u2009000');
  await chooseScale('1:500');
  await dialog().getByText('放不下全部范围').waitFor();
  // Any other scale is typed; what is no scale changes nothing.
  const scale = dialog().getByRole('combobox', { name: '比例尺' });
  await scale.fill('1:2500');
  await scale.press('Tab');
  await drawn();
  await dialog().getByText('1:2\u2009500').first().waitFor();
  await scale.fill('大约两千五');
  await scale.press('Tab');
  expect(await scale.inputValue()).toBe('1:2\u2009500');
  await chooseScale('自动取整');
  await expect.poll(() => dialog().getByText('放不下全部范围').count()).toBe(0);
  await program.page.keyboard.press('Escape');
});

test('a series of three mines is one PDF of three pages', async () => {
  await openSheets();
  const mines = dialog().getByRole('combobox', { name: '选择矿山' });
  await mines.click();
  const options = program.page.locator('.ant-select-dropdown:visible .ant-select-item-option:not(.ant-select-item-option-selected)');
  await options.nth(0).click();
  await options.nth(0).click();
  await mines.press('Escape');
  await dialog().getByText('已选 3 个').waitFor();
  await drawn();
  await program.page.screenshot({ path: join(pictures, 'series-1366.png') });
  const path = join(program.output, '三矿.pdf');
  await answerSaveDialog(program, path);
  await dialog().getByRole('button', { name: '导出 3 幅' }).click();
  const bytes = await written(path);
  await writeFile(join(pictures, 'series.pdf'), bytes);
  expect(readPdf(bytes).pages).toHaveLength(3);
  expect(Buffer.from(bytes).toString('latin1').match(/\/Subtype \/GEO/g)).toHaveLength(3);
});

test('a PNG states its resolution, so that it prints at its scale', async () => {
  await openSheets();
  await dialog().getByRole('radio', { name: 'PNG' }).click();
  await dialog().getByRole('radio', { name: 'A4' }).click();
  await drawn();
  const path = join(program.output, '石湾沟.png');
  await answerSaveDialog(program, path);
  await dialog().getByRole('button', { name: '导出 1 幅' }).click();
  const bytes = await written(path);
  await writeFile(join(pictures, 'one.png'), bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const perMetre = 300 / 0.0254;
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([Math.round(0.297 * perMetre), Math.round(0.21 * perMetre)]);
  expect(bytes.subarray(37, 41).toString('latin1')).toBe('pHYs');
  expect(view.getUint32(41)).toBe(Math.round(perMetre));
});

test('an A0 sheet of the ground in view is one page of its paper', async () => {
  await program.page.keyboard.press('Control+2');
  await openSheets();
  await dialog().getByRole('radio', { name: 'PDF' }).click();
  await dialog().getByRole('radio', { name: '地图当前范围' }).click();
  await dialog().getByRole('radio', { name: 'A0' }).click();
  await drawn();
  await program.page.screenshot({ path: join(pictures, 'ground-1366.png') });
  const path = join(program.output, '全县.pdf');
  await answerSaveDialog(program, path);
  await dialog().getByRole('button', { name: '导出 1 幅' }).click();
  const bytes = await written(path);
  await writeFile(join(pictures, 'a0.pdf'), bytes);
  const { pages } = readPdf(bytes);
  expect(pages).toHaveLength(1);
  expect(pages[0]!.widthMillimetres).toBeCloseTo(1189, 0);
  expect(program.pageErrors).toEqual([]);
});

test('three mines as files of their own', async () => {
  await openMine(program.page, '石湾沟石灰岩矿');
  await openSheets();
  await dialog().getByRole('radio', { name: 'A4' }).click();
  const mines = dialog().getByRole('combobox', { name: '选择矿山' });
  await mines.click();
  const options = program.page.locator('.ant-select-dropdown:visible .ant-select-item-option:not(.ant-select-item-option-selected)');
  await options.nth(0).click();
  await options.nth(0).click();
  await mines.press('Escape');
  await dialog().getByText('已选 3 个').waitFor();
  await dialog().getByRole('checkbox', { name: '合成一个 PDF' }).uncheck();
  const folder = join(program.output, '分幅');
  await mkdir(folder);
  await answerFolderDialog(program, folder);
  await dialog().getByRole('button', { name: '导出 3 幅' }).click();
  await expect.poll(async () => (await readdir(folder)).filter((name) => name.endsWith('.pdf')).length, { timeout: 120_000 }).toBe(3);
});

test('the right button on a mine’s row offers its sheet, and it is that mine’s', async () => {
  const row = program.page.getByRole('grid', { name: '采矿权' }).getByRole('row').filter({ hasText: '柳林白云岩矿' });
  await row.click({ button: 'right' });
  await program.page.screenshot({ path: join(pictures, 'mine-menu.png') });
  await program.page.getByRole('menuitem', { name: /出图/ }).last().click();
  await dialog().getByRole('heading', { name: '柳林白云岩矿' }).waitFor();
  await drawn();
  await program.page.keyboard.press('Escape');
});
