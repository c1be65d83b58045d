/** A ledger joined to a layer by its key: counts first, fields in the table afterwards, undone and still there after a restart. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { formatById } from '../../shared/formats/list.ts';
import { readOf } from '../helpers/reading.ts';
import { openImportPreview } from './window.ts';
import { seriousFindings } from './axe.ts';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';

const pictures = join(projectFolder, 'test-results', 'screens');
const county = join(projectFolder, 'resources', 'sample-county');
const LAYER = '生态保护红线';
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  page = program.page;
});
afterAll(() => program?.dispose());

/** The layer's names as its file has them. */
async function names(): Promise<string[]> {
  const files = (await readdir(county)).filter((name) => name.startsWith(`${LAYER}.`));
  const { sets } = await listFileSets(await Promise.all(files.map(async (name) => memorySource(name, new Uint8Array(await readFile(join(county, name)))))), quietJob());
  const { attributes } = (await readOf(formatById('shapefile'), sets[0]!)).value.columns;
  const field = attributes.fields.findIndex(({ name }) => name === 'MC');
  return Array.from({ length: attributes.rowCount }, (_, row) => attributes.text(row, field));
}

async function openJoin(csv: string): Promise<Locator> {
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.layer', { hasText: LAYER }).first().click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('连接属性表');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const asked = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '选择表格文件…' }).click();
  await (await asked).setFiles(csv);
  return dialog;
}

const heads = (): Promise<string[]> => page.getByRole('grid', { name: LAYER }).getByRole('columnheader').allTextContents();

test('matched and unmatched keys are counted, chosen fields are joined, undone, redone, and there after a restart', async () => {
  const known = await names();
  const csv = join(program.output, '台账.csv');
  const distinct = [...new Set(known)];
  const rows = [...distinct.slice(1).map((name, i) => `${name},${i + 1},张三`), '没有这条红线,9,李四'];
  await writeFile(csv, `MC,巡查次数,责任人\n${rows.join('\n')}\n`);
  const dialog = await openJoin(csv);
  const matched = known.filter((name) => name !== distinct[0]).length;
  await dialog.getByText(`${matched} / ${known.length}`).waitFor();
  await dialog.getByText('没有这条红线').waitFor();
  await dialog.getByText(distinct[0]!).waitFor();
  await page.screenshot({ path: join(pictures, 'join-light.png') });
  expect(await seriousFindings(page, '[role="dialog"]')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(pictures, 'join-dark.png') });
  await page.emulateMedia({ colorScheme: 'light' });
  await dialog.getByRole('checkbox', { name: '责任人' }).uncheck();
  await dialog.getByRole('button', { name: '连接', exact: true }).click();
  await page.locator('.toast').getByText(`${LAYER} 连接 1 个字段，${matched} 个要素找到对应行`).waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('打开属性表');
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: LAYER }).waitFor();
  expect((await heads()).some((head) => head.includes('巡查次数'))).toBe(true);
  expect((await heads()).some((head) => head.includes('责任人'))).toBe(false);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await heads()).some((head) => head.includes('巡查次数'))).toBe(false);
  await page.keyboard.press('Control+y');
  await expect.poll(async () => (await heads()).some((head) => head.includes('巡查次数'))).toBe(true);
  expect(program.pageErrors).toEqual([]);

  await program.close();
  program = await startReady({ profile: program.profile });
  page = program.page;
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.layer', { hasText: LAYER }).first().click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('打开属性表');
  await page.keyboard.press('Enter');
  const grid = page.getByRole('grid', { name: LAYER });
  await grid.waitFor();
  expect((await heads()).some((head) => head.includes('巡查次数'))).toBe(true);
  await grid.getByRole('row', { name: new RegExp(distinct.at(-1)!) }).first().waitFor();
  expect(program.pageErrors).toEqual([]);
});

test('keys that match nothing are said, and nothing can be joined', async () => {
  const csv = join(program.output, '别的表.csv');
  await writeFile(csv, '编号,值\nX1,1\nX2,2\n');
  const dialog = await openJoin(csv);
  await dialog.getByText('没有一个要素找到对应行').waitFor();
  expect(await dialog.getByRole('button', { name: '连接', exact: true }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: '取消' }).click();
});

test('a table that was imported before is joined without its file, and another layer is offered as well', async () => {
  const known = await names();
  const csv = join(program.output, '联系人.csv');
  await writeFile(csv, `MC,联系电话\n${known[0]},13900000000\n`);
  await openImportPreview(page, [csv]);
  await page.getByRole('dialog').getByRole('button', { name: /^导入/ }).last().click();
  await page.locator('.tree-row.layer', { hasText: '联系人' }).waitFor();
  await page.locator('.tree-row.layer', { hasText: LAYER }).first().click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('连接属性表');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '选已导入的表格或图层' }).click();
  await page.locator('.ant-select-item-option', { hasText: '地类图斑 2025 年度' }).waitFor();
  await page.screenshot({ path: join(pictures, 'join-layer.png') });
  await page.locator('.ant-select-item-option', { hasText: '联系人（1 行）' }).click();
  await dialog.getByText(`${known.filter((name) => name === known[0]).length} / ${known.length}`).waitFor();
  await page.screenshot({ path: join(pictures, 'join-layer-counts.png') });
  await dialog.getByRole('button', { name: '连接', exact: true }).click();
  await page.locator('.toast').getByText(`${LAYER} 连接 1 个字段`).waitFor();
  await expect.poll(async () => (await heads()).some((head) => head.includes('联系电话'))).toBe(true);
});

test('a joined field takes the meaning that is accepted for it: the register shows what the table says, and undo takes it back', async () => {
  const csv = join(program.output, '采矿权台账.csv');
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('石湾沟');
  await page.getByRole('option', { name: /石湾沟/ }).first().waitFor();
  await page.keyboard.press('Enter');
  const licence = (await page.locator('.licence .selectable').first().textContent())!;
  await writeFile(csv, `采矿许可证号,高程基准\n${licence},1956年黄海高程系\n`);
  await page.locator('.tree-row.layer', { hasText: '采矿权' }).first().click();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('连接属性表');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const asked = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '选择表格文件…' }).click();
  await (await asked).setFiles(csv);
  // Proposed by its name, because no field of the layer has that meaning.
  await dialog.getByRole('region', { name: '字段含义' }).getByText('高程基准').nth(1).waitFor();
  await page.screenshot({ path: join(pictures, 'join-meanings.png') });
  await dialog.getByRole('button', { name: '连接', exact: true }).click();
  const facts = page.locator('.inspector-head .facts');
  await facts.getByText('1956 黄海高程系').waitFor();
  await page.keyboard.press('Control+z');
  await facts.getByText('1956 黄海高程系').waitFor({ state: 'detached' });
});
