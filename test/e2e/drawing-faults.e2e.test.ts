/** Each fault of a drawing is seen in the import with one sentence, and nothing is moved or read otherwise in silence. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
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
