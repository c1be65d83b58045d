/** Each fault of a drawing is seen in the import with one sentence, and nothing is moved or read otherwise in silence. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { type RunningProgram, startReady } from './electron-app.ts';
import { choose, county, fillDelivery, leave, MINE, openDrawing } from './drawing-window.ts';

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.dispose();
  program = undefined;
});

const faulty = (name: string): string => county('问题数据', '图形', `${name}.dxf`);

test('texts: declared ANSI_936 and UTF-8 in truth, with the evidence and a choice; garbled for good is said as such', async () => {
  program = await startReady();
  const { page } = program;
  // The sample drawing is an R2000 declared ANSI_936 in GBK: the same words saved as UTF-8 contradict it.
  const text = new TextDecoder('gb18030').decode(await readFile(county('井上井下', '2026H1', `${MINE}.dxf`)));
  expect(text).toContain('ANSI_936');
  const path = join(program.output, `${MINE}2026年上半年.dxf`);
  await writeFile(path, new TextEncoder().encode(text));
  let dialog = await openDrawing(page, path);
  const card = dialog.getByRole('region', { name: '文字编码' });
  await card.getByText('按其版本和声明应为 gb18030，但内容按 utf-8 才读得通', { exact: false }).waitFor();
  await card.getByText(/UTF-8 读通 \d+ 处、不通 0 处/).waitFor();
  await card.getByText('1203采空区', { exact: false }).waitFor();
  await dialog.getByLabel('图层图廓的用途').waitFor();
  // A person may read it otherwise, sees what comes of it, and goes back.
  await choose(page, card.getByLabel('选择文字编码'), 'GB18030');
  await card.getByText('1203采空区', { exact: false }).waitFor({ state: 'detached' });
  await choose(page, card.getByLabel('选择文字编码'), 'UTF-8');
  await card.getByText('1203采空区', { exact: false }).waitFor();
  await leave(dialog);

  dialog = await openDrawing(page, faulty('文字乱码'));
  await dialog.getByText(/个图层名是乱码：UTF-8 文字曾被当作 GBK 另存，原名像是.*采空区/).waitFor();
  expect(await dialog.getByRole('button', { name: '收图', exact: true }).isDisabled()).toBe(true);
  await leave(dialog);
  expect(program.pageErrors).toEqual([]);
});

test('another datum is told at the import from the drawn licence, and an honest drawing is told to agree', async () => {
  program = await startReady();
  const { page } = program;
  let dialog = await openDrawing(page, faulty('基准不符'));
  await choose(page, dialog.getByLabel('矿山', { exact: true }), MINE);
  await fillDelivery(page, dialog, { period: '2026 上半年', received: '2026-07-06' });
  await dialog.getByText(/所绘矿界与登记的.*形状相同，但整体偏东 58\.37 m、偏南 42\.61 m（合 72\.27 m）.*图可能按 西安 80 或 北京 54 绘制/).waitFor();
  const receive = dialog.getByRole('button', { name: '收图', exact: true });
  expect(await receive.isDisabled()).toBe(true);
  await dialog.getByText('仍然收下（核查时会再次拦下）').click();
  expect(await receive.isEnabled()).toBe(true);
  await leave(dialog);

  dialog = await openDrawing(page, county('井上井下', '2026H1', `${MINE}.dxf`));
  await dialog.getByText(`所绘矿界与登记的${MINE}一致，相差 0.00 m`, { exact: false }).waitFor();
  await leave(dialog);
  expect(program.pageErrors).toEqual([]);
});

test('the drawing’s own words: preset and marked where they agree with the register, warned of and never passed over where not; a cut-off drawing is taken knowingly', async () => {
  program = await startReady();
  const { page } = program;
  const drawn = new TextDecoder('gb18030').decode(await readFile(county('井上井下', '2026H1', `${MINE}.dxf`)));
  const [east, north] = [/\r\n 10\r\n *(38[\d.]+)/.exec(drawn)![1]!, /\r\n 20\r\n *(38[\d.]+)/.exec(drawn)![1]!];
  const lettered = async (name: string, ...texts: readonly string[]): Promise<string> => {
    const path = join(program!.output, name);
    const entities = texts.map((text, i) => ['  0', 'TEXT', '  8', '图名', ' 10', east, ' 20', String(Number(north) - 300 - 30 * i), ' 40', '20', '  1', text, ''].join('\r\n')).join('');
    const at = drawn.indexOf('ENTITIES\r\n') + 'ENTITIES\r\n'.length;
    await writeFile(path, (encodeGbk(drawn.slice(0, at) + entities + drawn.slice(at)) as { bytes: Uint8Array }).bytes);
    return path;
  };
  const shown = (dialog: Locator, field: string) => dialog.getByLabel(field, { exact: true }).locator('xpath=ancestor::*[contains(@class,"ant-select")][1]').textContent();

  let dialog = await openDrawing(page, await lettered(`${MINE}.dxf`, '2000国家大地坐标系 3度带 38带', '1985国家高程基准', '2026年下半年'));
  await dialog.getByText('图上注记：“2000国家大地坐标系 3度带 38带”').waitFor();
  await dialog.getByText('取自图上注记“1985国家高程基准”').waitFor();
  await dialog.getByText('取自图上注记“2026年下半年”').waitFor();
  expect([await shown(dialog, '期别'), await shown(dialog, '高程基准')]).toEqual([expect.stringContaining('2026 下半年'), expect.stringContaining('1985')]);
  // The sample's own text in paper coordinates, not the title below the drawing; a text is no fault.
  await dialog.getByRole('button', { name: /^1 处文字写在图形之外/ }).waitFor();
  await choose(page, dialog.getByLabel('高程基准'), '1956 黄海高程系');
  await dialog.getByText('图上注记“1985国家高程基准”，与所选不同').waitFor();
  await leave(dialog);

  dialog = await openDrawing(page, await lettered('西安80.dxf', '1980西安坐标系 3度带 38带', '1985国家高程基准', '1956年黄海高程系'));
  await dialog.getByText('图上注记“1980西安坐标系 3度带 38带”，与登记的', { exact: false }).waitFor();
  await dialog.getByText('图上注记不一致，没有预选：“1985国家高程基准”、“1956年黄海高程系”', { exact: false }).waitFor();
  expect(await dialog.getByRole('radio', { name: /西安|CGCS/ }).evaluateAll((radios) => radios.some((radio) => (radio as HTMLInputElement).checked))).toBe(false);
  await dialog.getByText('选择坐标系', { exact: false }).first().waitFor();
  await leave(dialog);

  const whole = (encodeGbk(drawn) as { bytes: Uint8Array }).bytes;
  const cut = join(program.output, `${MINE}2026年上半年.dxf`);
  await writeFile(cut, whole.subarray(0, Math.floor(whole.length * 0.9)));
  dialog = await openDrawing(page, cut);
  await choose(page, dialog.getByLabel('矿山', { exact: true }), MINE);
  await fillDelivery(page, dialog, { period: '2026 上半年', received: '2026-07-06' });
  await dialog.getByText('没有结束标记', { exact: false }).waitFor();
  const receive = dialog.getByRole('button', { name: '收图', exact: true });
  expect(await receive.isDisabled()).toBe(true);
  await dialog.getByText('图件不完整，仍然收下').click();
  expect(await receive.isEnabled()).toBe(true);
  await leave(dialog);
  expect(program.pageErrors).toEqual([]);
});
