/** A layer with a self-crossing polygon: told what, where and how large; repaired into a new layer; undone. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { openImportPreview } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'screens');
let program: RunningProgram;
beforeAll(async () => {
  program = await startReady();
});
afterAll(() => program?.dispose());

const BOW_TIE = JSON.stringify({
  type: 'FeatureCollection',
  crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } },
  features: [
    { type: 'Feature', properties: { MC: '完好' }, geometry: { type: 'Polygon', coordinates: [[[114.1, 35, ], [114.11, 35], [114.11, 35.01], [114.1, 35]]] } },
    { type: 'Feature', properties: { MC: '自相交' }, geometry: { type: 'Polygon', coordinates: [[[114.12, 35], [114.13, 35.01], [114.13, 35], [114.12, 35.01], [114.12, 35]]] } },
  ],
});

test('faults are listed with row, place and size, and a repaired layer stands beside the old one', async () => {
  const { page } = program;
  const file = join(program.output, '待查地块.geojson');
  await writeFile(file, BOW_TIE);
  await openImportPreview(page, [file]);
  const preview = page.getByRole('dialog');
  await preview.getByRole('button', { name: /^导入/ }).last().click();
  await preview.waitFor({ state: 'detached', timeout: 60_000 });
  await page.locator('.tree-row.layer', { hasText: '待查地块' }).first().click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('检查与修复图形');
  await page.getByRole('option', { name: /检查与修复图形/ }).first().waitFor();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 个图形有问题，其中 1 个').waitFor();
  expect(await dialog.locator('tbody tr', { hasText: '自相交' }).first().textContent()).toContain('35.005000, 114.125000');
  await page.screenshot({ path: join(pictures, 'faults.png') });
  await dialog.getByRole('button', { name: '修复后另存为新图层' }).click();
  await page.locator('.tree-row.layer', { hasText: '待查地块_修复' }).waitFor();
  await page.keyboard.press('Control+z');
  await page.locator('.tree-row.layer', { hasText: '待查地块_修复' }).waitFor({ state: 'detached' });
  expect(program.pageErrors).toEqual([]);
});
