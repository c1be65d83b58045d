/** Two surveys of a pit, received, compared and checked, and a section whose ground is a raster, in the real program. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import { readShapefile } from '../../shared/formats/shapefile/read.ts';
import { featureParts } from '../../shared/geometry/columns.ts';
import { extentOfRings } from '../../shared/geometry/extent-of-rings.ts';
import { officeParts } from '../helpers/zip-parts.ts';
import { buildElevationTiff } from '../helpers/raster-builder.ts';
import { check, choose, county, fillDelivery, openDrawing, receive } from './drawing-window.ts';
import { answerSaveDialog, type RunningProgram, startReady } from './electron-app.ts';
import { runOverlay } from './window.ts';

let program: RunningProgram | undefined;
let folder = '';
afterEach(async () => {
  await program?.dispose();
  program = undefined;
  await rm(folder, { recursive: true, force: true });
});

const QUARRY = '凤凰山石灰岩矿';
/** One that hands in drawings and is surveyed too. */
const DRAWN_QUARRY = '西岭石灰岩矿';
const CELL = 4;
/** Ground, before anything was dug. */
const ground = (x: number, y: number): number => 905 - 0.02 * x + 0.01 * y;

/** Box of a mine's licence in the county's plane. */
async function licenceOf(mine: string): Promise<readonly [number, number, number, number]> {
  const parts = Object.fromEntries(['shp', 'shx', 'dbf', 'prj', 'cpg'].flatMap((kind) => {
    try {
      return [[kind, memorySource(`采矿权.${kind}`, readFileSync(county(`采矿权_2026.${kind}`)))]];
    } catch {
      return [];
    }
  }));
  const { value } = await readShapefile({ format: 'shapefile', name: '采矿权', container: '', parts }, { name: '采矿权', role: 'rights', encoding: null, system: null, mapping: {}, swapAxes: false, vintage: null }, quietJob());
  const { geometry, attributes } = value.columns;
  const field = attributes.fields.findIndex(({ name }) => name === 'KSMC');
  const row = Array.from({ length: geometry.featureCount }, (_, feature) => feature).find((feature) => attributes.text(feature, field) === mine)!;
  return extentOfRings(featureParts(geometry, row).flat()) as unknown as [number, number, number, number];
}

async function openSurfaceFile(page: Page, path: string): Promise<Locator> {
  const asked = page.waitForEvent('filechooser');
  await page.evaluate(() => document.readyState);
  await page.keyboard.press('Control+o');
  await (await asked).setFiles([path]);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('收采坑测量/高程').waitFor();
  return dialog;
}

async function receiveSurvey(page: Page, path: string, mine: string, day: string): Promise<void> {
  const dialog = await openSurfaceFile(page, path);
  await dialog.getByText('GeoTIFF 高程栅格').waitFor();
  await choose(page, dialog.getByLabel('矿山', { exact: true }), mine);
  await dialog.getByLabel('测量日期').fill(day);
  await dialog.getByLabel('测量日期').press('Enter');
  await dialog.getByLabel('高程精度').fill('0.1');
  await choose(page, dialog.getByLabel('高程基准'), '1985 国家高程基准');
  await dialog.getByRole('button', { name: '收下' }).click();
  await dialog.waitFor({ state: 'detached', timeout: 60_000 });
}

test('cut volume of two surveys as planted, outside the licence too; the check lists it; a section takes its ground from a raster', async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuangce-relief-'));
  const [west, south, east, north] = await licenceOf(QUARRY);
  const [w, n] = [Math.floor(west / CELL) * CELL - 200, Math.ceil(north / CELL) * CELL + 200];
  const [columns, rows] = [Math.ceil((east + 200 - w) / CELL), Math.ceil((n - south + 200) / CELL)];
  // A box of 200 × 120 m and 15 m depth inside, one of 80 × 40 m and 5 m depth far outside the licence.
  const [cx, cy] = [Math.round(((west + east) / 2 - w) / CELL) * CELL, Math.round((n - (south + north) / 2) / CELL) * CELL];
  const within = (x: number, y: number): boolean => x > cx - 100 && x < cx + 100 && y > cy - 60 && y < cy + 60;
  const beyond = (x: number, y: number): boolean => x > 40 && x < 120 && y > 40 && y < 80;
  const dem = (dug: boolean): Uint8Array =>
    buildElevationTiff(columns, rows, { east: w, north: n, pixel: CELL, code: 4526 }, (column, row) => {
      const [x, y] = [(column + 0.5) * CELL, (row + 0.5) * CELL];
      return ground(x, y) - (dug && within(x, y) ? 15 : dug && beyond(x, y) ? 5 : 0);
    }, { numbers: 'float32', tile: 64, deflate: true, noData: '-9999' });
  const [first, second, unnamed] = ['凤凰山2025-12.tif', '凤凰山2026-06.tif', 'dem0618.tif'].map((name) => join(folder, name)) as [string, string, string];
  await writeFile(first, dem(false));
  await writeFile(second, dem(true));
  await writeFile(unnamed, dem(true));

  program = await startReady({ size: { width: 1366, height: 768 } });
  const { page } = program;
  await receiveSurvey(page, first, QUARRY, '2025-12-20');
  await page.getByText('只收到一期测量').waitFor();
  // The next one lies in the same licence: it is proposed, though its name says nothing of it. One key does not lose what was typed.
  const asked = await openSurfaceFile(page, unnamed);
  await asked.getByText('按测量范围所在的矿区提出').waitFor();
  await expect.poll(() => asked.locator('.delivery-fields .wide').first().innerText()).toContain(QUARRY);
  await asked.getByLabel('测量员').fill('李工');
  await page.keyboard.press('Escape');
  await asked.getByText('还没有收下').waitFor();
  await asked.getByRole('button', { name: '继续填写' }).click();
  expect(await asked.getByLabel('测量员').inputValue()).toBe('李工');
  await page.keyboard.press('Escape');
  await asked.getByRole('button', { name: '放弃并离开' }).click();
  await asked.waitFor({ state: 'detached' });
  await receiveSurvey(page, second, QUARRY, '2026-06-18');
  const figures = page.locator('.surface-figures');
  await figures.waitFor({ timeout: 60_000 });
  const cut = figures.locator('tbody tr').first().locator('td');
  const numbers = (await cut.allTextContents()).slice(1).map((text) => Number(text.replace(/\s/gu, '')));
  expect(numbers).toEqual([200 * 120 * 15 + 80 * 40 * 5, 200 * 120 * 15, 80 * 40 * 5]);
  await page.getByText('剖面地面：本期测量', { exact: false }).waitFor();
  await page.locator('.section-svg').waitFor();
  if (process.env['KUANGCE_PICTURES']) await page.screenshot({ path: `${process.env['KUANGCE_PICTURES']}/pit.png` });

  // The tolerance is asked for as for drawings; what lies outside goes into the list.
  await page.getByRole('button', { name: '核查采动' }).click();
  const check = page.getByRole('dialog');
  await check.getByLabel('平面容差').fill('0.5');
  await check.getByLabel('高程容差').fill('0.3');
  await check.getByRole('button', { name: '开始核查' }).click();
  await page.getByRole('button', { name: '列入问题 1', exact: true }).click({ timeout: 60_000 });
  await page.getByRole('button', { name: '已列入问题 1' }).waitFor({ timeout: 60_000 });
  if (process.env['KUANGCE_PICTURES']) await page.screenshot({ path: `${process.env['KUANGCE_PICTURES']}/pit-checked.png` });
  // The colours are explained beside the plan, where no word of it can lie.
  const [shown, legend] = [(await page.locator('.drawings-plan').boundingBox())!, (await page.locator('.relief-legend').boundingBox())!];
  expect(legend.y).toBeGreaterThanOrEqual(shown.y + shown.height - 0.5);

  // On paper too, while the two surfaces are compared row by row once more.
  const paper = join(program.output, '采坑.docx');
  await answerSaveDialog(program, paper);
  await page.getByRole('button', { name: '平面+剖面图' }).click();
  await page.getByText('核查报告、平面和剖面图（Word）').click();
  await page.getByText(/已写入.*采坑\.docx/).first().waitFor({ timeout: 60_000 });
  expect(officeParts(readFileSync(paper)).get('word/document.xml')!).toContain('采坑挖填方量');
  if (process.env['KUANGCE_PICTURES']) await copyFile(paper, `${process.env['KUANGCE_PICTURES']}/pit.docx`);
  expect(program.pageErrors).toEqual([]);

  // A drawing of the same mine's neighbour may take its ground from the raster.
  const dialog = await openDrawing(page, county('井上井下', '2026H1', '王家山煤矿.dxf'));
  await fillDelivery(page, dialog, { period: '2026 上半年', received: '2026-06-29' });
  await receive(dialog);
  await choose(page, page.getByLabel('剖面地面'), '凤凰山2026-06.tif');
  await page.getByText('所选高程没有覆盖剖面线', { exact: false }).waitFor({ timeout: 60_000 });
  // Out of the list, where the keys undo what is typed.
  await page.locator('.section-head b').click();
  await page.keyboard.press('Control+z');
  await page.getByText('所选高程没有覆盖剖面线', { exact: false }).waitFor({ state: 'detached' });
  expect(program.pageErrors).toEqual([]);
});

test('findings of a mine’s drawing and of its pit survey stand side by side: listing either again leaves the other’s', async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuangce-sources-'));
  const [west, south, east, north] = await licenceOf(DRAWN_QUARRY);
  const [w, n] = [Math.floor(west / CELL) * CELL - 200, Math.ceil(north / CELL) * CELL + 200];
  const [columns, rows] = [Math.ceil((east + 200 - w) / CELL), Math.ceil((n - south + 200) / CELL)];
  const survey = async (name: string, dug: number): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, buildElevationTiff(columns, rows, { east: w, north: n, pixel: CELL, code: 4526 }, (column, row) => 905 - (column >= 10 && column < 30 && row >= 10 && row < 20 ? dug : dug > 0 && (column + row) % 2 === 0 ? 0.05 : 0), { numbers: 'float32', tile: 64, deflate: true, noData: '-9999' }));
    return path;
  };
  program = await startReady();
  const { page } = program;
  const listed = async (): Promise<readonly string[]> => {
    await page.keyboard.press('Control+4');
    await page.getByRole('radio', { name: /^待认定 \d+$/ }).click();
    await page.locator('.finding-row').first().waitFor();
    const rows = await page.locator('.finding-row').allTextContents();
    await page.keyboard.press('Control+3');
    // A code gets a number behind it when another finding of the mine has the same one.
    return rows.map((row) => row.replace(/(F\d{2})-\d+/, '$1')).toSorted();
  };
  const list = async (): Promise<void> => {
    await page.getByRole('button', { name: /^列入问题 \d+$/ }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: /^已列入问题 \d+$/ }).waitFor({ timeout: 60_000 });
  };

  const dialog = await openDrawing(page, county('井上井下', '2026H1', `${DRAWN_QUARRY}.dxf`));
  await fillDelivery(page, dialog, { period: '2026 上半年', received: '2026-06-29' });
  await receive(dialog);
  await check(page);
  await list();
  const ofDrawing = await listed();
  expect(ofDrawing.length).toBeGreaterThan(0);

  await receiveSurvey(page, await survey('2025-12.tif', 0), DRAWN_QUARRY, '2025-12-20');
  await receiveSurvey(page, await survey('2026-06.tif', 5), DRAWN_QUARRY, '2026-06-18');
  await page.locator('.surface-figures').waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: '核查采动' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '开始核查' }).click();
  await list();
  // What differs by less than the elevation tolerance is no working: only the ground that was dug outside is listed, 80 m × 40 m.
  const ofBoth = await listed();
  expect(ofBoth.filter((row) => row.includes('4.80 亩')).length).toBe(ofBoth.length - ofDrawing.length);
  expect(ofBoth.length).toBeGreaterThan(ofDrawing.length);
  expect(ofBoth).toEqual(expect.arrayContaining([...ofDrawing]));

  // The drawing in front again: a check of its own takes the place of its own findings only, and says so on the button.
  await page.locator('.period-files').getByRole('button', { name: '对照图' }).click();
  await page.getByRole('button', { name: `已列入问题 ${ofDrawing.length}`, exact: true }).waitFor();
  await page.getByRole('button', { name: '改容差' }).click();
  await page.getByRole('dialog').getByLabel('平面容差').fill('0.4');
  await page.getByRole('dialog').getByRole('button', { name: '开始核查' }).click();
  await page.getByText('平面 0.40 m', { exact: false }).waitFor({ timeout: 60_000 });
  expect(await listed()).toEqual(ofBoth);
  // Without the drawing, what it had shown leaves the list; the survey's finding stays.
  await page.getByRole('button', { name: '移除这份图' }).click();
  await page.locator('.surface-figures').waitFor({ timeout: 60_000 });
  const ofSurvey = await listed();
  expect(ofSurvey).toEqual(ofBoth.filter((row) => !ofDrawing.includes(row)));
  await page.keyboard.press('Control+z');
  await page.locator('.period-files').getByRole('button', { name: '对照图' }).waitFor();
  // The plan's report tells of both, each with its own file.
  await runOverlay(page, /R-\d{8}-01/);
  await page.getByRole('radio', { name: /^待认定 \d+$/ }).click();
  await page.locator('.finding-row').filter({ hasText: '4.80 亩' }).first().click();
  await page.locator('form.decision').getByText('成立，列入方案').click();
  await page.locator('form.decision').getByRole('button', { name: /^保存/ }).click();
  await page.getByRole('radio', { name: /^成立 1$/ }).click();
  await page.locator('.finding-row').filter({ hasText: '4.80 亩' }).first().click();
  await page.getByRole('button', { name: '方案文件' }).click();
  const paper = join(program.output, '方案.docx');
  await answerSaveDialog(program, paper);
  await page.getByRole('button', { name: '导出 Word' }).click();
  await page.getByText(/已写入.*方案\.docx/).first().waitFor({ timeout: 120_000 });
  const written = officeParts(readFileSync(paper)).get('word/document.xml')!.replace(/<[^>]*>/gu, '');
  for (const words of ['（一）2026 上半年报送图形', `报送图形“${DRAWN_QUARRY}.dxf”`, '（二）2026 上半年采坑测量', '采坑测量成果“2026-06.tif”']) expect(written).toContain(words);
  if (process.env['KUANGCE_PICTURES']) await copyFile(paper, `${process.env['KUANGCE_PICTURES']}/both.docx`);
  expect(program.pageErrors).toEqual([]);
});
