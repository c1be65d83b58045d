/** A province's register in the window: two thousand mines listed, found, judged and reported, with only the rows in sight made. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemById } from '../../shared/crs/systems.ts';
import { writeShapefile } from '../../shared/formats/shapefile/write.ts';
import { GeometryBuilder } from '../../shared/geometry/columns.ts';
import { seeded } from '../helpers/polygons.ts';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { command, openImportPreview } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'screens');
const RIGHTS = 2000;
const SIDE = 45;
/** More rows than any window shows. */
const FEW = 120;
let program: RunningProgram;

/** Twelve-cornered mines on a grid, near enough that many overlap; all fictional. */
async function writeRights(folder: string): Promise<string[]> {
  const random = seeded(7);
  const builder = new GeometryBuilder('polygon');
  const rows: (string | number)[][] = [];
  for (let i = 0; i < RIGHTS; i++) {
    const [east, north] = [38_420_000 + (i % SIDE) * 1000 + random() * 300, 3_840_000 + Math.floor(i / SIDE) * 1000 + random() * 300];
    const radius = 350 + random() * 300;
    builder.path(Array.from({ length: 26 }, (_, k) => (k % 2 === 0 ? east + radius * Math.cos((-Math.PI * (k % 24)) / 12) : north + radius * Math.sin((-Math.PI * ((k - 1) % 24)) / 12))));
    builder.endPart();
    builder.endFeature();
    const top = 600 + Math.round(random() * 300);
    rows.push([`C99990020150671${String(i).padStart(8, '0')}`, `虚构矿${String(i + 1).padStart(4, '0')}`, i % 3 === 0 ? '20240101' : '20301231', top, top - 150]);
  }
  const text = (name: string, width: number) => ({ name, type: 'text' as const, width, decimals: 0 });
  const number = (name: string) => ({ name, type: 'number' as const, width: 8, decimals: 1 });
  const files = writeShapefile({ name: '全省采矿权', kind: 'polygon', features: builder.finish(), fields: [text('XKZH', 25), text('KSMC', 40), text('YXQZ', 8), number('CSSX'), number('CSXX')], rows, system: systemById('EPSG:4526')!, encoding: 'gbk', cpg: true });
  const paths = Object.keys(files).map((extension) => join(folder, `全省采矿权.${extension}`));
  await Promise.all(Object.values(files).map((bytes, i) => writeFile(paths[i]!, bytes)));
  return paths;
}

beforeAll(async () => {
  program = await startReady();
});
afterAll(() => program?.dispose());

test('two thousand mines: every list makes only what is in sight, and goes to its end', async () => {
  const { page } = program;
  const took: Record<string, number> = {};
  const timed = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    const from = performance.now();
    await work();
    took[what] = Math.round(performance.now() - from);
  };
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.layer', { hasText: '采矿权' }).first().click();
  await command(page, '移除图层');
  await page.locator('.tree-row.layer', { hasText: '采矿权' }).waitFor({ state: 'detached' });
  await openImportPreview(page, await writeRights(program.output));
  const dialog = page.getByRole('dialog');
  await timed('import', async () => {
    await dialog.getByRole('button', { name: /^导入/ }).last().click();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.tree-row.layer', { hasText: '全省采矿权' }).waitFor();
  });
  await page.screenshot({ path: join(pictures, 'many-map.png') });
  await page.keyboard.press('Control+Enter');
  await timed('overlay', async () => {
    await page.getByRole('dialog').getByRole('button', { name: '开始套合' }).click();
    await page.keyboard.press('Control+4');
    await page.locator('.mine-head').first().waitFor({ timeout: 120_000 });
  });
  const heads = page.locator('.mine-head');
  expect(await heads.count()).toBeLessThan(FEW);
  const list = page.locator('.findings-list .scrolling');
  await timed('findings to the end', async () => {
    await list.evaluate((element) => (element.scrollTop = element.scrollHeight));
    await expect.poll(() => list.evaluate((element) => element.scrollTop + element.clientHeight >= element.scrollHeight - 2)).toBe(true);
  });
  const last = heads.last();
  await last.locator('.fold').click();
  await expect.poll(() => last.locator('.fold').getAttribute('aria-expanded')).toBe('true');
  expect(await heads.count()).toBeLessThan(FEW);
  await page.screenshot({ path: join(pictures, 'many-findings.png') });
  await timed('a finding in front', async () => {
    await page.locator('.findings-list .finding-row').last().click();
    await page.locator('.finding-row.selected').waitFor();
  });
  await timed('report', async () => {
    await page.keyboard.press('Control+5');
    await page.locator('.report-mine').first().waitFor();
  });
  expect(await page.locator('.report-mine').count()).toBeLessThan(FEW);
  await timed('all mines chosen', async () => {
    await page.locator('.report-all').getByRole('checkbox').check();
    await page.getByText(new RegExp(`${RIGHTS} / ${RIGHTS}|${RIGHTS}.*${RIGHTS}`)).first().waitFor();
  });
  await timed('filter', async () => {
    await page.getByLabel('按名称过滤矿山').fill('虚构矿1999');
    await expect.poll(() => page.locator('.report-mine').count()).toBe(1);
  });
  await page.screenshot({ path: join(pictures, 'many-report.png') });
  await timed('search', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('虚构矿1234');
    await page.getByRole('option', { name: /虚构矿1234/ }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '虚构矿1234', level: 2 }).waitFor();
  });
  await page.screenshot({ path: join(pictures, 'many-mine.png') });
  await page.keyboard.press('Control+1');
  await timed('home', () => page.locator('.home-list, .home-lists').first().waitFor());
  await page.screenshot({ path: join(pictures, 'many-home.png') });
  // For the eye: what a person waits for.
  console.log(JSON.stringify(took));
  expect(program.pageErrors).toEqual([]);
});
