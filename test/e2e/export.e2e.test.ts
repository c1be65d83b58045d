/** Layers out of the window: the dialog says what is lost, writes off the window's thread, and what it writes others can read. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import { formatById } from '../../shared/formats/list.ts';
import { previewOf, readOf } from '../helpers/reading.ts';
import { seriousFindings } from './axe.ts';
import { answerFolderDialog, answerSaveDialog, projectFolder, type RunningProgram, startReady } from './electron-app.ts';

const pictures = join(projectFolder, 'test-results', 'screens');
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  page = program.page;
});
afterAll(() => program?.dispose());

async function openExport(layer: string): Promise<Locator> {
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.layer', { hasText: layer }).first().click();
  await page.keyboard.press('Control+Shift+E');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`导出图层“${layer}”`).waitFor();
  return dialog;
}

async function chooseFormat(dialog: Locator, label: string): Promise<void> {
  await dialog.getByLabel('格式').click();
  await page.locator('.ant-select-item-option', { hasText: label }).click();
}

async function written(names: readonly string[]) {
  const sources = await Promise.all(names.map(async (name) => memorySource(name, new Uint8Array(await readFile(join(program.output, name))))));
  const { sets } = await listFileSets(sources, quietJob());
  return sets;
}

test('a layer as shapefile: losses first, fields chosen, all parts in the folder', async () => {
  const dialog = await openExport('生态保护红线');
  await dialog.getByRole('button', { name: '导出…' }).and(page.locator(':enabled')).waitFor();
  await page.screenshot({ path: join(pictures, 'export-light.png') });
  const fields = dialog.getByRole('region', { name: '字段' });
  const total = await fields.getByRole('checkbox').count();
  await fields.getByRole('checkbox').last().uncheck();
  await fields.getByText(`${total - 1} / ${total} 个`).waitFor();
  await dialog.getByLabel('文件名').fill('红线交付');
  await answerFolderDialog(program, program.output);
  await dialog.getByRole('button', { name: '导出…' }).click();
  await page.locator('.toast').getByText('红线交付.shp').waitFor();
  const names = (await readdir(program.output)).filter((name) => name.startsWith('红线交付'));
  expect(names.sort()).toEqual(['cpg', 'dbf', 'prj', 'shp', 'shx'].map((part) => `红线交付.${part}`));
  const [set] = await written(names);
  const preview = await previewOf(formatById('shapefile'), set!);
  expect([preview.fields.length, preview.problems, preview.system.declared?.id, preview.encoding?.cpg]).toEqual([total - 1, [], 'EPSG:4526', 'GBK']);
});

test('degrees only where the format wants them, on the same datum, and it is said', async () => {
  const dialog = await openExport('生态保护红线');
  await chooseFormat(dialog, 'KML');
  await dialog.getByText('这种格式只用经纬度').waitFor();
  await dialog.getByText('换算为同一基准').waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(pictures, 'export-dark.png') });
  await page.emulateMedia({ colorScheme: 'light' });
  await answerSaveDialog(program, join(program.output, '红线.kml'));
  await dialog.getByRole('button', { name: '导出…' }).click();
  await page.locator('.toast').getByText('红线.kml').waitFor();
  const sets = await written(['红线.kml']);
  const { value } = await readOf(formatById('kml'), sets[0]!);
  expect(Math.abs(value.columns.geometry.bounds[0]! - 113)).toBeLessThan(3);
});

test('a coordinate text as the receiving program wants it', async () => {
  const dialog = await openExport('生态保护红线');
  await chooseFormat(dialog, '地块坐标 TXT');
  await dialog.getByRole('radio', { name: 'Y（东）在前' }).click();
  await dialog.getByRole('radio', { name: '1、2 …' }).click();
  await dialog.getByLabel('产生单位').fill('青石县自然资源局');
  await dialog.getByRole('button', { name: '导出…' }).and(page.locator(':enabled')).waitFor();
  await page.screenshot({ path: join(pictures, 'export-txt.png') });
  expect(await seriousFindings(page, '[role="dialog"]')).toEqual([]);
  await answerSaveDialog(program, join(program.output, '红线.txt'));
  await dialog.getByRole('button', { name: '导出…' }).click();
  await page.locator('.toast').getByText('红线.txt').waitFor();
  const text = new TextDecoder('gb18030').decode(await readFile(join(program.output, '红线.txt')));
  expect(text).toContain('数据产生单位=青石县自然资源局');
  expect(text).toMatch(/^1,1,38\d{6}\.\d{3},3\d{6}\.\d{3}\r$/m);
});

test('a dialog that is left writes nothing; a place that takes no files says so and keeps nothing', async () => {
  const before = (await readdir(program.output)).sort();
  for (const place of [null, join(program.output, '没有这个文件夹', '红线.gpkg')]) {
    const dialog = await openExport('生态保护红线');
    await chooseFormat(dialog, 'GeoPackage');
    await answerSaveDialog(program, place);
    await dialog.getByRole('button', { name: '导出…' }).click();
    await dialog.waitFor({ state: 'detached' });
    if (place !== null) await page.locator('.toast').getByText('没有写成 红线.gpkg').waitFor();
  }
  expect((await readdir(program.output)).sort()).toEqual(before);
});

test('what cannot be written says why and what to do; nothing is offered', async () => {
  const dialog = await openExport('生态保护红线');
  await chooseFormat(dialog, 'CAD 图');
  await dialog.getByLabel('坐标系').click();
  await page.keyboard.type('经纬度');
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').getByText('CAD 图要用米').waitFor();
  expect(await dialog.getByRole('button', { name: '导出…' }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: '取消' }).click();
  expect(program.pageErrors).toEqual([]);
});
