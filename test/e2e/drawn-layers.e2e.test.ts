/** A drawing as ordinary layers: on the map and in the tree in its own colours, with its texts as they stand on the ground. */
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { drawnLayerSymbol } from '../../shared/figure/drawn-layer-symbol.ts';
import { PAPER, type Theme } from '../../shared/figure/symbols.ts';
import { layer, textDrawing, type Groups } from '../helpers/dxf-builder.ts';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import type { EnginePage } from './engine-page/page.ts';
import { buildEnginePage, startEnginePage } from './engine-page/start.ts';
import { still } from './window.ts';

declare const enginePage: EnginePage;

const pictures = join(projectFolder, 'test-results', 'drawn-layers');
/** Lower left corner of the drawing; beside 石湾沟石灰岩矿 of the sample county. EPSG:4526. */
const [EAST, NORTH] = [38_512_200, 3_874_200];
let application: string;
let program: RunningProgram | undefined;

beforeAll(async () => {
  application = await buildEnginePage();
});
afterAll(() => rmSync(application, { recursive: true, force: true }));
afterEach(async () => {
  await program?.dispose();
  program = undefined;
});

const line = (name: string, y: number, ...more: Groups): Groups => [0, 'LINE', 8, name, ...more, 10, EAST, 20, NORTH + y, 30, 0, 11, EAST + 1000, 21, NORTH + y, 31, 0];
const words = (name: string, x: number, y: number, height: number, rotation: number, text: string): Groups => [0, 'TEXT', 8, name, 10, EAST + x, 20, NORTH + y, 30, 0, 40, height, 50, rotation, 1, text];
const BLUE = 0x0000ff;
const drawing = Buffer.from(textDrawing({
  header: [['$ACADVER', 1, 'AC1021']],
  layers: [layer('MINED', 1), layer('CONTOUR', 2), layer('FRAME', 7)],
  entities: [line('MINED', 100), line('CONTOUR', 200), line('FRAME', 300), line('FRAME', 400, 420, BLUE), words('MINED', 300, 500, 80, 0, 'HHHH'), words('MINED', 900, 500, 80, 90, 'HHHH')],
}));

const channelsOf = (colour: string): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

/** True when one of the pixels is ink of that colour over the paper, at least a third of it: a line of a pixel lies between two rows. */
function holdsInk(pixels: readonly string[], ink: string, theme: Theme): boolean {
  const [paper, wanted] = [channelsOf(PAPER[theme]), channelsOf(ink)];
  return pixels.some((pixel) => {
    const seen = channelsOf(pixel);
    return [0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95, 1].some((share) => seen.every((value, channel) => Math.abs(value - (paper[channel]! + share * (wanted[channel]! - paper[channel]!))) < 16));
  });
}

test('the map paints each line in its colour, dark enough on paper and light enough on the dark screen, and texts as high and turned as on the ground', async () => {
  program = await startEnginePage(application);
  const { page } = program;
  const imported = await page.evaluate((file) => enginePage.importFiles([['矿图.dxf', file]]), drawing.toString('base64'));
  expect(imported.failed).toEqual([]);
  await page.evaluate(() => enginePage.showMap());
  await page.evaluate(([east, north]) => enginePage.mapHandle().zoomToExtent([east, north, east + 1000, north + 800], 'EPSG:4526'), [EAST, NORTH] as const);
  await page.evaluate(() => enginePage.mapHandle().setScaleDenominator(5000));
  const [width, height] = await page.evaluate(() => [innerWidth, innerHeight] as const);
  const pixels = 96 / 0.0254 / 5000;
  const place = (x: number, y: number): [number, number] => [width / 2 + (x - 500) * pixels, height / 2 - (y - 400) * pixels];
  const seen = (x: number, y: number, wide: number, high: number) => page.evaluate(([left, top, w, h]) => enginePage.mapColours(left!, top!, w!, h!), [...place(x, y), wide, high]);
  const around = (y: number) => seen(500, y + 5, 4, 8);
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((wanted) => enginePage.changeMap({ theme: wanted }), theme);
    for (const [y, colour] of [[100, '#FF0000'], [200, '#FFFF00'], [300, '#000000'], [400, '#0000FF']] as const) {
      await expect.poll(async () => holdsInk(await around(y), drawnLayerSymbol('', colour).line.colour[theme], theme), { message: `${colour} ${theme}` }).toBe(true);
    }
    // 80 m at 1:5 000 are 60 pixels: to the right of its place, and the turned one above.
    const ink = drawnLayerSymbol('', '#FF0000').line.colour[theme];
    await expect.poll(async () => holdsInk(await seen(310, 560, 200 * pixels, 40 * pixels), ink, theme)).toBe(true);
    await expect.poll(async () => holdsInk(await seen(830, 700, 60 * pixels, 180 * pixels), ink, theme)).toBe(true);
    expect(holdsInk(await seen(910, 580, 60 * pixels, 60 * pixels), ink, theme)).toBe(false);
  }
  // Too small to be read: a dot where the text begins, nothing else.
  await page.evaluate(() => enginePage.changeMap({ theme: 'light' }));
  await page.evaluate(() => enginePage.mapHandle().setScaleDenominator(100_000));
  const small = 96 / 0.0254 / 100_000;
  const tiny = (x: number, y: number, wide: number, high: number) => page.evaluate(([left, top, w, h]) => enginePage.mapColours(left!, top!, w!, h!), [width / 2 + (x - 500) * small, height / 2 - (y - 400) * small, wide, high] as const);
  await expect.poll(async () => new Set(await tiny(360, 600, 5, 3))).toEqual(new Set([PAPER.light.toUpperCase()]));
  expect(holdsInk(await tiny(250, 560, 5, 5), '#FF0000', 'light')).toBe(true);
});

test('the tree lists the drawing’s layers in their colours, and a layer that is switched off there is off the map', async () => {
  program = await startReady();
  const { page } = program;
  const path = join(program.output, '矿图.dxf');
  await writeFile(path, drawing);
  const asked = page.waitForEvent('filechooser');
  await page.evaluate(() => document.readyState);
  await page.keyboard.press('Control+o');
  await (await asked).setFiles([path]);
  await page.getByRole('dialog').getByRole('button', { name: '改作普通图层导入' }).click();
  await page.getByRole('dialog').getByText('导入预览').waitFor();
  await page.getByRole('dialog').getByRole('checkbox', { name: '其余图层用同样的编码和坐标系' }).check();
  await page.getByRole('dialog').getByRole('radio', { name: 'CGCS2000 / 3°带 38' }).check();
  
  await page.getByRole('dialog').getByRole('button', { name: /^导入/ }).last().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const row = page.locator('.tree-row.layer', { hasText: '矿图' }).first();
  await row.waitFor();
  const legend = page.locator('.tree-row.legend').filter({ hasText: /MINED|CONTOUR|FRAME/ });
  await expect.poll(() => legend.locator('.name').allTextContents()).toEqual(['CONTOUR', 'FRAME', 'FRAME', 'MINED']);
  // The lines, which lie over the points.
  await page.locator('.tree-row.layer', { hasText: '矿图_线' }).locator('.name').dblclick();
  for (const theme of ['浅色', '深色']) {
    await page.keyboard.press('Control+,');
    await page.getByRole('radio', { name: theme }).click();
    await page.keyboard.press('Control+2');
    for (const size of [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }]) {
      await program.electron.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]!.setContentSize(width, height), size);
      await page.waitForFunction(({ width }) => Math.abs(window.innerWidth - width) < 3, size);
      await still(page);
      await page.screenshot({ path: join(pictures, `${theme}-${size.width}.png`) });
    }
  }
  const middle = async (): Promise<string> => {
    const map = (await page.locator('.ol-viewport').first().boundingBox())!;
    return (await page.screenshot({ clip: { x: map.x + map.width / 2 - 150, y: map.y + map.height / 2 - 120, width: 300, height: 240 } })).toString('base64');
  };
  const whole = await middle();
  await page.getByRole('checkbox', { name: '显示“MINED”' }).first().click();
  await expect.poll(async () => (await middle()) === whole).toBe(false);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await middle()) === whole).toBe(true);
  expect(program.pageErrors).toEqual([]);
});
