import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { PAPER, symbolByKey } from '../../shared/figure/symbols.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { writeShapefile } from '../../shared/formats/shapefile/write.ts';
import { GeometryBuilder } from '../../shared/geometry/columns.ts';
import type { CoordinateSystem } from '../../shared/model/coordinate-system.ts';
import type { FieldDescriptor } from '../../shared/model/layer.ts';
import type { RunningProgram } from './electron-app.ts';
import type { CarriedFiles, EnginePage } from './engine-page/page.ts';
import { buildEnginePage, startEnginePage } from './engine-page/start.ts';

declare const enginePage: EnginePage;

const zone38 = systemById('EPSG:4526')!;
/** Lower left corner of the test ground; everything below is in metres from it. */
const [EAST, NORTH] = [38_510_000, 3_870_000];

let application: string;
let program: RunningProgram;

beforeAll(async () => {
  application = await buildEnginePage();
});
afterAll(() => rmSync(application, { recursive: true, force: true }));
beforeEach(async () => {
  program = await startEnginePage(application);
});
afterEach(() => program.dispose());

const textField = (name: string): FieldDescriptor => ({ name, type: 'text', width: 40, decimals: 0 });

/** Squares [west, south, size] with one row each, as a shapefile. */
function layer(name: string, fields: readonly string[], squares: readonly { readonly at: readonly [west: number, south: number, size: number]; readonly values: readonly string[] }[], system: CoordinateSystem | null = zone38): CarriedFiles {
  const builder = new GeometryBuilder('polygon');
  for (const { at: [x, y, size] } of squares) {
    const [west, south] = [EAST + x, NORTH + y];
    builder.path([west, south, west, south + size, west + size, south + size, west + size, south]);
    builder.endPart();
    builder.endFeature();
  }
  const files = writeShapefile({ name, kind: 'polygon', features: builder.finish(), fields: fields.map(textField), rows: squares.map(({ values }) => values), system, encoding: 'gbk', cpg: true });
  return Object.entries(files).map(([extension, bytes]) => [`${name}.${extension}`, Buffer.from(bytes).toString('base64')]);
}

const landCover = layer('地类图斑', ['DLBM', 'TBBH'], [
  { at: [0, 0, 1000], values: ['0103', '1'] },
  { at: [1000, 0, 1000], values: ['0301', '2'] },
]);
const rights = layer('采矿权', ['XKZH', 'KSMC', 'YXQZ'], [{ at: [800, 300, 400], values: ['C9999012015067110134567', '石湾沟石灰岩矿', '20270617'] }]);

/** Imports, mounts the map and looks at the ground at 1:10 000, its middle in the middle of the page. */
async function open(...files: readonly CarriedFiles[]): Promise<{ at(x: number, y: number): Promise<[number, number]> }> {
  const imported = await program.page.evaluate((all) => enginePage.importFiles(all), files.flat());
  expect(imported.failed).toEqual([]);
  await program.page.evaluate(() => enginePage.showMap());
  await program.page.evaluate(([east, north]) => enginePage.mapHandle().zoomToExtent([east, north, east + 2000, north + 1000], 'EPSG:4526'), [EAST, NORTH] as const);
  await program.page.evaluate(() => enginePage.mapHandle().setScaleDenominator(10_000));
  return {
    /** Page position of a place in metres from the corner of the ground. */
    async at(x, y) {
      const [width, height] = await program.page.evaluate(() => [innerWidth, innerHeight] as const);
      const pixelsPerMetre = 96 / 0.0254 / 10_000;
      return [width / 2 + (x - 1000) * pixelsPerMetre, height / 2 - (y - 500) * pixelsPerMetre];
    },
  };
}

const colour = ([x, y]: [number, number]) => program.page.evaluate(([left, top]) => enginePage.mapColour(left!, top!), [x, y]);

test('land cover has the colours of the symbol sheet, in both themes, and paper elsewhere', async () => {
  const { at } = await open(landCover);
  const expected = (theme: 'light' | 'dark') => [symbolByKey('dltb.0103').fill!.colour[theme], symbolByKey('dltb.0301').fill!.colour[theme], PAPER[theme]].map((each) => each.toUpperCase());
  const seen = async () => [await colour(await at(500, 500)), await colour(await at(1500, 500)), await colour(await at(1000, 1300))];
  await expect.poll(seen).toEqual(expected('light'));
  await program.page.evaluate(() => enginePage.changeMap({ theme: 'dark' }));
  await expect.poll(seen).toEqual(expected('dark'));
});

test('a layer in another zone of the datum lies where it belongs', async () => {
  const zone37 = systemById('EPSG:4525')!;
  const { convertCoordinates } = await import('../../shared/crs/transform.ts');
  const inZone37 = convertCoordinates(Float64Array.of(EAST + 300, NORTH + 300), zone38, zone37);
  const moved = layer('地类图斑', ['DLBM', 'TBBH'], [{ at: [inZone37[0]! - EAST, inZone37[1]! - NORTH, 400], values: ['0103', '1'] }], zone37);
  const { at } = await open(moved);
  const tint = symbolByKey('dltb.0103').fill!.colour.light.toUpperCase();
  await expect.poll(async () => colour(await at(500, 500))).toBe(tint);
  expect(await colour(await at(1200, 500))).toBe(PAPER.light.toUpperCase());
});

test('undeclared numbers of the map’s zone are shown as they stand, those of another zone are named as not shown', async () => {
  const here = layer('永久基本农田', ['DLBM'], [{ at: [100, 100, 500], values: ['0103'] }], null);
  const elsewhere = layer('湿地', ['SDMC'], [{ at: [-5_000_000, 0, 500], values: ['柳林湿地'] }], null);
  const { at } = await open(landCover, here, elsewhere);
  const boundary = await at(100, 350);
  await expect.poll(() => colour(boundary)).not.toBe(symbolByKey('dltb.0103').fill!.colour.light.toUpperCase());
  const { bySystem, byFiles } = (await program.page.evaluate(() => enginePage.whatTheMapSaid())).notShown;
  expect([bySystem.map(({ name }) => name), byFiles]).toEqual([['湿地'], []]);
});

test('a click selects the mining right, beside it nothing; identify names what lies there', async () => {
  const { at } = await open(landCover, rights);
  await expect.poll(async () => colour(await at(500, 500))).toBe(symbolByKey('dltb.0103').fill!.colour.light.toUpperCase());
  await program.page.mouse.click(...(await at(1000, 450)));
  await program.page.mouse.click(...(await at(200, 200)));
  await expect.poll(() => program.page.evaluate(() => enginePage.whatTheMapSaid().selected)).toEqual(['C9999012015067110134567', '']);
  await program.page.evaluate(() => enginePage.changeMap({ tool: 'identify' }));
  await program.page.mouse.click(...(await at(1100, 450)));
  await expect.poll(() => program.page.evaluate(() => enginePage.whatTheMapSaid().identified)).toEqual(['采矿权:C9999012015067110134567,石湾沟石灰岩矿,20270617 地类图斑:0301,2']);
});

test('the wheel goes from one round scale to the next and keeps the place under the pointer', async () => {
  const { at } = await open(landCover);
  const left = await at(500, 500);
  await program.page.mouse.move(...left);
  await program.page.mouse.wheel(0, -120);
  const scales = () => program.page.evaluate(() => enginePage.whatTheMapSaid().scales.map(Math.round));
  await expect.poll(async () => (await scales()).at(-1)).toBe(7_500);
  await program.page.mouse.click(...left);
  await program.page.evaluate(() => enginePage.changeMap({ tool: 'identify' }));
  await program.page.mouse.click(...left);
  await expect.poll(() => program.page.evaluate(() => enginePage.whatTheMapSaid().identified)).toEqual(['地类图斑:0103,1']);
  await program.page.evaluate(() => enginePage.mapHandle().previousView());
  await expect.poll(async () => (await scales()).at(-1)).toBe(10_000);
});

test('a measured square says its plane area', async () => {
  const { at } = await open(landCover);
  // Places on the page follow the frame drawn last: the first click waits for the frame at this scale.
  await expect.poll(async () => colour(await at(500, 500))).toBe(symbolByKey('dltb.0103').fill!.colour.light.toUpperCase());
  await program.page.evaluate(() => enginePage.changeMap({ tool: 'measure-area' }));
  for (const [x, y] of [[0, 0], [0, 1000], [1000, 1000]] as const) await program.page.mouse.click(...(await at(x, y)));
  await program.page.mouse.dblclick(...(await at(1000, 0)));
  const measured = await program.page.evaluate(() => enginePage.whatTheMapSaid().measured.at(-1)!);
  expect(measured).toMatchObject({ kind: 'area', finished: true });
  // Clicks hit whole pixels of 2.65 m.
  expect(measured).toSatisfy((area: typeof measured) => area.kind === 'area' && Math.abs(area.planarSquareMetres - 1e6) < 8_000 && Math.abs(area.ellipsoidalSquareMetres! / area.planarSquareMetres - 1) < 1e-4);
});
