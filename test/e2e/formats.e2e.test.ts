/** Files other than shapefiles, from the system's dialog into the workspace, in the program's own worker and under its own rules. */
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memorySource, readAll } from '../../shared/base/byte-source.ts';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { quietJob } from '../../shared/base/job.ts';
import { geojsonFormat } from '../../shared/formats/geojson/read.ts';
import { geopackageWriter } from '../../shared/formats/geopackage/write.ts';
import { listZipEntries } from '../../shared/formats/zip.ts';
import { xlsxWriter } from '../../shared/formats/xlsx/write.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { readOf, setOf } from '../helpers/reading.ts';
import { projectFolder, type RunningProgram, startProgram, startReady } from './electron-app.ts';
import { openImportPreview } from './window.ts';
import { writtenFiles } from '../helpers/written.ts';

let program: RunningProgram;
let page: Page;
let folder: string;

const CORNERS = [[38_513_000, 3_874_400], [38_513_100, 3_874_400], [38_513_100, 3_874_500], [38_513_000, 3_874_500]] as const;
const GEOJSON = JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4526' } }, features: [{ type: 'Feature', properties: { 名称: '一号地块' }, geometry: { type: 'Polygon', coordinates: [[...CORNERS, CORNERS[0]]] } }] });
const PARCEL = `[属性描述]\r\n坐标系=2000国家大地坐标系\r\n几度分带=3\r\n带号=38\r\n[地块坐标]\r\n5,1,1,二号地块,面,,采矿用地,0602,@\r\n${[...CORNERS, CORNERS[0]].map(([east, north], i) => `J${(i % 4) + 1},1,${north},${east}`).join('\r\n')}\r\n`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuangce-formats-'));
  const { columns } = (await readOf(geojsonFormat, setOf(geojsonFormat, { 'a.geojson': GEOJSON }))).value;
  const layer = { name: '包里的地块', columns, system: systemById('EPSG:4526') };
  await writeFile(join(folder, '地块.geojson'), GEOJSON);
  await writeFile(join(folder, '拐点.csv'), ['点号,X(m),Y(m)', ...[...CORNERS, CORNERS[0]].map(([east, north], i) => `J${(i % 4) + 1},${north},${east}`)].join('\n'));
  await writeFile(join(folder, '二号.txt'), (encodeGbk(PARCEL) as { bytes: Uint8Array }).bytes);
  for (const writer of [geopackageWriter, xlsxWriter]) for (const { name, bytes } of await writtenFiles(writer, '成果', [layer])) await writeFile(join(folder, name), bytes);
  program = await startReady();
  page = program.page;
});
afterAll(async () => {
  await program?.dispose();
  await rm(folder, { recursive: true, force: true });
});

test('a geodatabase, a MapInfo table, GeoJSON, a coordinate text, a GeoPackage and a workbook are looked at and imported', async () => {
  const tab = join(projectFolder, 'test/fixtures/qingshi-tab');
  const files = [join(projectFolder, 'test/fixtures/qingshi.gdb.zip'), ...(await readdir(tab)).map((name) => join(tab, name)), ...(await readdir(folder)).map((name) => join(folder, name))];
  await openImportPreview(page, files);
  const dialog = page.getByRole('dialog');
  const names = ['DLTB', '道路', '产量表', 'qingshi_面', 'qingshi_线', 'qingshi_点', '地块', '二号', '包里的地块', '成果', '拐点_面'];
  for (const name of names) await dialog.locator('.import-set b', { hasText: name }).first().waitFor();
  const button = dialog.getByRole('button', { name: '导入 11 个图层' });
  await button.waitFor();
  // The corners of a table's areas are offered beside them and not ticked.
  await dialog.getByText('这些点已按点号连成').waitFor();
  await dialog.getByText('.map .dat .tab .id').first().waitFor();
  // Neither the reason for the kind of layer nor the evidence for its encoding is cut off.
  const words = dialog.locator('.rows-choices > .quiet, .evidence > span');
  expect(await words.count()).toBeGreaterThan(0);
  expect(await words.evaluateAll((spans) => spans.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).map(({ textContent }) => textContent))).toEqual([]);
  await button.click();
  await page.locator('.toast').getByText('已导入 11 个图层').waitFor({ timeout: 60_000 });
  for (const name of names.filter((each) => each !== '道路')) await page.locator('.tree-row.layer', { hasText: name }).first().waitFor();
  expect(program.pageErrors).toEqual([]);
});

test('a geodatabase folder and a KML that the program is started with come to the import preview', async () => {
  const work = await mkdtemp(join(tmpdir(), 'kuangce-opened-'));
  const kml = join(work, '地块.kml');
  await writeFile(kml, '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>一号</name><Point><coordinates>113.1,35.0</coordinates></Point></Placemark></kml>');
  const gdb = join(work, '三调.gdb');
  await mkdir(gdb);
  const entries = await listZipEntries(memorySource('q.gdb.zip', new Uint8Array(await readFile(join(projectFolder, 'test/fixtures/qingshi.gdb.zip')))), quietJob());
  for (const entry of entries) await writeFile(join(gdb, entry.name), await readAll(entry));
  const started = await startProgram({ values: [kml, gdb] });
  try {
    const dialog = started.page.getByRole('dialog');
    for (const name of ['地块', 'DLTB', '道路']) await dialog.locator('.import-set b', { hasText: name }).first().waitFor({ timeout: 60_000 });
    expect(started.pageErrors).toEqual([]);
  } finally {
    await started.dispose();
    await rm(work, { recursive: true, force: true });
  }
});
