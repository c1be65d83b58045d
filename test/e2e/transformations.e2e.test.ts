/** Parameters from control points, kept with their residuals; a layer of another datum converted with them as a new layer; undone; there after a restart. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { command as performCommand, unfold, still } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'screens');
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  page = program.page;
});
afterAll(() => program?.dispose());

const command = (words: string): Promise<void> => performCommand(page, words);

async function choose(label: string, code: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).click();
  await page.keyboard.type(code);
  await page.locator('.ant-select-item-option', { hasText: code }).first().click();
}

/** Fictional points about the county; the third one is 4 cm off. */
const POINTS = ['青石山 3860000 38490000 3859995.02 38490117.31', '北岭 3892000 38495000 3891995.03 38495117.3', '南沟 3862000 38535000 3861995.06 38535117.31', '云台 3890000 38534000 3889995.02 38534117.33', '老鸦 3875000 38515000 3874995.02 38515117.31'].join('\n');

test('a set is fitted from control points and kept with its residuals', async () => {
  await command('新建转换参数');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称', { exact: true }).fill('青石县西安80转2000');
  await choose('源坐标系', 'EPSG:2362');
  await choose('目标坐标系', 'EPSG:4526');
  await dialog.getByLabel('适用范围').fill('青石县全境');
  await dialog.getByLabel('来源').fill('虚构控制点，仅供演示');
  const keep = dialog.getByRole('button', { name: '保存参数' });
  expect(await keep.isDisabled()).toBe(true);
  await dialog.getByLabel('控制点', { exact: true }).fill(POINTS);
  await dialog.getByText('单位权中误差').waitFor();
  expect(await dialog.locator('.residuals tbody tr').count()).toBe(5);
  // A point that only checks no longer pulls the parameters.
  await dialog.getByLabel('南沟 参加计算').uncheck();
  await page.screenshot({ path: join(pictures, 'transformation-new.png') });
  await keep.click();
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+,');
  const section = page.getByRole('region', { name: '坐标转换参数' });
  await section.getByText('青石县西安80转2000').waitFor();
  await section.scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(pictures, 'transformation-settings.png') });
  await section.getByRole('button', { name: '查看' }).click();
  await page.getByRole('dialog').getByText('虚构控制点，仅供演示').waitFor();
  await page.screenshot({ path: join(pictures, 'transformation-set.png') });
  await page.keyboard.press('Escape');
});

test('the overlay leads a layer of another datum to the conversion, not to another declaration, and back to what was chosen', async () => {
  await page.keyboard.press('Control+2');
  await command('套合');
  const overlay = page.getByRole('dialog').filter({ hasText: '参加套合' });
  const row = overlay.locator('li', { hasText: '草原' }).first();
  await overlay.getByRole('checkbox', { name: '永久基本农田' }).uncheck();
  expect(await row.getByRole('button', { name: '声明坐标系' }).count()).toBe(0);
  expect(await overlay.locator('li', { hasText: '湿地' }).first().getByRole('button', { name: '声明坐标系' }).count()).toBe(1);
  await row.getByRole('button', { name: '换算坐标系' }).click();
  const convert = page.getByRole('dialog');
  // The datum of the rights is what it is converted for.
  await convert.getByText('EPSG:4526').filter({ visible: true }).first().waitFor();
  await page.screenshot({ path: join(pictures, 'overlay-convert.png') });
  await convert.getByRole('button', { name: '换算', exact: true }).click();
  const converted = overlay.getByRole('checkbox', { name: '草原_换算' });
  await converted.waitFor();
  expect(await converted.isChecked()).toBe(true);
  expect(await overlay.getByRole('checkbox', { name: '永久基本农田' }).isChecked()).toBe(false);
  await page.screenshot({ path: join(pictures, 'overlay-converted.png') });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await page.locator('.tree-row.layer', { hasText: '草原_换算' }).waitFor({ state: 'detached' });
});

test('a layer of another datum is converted with it into a new layer, and undone', async () => {
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.layer', { hasText: '草原' }).first().click();
  await command('换算坐标系');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('青石县西安80转2000').waitFor();
  await dialog.getByText('虚构控制点，仅供演示').waitFor();
  await page.screenshot({ path: join(pictures, 'transformation-convert.png') });
  await dialog.getByRole('button', { name: '换算', exact: true }).click();
  await page.locator('.tree-row.layer', { hasText: '草原_换算' }).waitFor();
  await page.screenshot({ path: join(pictures, 'transformation-converted.png') });
  await page.keyboard.press('Control+z');
  await page.locator('.tree-row.layer', { hasText: '草原_换算' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Control+y');
  await page.locator('.tree-row.layer', { hasText: '草原_换算' }).waitFor();
});

test('a layer without a declaration cannot be converted, and the command says why', async () => {
  await page.locator('.tree-row.layer', { hasText: '湿地' }).first().click();
  await page.getByRole('menuitem', { name: '图层' }).first().click();
  const entry = page.locator('.ant-dropdown-menu-item-disabled, .ant-menu-item-disabled', { hasText: '换算坐标系' }).first();
  await unfold(page, '数据', entry);
  await still(page);
  await entry.getByText('换算坐标系').hover({ force: true });
  await page.getByText('“湿地”没有声明坐标系，不能换算').first().waitFor();
  await page.keyboard.press('Escape');
});

test('a set is typed from a paper: the turning sense must be chosen, check points tell the wrong one; renamed, and undone', async () => {
  await page.keyboard.press('Escape');
  await command('录入转换参数');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称', { exact: true }).fill('成果表四参数');
  await choose('源坐标系', 'EPSG:2362');
  await choose('目标坐标系', 'EPSG:4526');
  const number = (label: string, value: string): Promise<void> => dialog.getByLabel(label, { exact: true }).fill(value);
  await number('ΔX（m）', '-4.98');
  await number('ΔY（m）', '117.31');
  await number('α', '0.5');
  await number('m', '0');
  await dialog.getByLabel('适用范围').fill('青石县全境');
  await number('X 最小', '3850000');
  await number('X 最大', '3900000');
  await number('Y 最小', '38480000');
  await number('Y 最大', '38540000');
  await dialog.getByLabel('来源').fill('虚构成果表');
  const keep = dialog.getByRole('button', { name: '保存参数' });
  // Nobody's default: papers differ in it.
  expect(await keep.isDisabled()).toBe(true);
  // The point was turned by 0.5″ from north to east about the origin of the plane.
  const angle = (0.5 / 3600) * (Math.PI / 180);
  const [x, y] = [3_875_000, 38_515_000];
  await dialog.getByLabel('检核点', { exact: true }).fill(`老鸦 ${x} ${y} ${(x * Math.cos(angle) - y * Math.sin(angle) - 4.98).toFixed(4)} ${(x * Math.sin(angle) + y * Math.cos(angle) + 117.31).toFixed(4)}`);
  await dialog.getByRole('radio', { name: '由东向北' }).click();
  await dialog.getByText('按相反的旋转方向时只有').waitFor();
  await page.screenshot({ path: join(pictures, 'transformation-typed-wrong.png') });
  await dialog.getByRole('radio', { name: '由北向东' }).click();
  await dialog.getByText('检核点最大残差 0.000').waitFor();
  await page.screenshot({ path: join(pictures, 'transformation-typed.png') });
  await keep.click();
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+,');
  const section = page.getByRole('region', { name: '坐标转换参数' });
  const row = section.locator('.settings-row', { hasText: '成果表四参数' });
  await row.getByText('1 个检核点').waitFor();
  await row.getByRole('button', { name: '改名' }).click();
  await section.getByLabel('成果表四参数 的新名称').fill('县级四参数');
  await section.getByRole('button', { name: '保存名称' }).click();
  await section.getByText('县级四参数').waitFor();
  await page.screenshot({ path: join(pictures, 'transformation-renamed.png') });
  await page.getByRole('heading', { name: '设置' }).click();
  await page.keyboard.press('Control+z');
  await section.getByText('成果表四参数').waitFor();
  await page.keyboard.press('Control+z');
  await section.getByText('成果表四参数').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+2');
});

test('both are there after a restart', async () => {
  const { profile } = program;
  await program.close();
  program = await startReady({ profile });
  page = program.page;
  await page.locator('.tree-row.layer', { hasText: '草原_换算' }).waitFor();
  await page.keyboard.press('Control+,');
  await page.getByRole('region', { name: '坐标转换参数' }).getByText('青石县西安80转2000').waitFor();
  expect(program.pageErrors).toEqual([]);
});
