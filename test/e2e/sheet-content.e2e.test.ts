/** A printed sheet shows what the map shows: base maps at their place, faint layers, drawings, notes; and says what it could not. */
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sheetWindow } from '../../shared/figure/layout/map-sheet.ts';
import { paperX, paperY } from '../../shared/figure/sheet.ts';
import { readPdf } from '../helpers/pdf.ts';
import { buildGeoTiff } from '../helpers/raster-builder.ts';
import { readPng } from '../helpers/window-pixels.ts';
import { answerFolderDialog, answerSaveDialog, projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { openMine, still } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'sheets');
/** Inside 石湾沟石灰岩矿; four colours of the base map meet here. EPSG:4526. */
const [EAST, NORTH] = [38_512_750, 3_874_400];
/** The mine's box, from its table of boundary points. */
const MINE = [38_512_268.13, 3_874_236.33, 38_513_243.7, 3_875_012.47] as const;
const QUARTERS = { northWest: [220, 60, 60], northEast: [60, 160, 60], southWest: [60, 90, 220], southEast: [230, 200, 60] } as const;
let program: RunningProgram;
let folder: string;

beforeAll(async () => {
  await mkdir(pictures, { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'kuangce-sheet-content-'));
  program = await startReady();
  await writeDownPictures();
  const [width, height] = [3000, 2400];
  const colour = (column: number, row: number) => QUARTERS[row < height / 2 ? (column < width / 2 ? 'northWest' : 'northEast') : column < width / 2 ? 'southWest' : 'southEast'];
  await writeFile(join(folder, '正射影像.tif'), buildGeoTiff(width, height, { east: EAST - width / 2, north: NORTH + height / 2, pixel: 1, code: 4526 }, colour));
}, 120_000);
afterAll(async () => {
  await program?.dispose();
  await rm(folder, { recursive: true, force: true });
});

const dialog = () => program.page.getByRole('dialog');

async function openSheets(): Promise<void> {
  await program.page.keyboard.press('Control+p');
  await dialog().getByRole('heading', { name: '出图' }).waitFor();
  await drawn();
}

async function drawn(): Promise<void> {
  await still(program.page);
  await dialog().locator('.sheets-preview[aria-busy="false"] img').first().waitFor({ timeout: 60_000 });
}

/** The SVG that the preview shows. */
const previewed = (): Promise<string> => dialog().locator('.sheets-paper img').first().evaluate((image: HTMLImageElement) => (globalThis as unknown as { svgs: Map<string, string> }).svgs.get(image.src) ?? '');

/** The page may not read what it shows: its pictures are written down where they are made. */
const writeDownPictures = () =>
  program.page.evaluate(() => {
    const svgs = new Map<string, string>();
    Object.assign(globalThis, { svgs });
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob): string => {
      const address = create(blob);
      if (blob.type === 'image/svg+xml') void blob.text().then((text) => svgs.set(address, text));
      return address;
    };
  });

async function written(path: string): Promise<Buffer> {
  await expect.poll(async () => (await readFile(path).catch(() => Buffer.alloc(0))).length, { timeout: 120_000 }).toBeGreaterThan(1000);
  return readFile(path);
}

async function exportTo(path: string): Promise<Buffer> {
  await answerSaveDialog(program, path);
  await dialog().getByRole('button', { name: '导出 1 幅' }).click();
  const bytes = await written(path);
  // The file is there before the window is done with it.
  await dialog().waitFor({ state: 'detached' });
  return bytes;
}

async function chooseScale(words: string): Promise<void> {
  await dialog().getByRole('combobox', { name: '比例尺' }).click();
  await program.page.locator('.ant-select-dropdown:visible').getByTitle(words, { exact: true }).click();
  await drawn();
}

async function addBaseMap(path: string, year: string): Promise<void> {
  await answerFolderDialog(program, path);
  await program.page.keyboard.press('Control+b');
  await dialog().getByRole('button', { name: '选择影像或扫描图' }).click();
  await dialog().getByText('位置：文件自带').waitFor();
  await dialog().getByLabel('数据日期').fill(year);
  await dialog().getByRole('button', { name: '添加底图' }).last().click();
  await dialog().waitFor({ state: 'detached' });
}

test('a base map is printed at its true place, under the lines, with its origin and resolution; PDF and PNG alike', async () => {
  await openMine(program.page, '石湾沟石灰岩矿');
  await addBaseMap(join(folder, '正射影像.tif'), '2026-09');
  await openSheets();
  await dialog().getByRole('radio', { name: 'A4' }).click();
  await chooseScale('1:10\u2009000');
  for (const box of await dialog().getByRole('list', { name: '图上的图层' }).getByRole('checkbox').all()) await box.uncheck();
  await drawn();
  await expect.poll(previewed).toContain('<image ');
  const svg = await previewed();
  expect(svg.replaceAll(/<[^>]+>/g, '')).toContain('底图：正射影像（2026-09，正射影像.tif），按 300 点/英寸重采样，只供对照。');
  const bytes = await exportTo(join(program.output, '底图.pdf'));
  await writeFile(join(pictures, 'base-map.pdf'), bytes);
  expect(readPdf(bytes).images).toBeGreaterThan(0);
  await openSheets();
  await dialog().getByRole('radio', { name: 'PNG' }).click();
  const png = await exportTo(join(program.output, '底图.png'));
  await writeFile(join(pictures, 'base-map.png'), png);
  const window = sheetWindow({ paper: 'A4', orientation: 'landscape', denominator: 10_000 }, MINE, true);
  const [x, y] = [paperX(window, EAST), paperY(window, NORTH)];
  const away = 0.4;
  const pixels = readPng(png);
  const at = (millimetres: number): number => Math.floor((millimetres / 25.4) * 300);
  const seen = [[-1, -1], [1, -1], [-1, 1], [1, 1]].map(([dx = 0, dy = 0]) => pixels.at(at(x + dx * away), at(y + dy * away)));
  Object.values(QUARTERS).forEach((wanted, quarter) => wanted.forEach((value, channel) => expect(Math.abs(seen[quarter]![channel]! - value)).toBeLessThan(12)));
});

test('a faint base map is faint on paper, and zooming the preview hides nothing of the sheet', async () => {
  await program.page.keyboard.press('Control+2');
  const row = program.page.locator('.tree-row.layer', { hasText: '正射影像' });
  // Base maps are at the end of the tree, and a menu closes when the tree under it scrolls: that must be over, with the events of its frame.
  await row.evaluate((element) => {
    element.scrollIntoView({ block: 'center' });
    return new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(settled)));
  });
  await row.click({ button: 'right' });
  const slider = program.page.getByRole('slider', { name: '正射影像的不透明度' });
  for (let i = 0; i < 12; i++) await slider.press('ArrowLeft');
  await program.page.keyboard.press('Escape');
  await openMine(program.page, '石湾沟石灰岩矿');
  await openSheets();
  await expect.poll(previewed).toContain('<image ');
  const zoom = dialog().getByRole('toolbar').getByRole('button', { name: '放大' });
  await zoom.click();
  await zoom.click();
  const [bar, paper] = [await zoom.boundingBox(), await dialog().locator('.sheets-paper').boundingBox()];
  expect(bar!.y + bar!.height).toBeLessThanOrEqual(paper!.y);
  await program.page.screenshot({ path: join(pictures, 'zoomed.png') });
  const png = readPng(await exportTo(join(program.output, '淡底图.png')));
  const window = sheetWindow({ paper: 'A4', orientation: 'landscape', denominator: 10_000 }, MINE, true);
  const [red, , blue] = png.at(Math.floor(((paperX(window, EAST) - 5) / 25.4) * 300), Math.floor(((paperY(window, NORTH) + 5) / 25.4) * 300));
  // Towards the white of the paper.
  expect(red).toBeGreaterThan(QUARTERS.southWest[0] + 15);
  expect(blue).toBeGreaterThan(QUARTERS.southWest[2]);
});

test('a sheet made under the dark theme is the one made under the light theme, byte by byte', async () => {
  const sheets: Buffer[] = [];
  const drawings: string[] = [];
  for (const theme of ['浅色', '深色']) {
    await program.page.keyboard.press('Control+,');
    await program.page.getByRole('radio', { name: theme }).click();
    await expect.poll(() => program.page.locator('html').getAttribute('data-theme')).toBe(theme === '深色' ? 'dark' : 'light');
    await program.page.keyboard.press('Control+2');
    await openMine(program.page, '石湾沟石灰岩矿');
    await openSheets();
    await expect.poll(previewed).toContain('<image ');
    drawings.push(await previewed());
    await program.page.screenshot({ path: join(pictures, `theme-${theme}.png`) });
    sheets.push(await exportTo(join(program.output, `${theme}.png`)));
  }
  expect(drawings[1]).toBe(drawings[0]);
  expect(sheets[1]!.equals(sheets[0]!)).toBe(true);
});

test('a base map that cannot be read is not claimed: one sentence says why', async () => {
  await openSheets();
  await dialog().getByRole('list', { name: '图上的底图' }).getByRole('checkbox', { name: '正射影像' }).uncheck();
  await drawn();
  await expect.poll(previewed).not.toContain('<image ');
  await dialog().getByRole('list', { name: '图上的底图' }).getByRole('checkbox', { name: '正射影像' }).check();
  await expect.poll(previewed).toContain('<image ');
  await program.page.keyboard.press('Escape');
  await program.close();
  await rename(join(folder, '正射影像.tif'), join(folder, '别处.tif'));
  program = await startReady({ profile: program.profile });
  await writeDownPictures();
  await openMine(program.page, '石湾沟石灰岩矿');
  await openSheets();
  await expect.poll(previewed).toContain('没有印出');
  const words = (await previewed()).replaceAll(/<[^>]+>/g, '');
  expect(words).toContain('底图“正射影像”没有印出：文件不在原处。');
  expect(words).not.toContain('底图：');
  await program.page.keyboard.press('Escape');
});
