/** Drawing as a user does: patrol areas by typed vertices, notes that snap to boundaries, a mine's boundary proposed smaller; every step undone. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DraftRecord } from '../../shared/model/layer-edits.ts';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { command as performCommand, openMine, still } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'draw');
let program: RunningProgram;
let page: Page;

beforeAll(async () => {
  program = await startReady();
  page = program.page;
  page.setDefaultTimeout(15_000);
  await page.keyboard.press('Control+2');
});
afterAll(() => program?.dispose());

const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
const panel = () => page.locator('.draft-panel');

const command = (words: string): Promise<void> => performCommand(page, words);

/** What is drawn, as the workspace keeps it; the newest layer. */
const drafts = (): Promise<DraftRecord[]> =>
  page.evaluate(
    () =>
      new Promise<DraftRecord[]>((resolve, reject) => {
        const opening = indexedDB.open('kuangce-workspace');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('drafts').objectStore('drafts').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );

const vertexField = () => panel().getByRole('textbox', { name: '坐标' });

test('a patrol area is drawn by coordinates, distance and bearing; its area is shown; undo takes it back', async () => {
  await openMine(page, '石湾沟石灰岩矿');
  await page.keyboard.press('Control+j');
  await command('绘制巡查区');
  await panel().waitFor();
  await vertexField().fill('3878000, 38498000');
  await page.keyboard.press('Enter');
  await vertexField().fill('3878000, 498400');
  await page.keyboard.press('Enter');
  await panel().getByRole('radio', { name: '距离和方位角' }).click();
  await panel().getByRole('textbox', { name: '距离', exact: true }).fill('300');
  await panel().getByRole('textbox', { name: '方位角' }).fill('0 0 0');
  await page.keyboard.press('Enter');
  await picture('typed');
  await panel().getByRole('button', { name: '完成图形' }).click();
  await expect.poll(async () => (await drafts())[0]?.features.length).toBe(1);
  const ring = (await drafts())[0]!.features[0]!.parts[0]![0]!;
  for (const [index, expected] of [38_498_000, 3_878_000, 38_498_400, 3_878_000, 38_498_400, 3_878_300, 38_498_000, 3_878_000].entries()) expect(ring[index]).toBeCloseTo(expected, 6);
  await panel().getByText(/90\.00 亩|89\.9\d 亩|90\.0\d 亩/).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await drafts())[0]?.features.length).toBe(0);
  await page.getByText(/^已撤销/).waitFor();
  await page.keyboard.press('Control+y');
  await expect.poll(async () => (await drafts())[0]?.features.length).toBe(1);
  await panel().getByRole('button', { name: '结束绘制' }).click();
  await panel().waitFor({ state: 'detached' });
});

test('an area whose sides cross is marked, shows no area and is not finished until it is put right', async () => {
  const kept = async () => (await drafts()).reduce((sum, draft) => sum + draft.features.length, 0);
  const before = await kept();
  await command('绘制巡查区');
  await panel().waitFor();
  for (const vertex of ['3878000, 38498000', '3878000, 38498400', '3878300, 38498000', '3878300, 38498400']) {
    await vertexField().fill(vertex);
    await page.keyboard.press('Enter');
  }
  await panel().getByRole('alert').getByText('图形自相交：J2–J3 边与 J4–J1 边相交或重叠').waitFor();
  await picture('crossing');
  const place = async () => (await panel().boundingBox())!;
  const stood = await place();
  await page.mouse.move(stood.x + 60, stood.y + 18);
  await page.mouse.down();
  await page.mouse.move(stood.x + 260, stood.y + 78, { steps: 4 });
  await page.mouse.up();
  expect((await place()).x - stood.x).toBeCloseTo(200, 0);
  await picture('moved');
  expect(await panel().getByText('m²').count()).toBe(0);
  await panel().getByRole('button', { name: '完成图形' }).click();
  await page.locator('.toast').getByText('图形自相交').waitFor();
  expect(await kept()).toBe(before);
  await page.locator('.kc-map-place').first().focus();
  for (const _vertex of [1, 2]) await page.keyboard.press('Backspace');
  for (const vertex of ['3878300, 38498400', '3878300, 38498000']) {
    await vertexField().fill(vertex);
    await page.keyboard.press('Enter');
  }
  await panel().getByText(/180\.\d\d 亩|179\.9\d 亩/).waitFor();
  await panel().getByRole('button', { name: '完成图形' }).click();
  await expect.poll(kept).toBe(before + 1);
  await panel().getByRole('button', { name: '结束绘制' }).click();
  await panel().waitFor({ state: 'detached' });
});

test('a note set near a boundary takes the place of its vertex; with snapping off it stays where it was set', async () => {
  await openMine(page, '石湾沟石灰岩矿');
  await page.keyboard.press('Control+j');
  await still(page);
  const vertex = await aCorner();
  await command('标注备注点');
  await panel().waitFor();
  await still(page);
  const at = await pixelOf(vertex);
  await page.mouse.click(at[0] + 2, at[1] - 1);
  const noted = async () => (await drafts()).flatMap((draft) => draft.features).filter((feature) => feature.parts[0]![0]!.length === 2).map((feature) => feature.parts[0]![0]!);
  await expect.poll(async () => (await noted()).length).toBe(1);
  const [snapped] = await noted();
  expect(Math.hypot(snapped![0]! - vertex[0], snapped![1]! - vertex[1])).toBeLessThan(0.01);
  await page.keyboard.press('s');
  await page.mouse.click(at[0] + 2, at[1] - 1);
  await expect.poll(async () => (await noted()).length).toBe(2);
  const free = (await noted())[1]!;
  expect(Math.hypot(free[0]! - vertex[0], free[1]! - vertex[1])).toBeGreaterThan(0.5);
  await picture('snapped');
  await panel().getByRole('button', { name: '结束绘制' }).click();
});

test('a boundary is proposed smaller: the change against the registered one is shown while a vertex moves', async () => {
  await openMine(page, '石湾沟石灰岩矿');
  await page.keyboard.press('Control+j');
  await still(page);
  const vertex = await aCorner();
  await command('拟缩减所选矿界');
  await panel().getByText(/比登记矿界（.+）减少 0\.00 m²/).waitFor();
  await still(page);
  const at = await pixelOf(vertex);
  const box = (await page.locator('.map-place').boundingBox())!;
  await page.mouse.move(at[0], at[1]);
  await page.mouse.down();
  await page.mouse.move(at[0] + (box.x + box.width / 2 - at[0]) / 4, at[1] + (box.y + box.height / 2 - at[1]) / 4, { steps: 6 });
  await picture('reshaping');
  await page.mouse.up();
  await expect.poll(async () => panel().locator('.draft-numbers').textContent()).not.toContain('减少 0.00 m²');
  await expect.poll(async () => panel().locator('.draft-numbers').textContent()).toMatch(/比登记矿界（.+）减少 [\d\s\u2009\u202f]+\.\d\d m²/);
  await picture('reduced');
  expect(await panel().getByText('之外').count()).toBe(0);
  await page.keyboard.press('Control+z');
  await panel().getByText(/比登记矿界（.+）减少 0\.00 m²/).waitFor();
  await still(page);
  await page.mouse.move(at[0], at[1]);
  await page.mouse.down();
  await page.mouse.move(at[0] - (box.x + box.width / 2 - at[0]) / 3, at[1] - (box.y + box.height / 2 - at[1]) / 3, { steps: 6 });
  await page.mouse.up();
  await panel().getByText(/有 .+ m²（.+ 亩）在登记矿界（.+）之外/).waitFor();
  await picture('beyond');
  await page.keyboard.press('Control+z');
  await panel().getByText(/比登记矿界（.+）减少 0\.00 m²/).waitFor();
  await still(page);
  await page.mouse.click(at[0], at[1]);
  const corner = panel().getByRole('textbox', { name: /^拐点 J\d+ 的坐标$/ });
  await corner.waitFor();
  await picture('corner');
  const [north, east] = (await corner.inputValue()).split(',').map(Number);
  expect(Math.hypot(east! - vertex[0], north! - vertex[1])).toBeLessThan(0.01);
  await corner.fill(`${north! + 7}, ${east! - 3}`);
  await page.keyboard.press('Enter');
  const numbers = async () => (await drafts()).flatMap((draft) => draft.features.filter(({ original }) => original)).flatMap((feature) => feature.parts.flat(2));
  await expect.poll(async () => (await numbers()).some((value) => Math.abs(value - north! - 7) < 0.001)).toBe(true);
  await page.keyboard.press('Control+z');
  await panel().getByText(/比登记矿界（.+）减少 0\.00 m²/).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await panel().waitFor({ state: 'detached' });
  await page.locator('.tree-row.layer').filter({ hasText: '拟缩减矿界' }).waitFor();
});

test('from the keyboard a cross in the middle of the map identifies, measures and draws', async () => {
  await openMine(page, '石湾沟石灰岩矿');
  await page.keyboard.press('Control+j');
  await still(page);
  const cross = page.locator('.kc-cross').first();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
  await page.locator('.kc-map-place').first().focus();
  for (const key of ['F10', 'Alt']) {
    await page.keyboard.press(key);
    expect(await focused()).toBe('menuitem');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('application');
  }
  await page.keyboard.press('i');
  await page.locator('.kc-map-place').first().focus();
  await page.keyboard.press('ArrowUp');
  await cross.waitFor();
  await still(page);
  await picture('cross');
  await page.locator('.status-bar .coordinates').click();
  await page.locator('.kc-map-place').first().focus();
  await page.keyboard.press('Shift+ArrowUp');
  await cross.waitFor();
  await expect.poll(() => page.locator('.status-bar .degrees').textContent()).toMatch(/^B 3\d°\d\d′\d\d\.\d\d″ L 11\d°\d\d′\d\d\.\d\d″$/);
  await picture('degrees');
  await page.locator('.status-bar .coordinates').click();
  await page.locator('.status-bar .coordinate').first().waitFor();
  await page.locator('.kc-map-place').first().focus();
  await page.keyboard.press('Shift+ArrowDown');
  await cross.waitFor();
  await still(page);
  await page.keyboard.press('Enter');
  await page.locator('.identify-hit').getByText('石湾沟石灰岩矿').first().waitFor();
  await page.locator('.kc-identified').first().waitFor();
  const unmarked = await page.locator('.kc-map-place').first().screenshot();
  await page.locator('.identify-hit').last().hover();
  await still(page);
  expect(unmarked.equals(await page.locator('.kc-map-place').first().screenshot())).toBe(false);
  await picture('identified');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.locator('.kc-map-place').first().focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await still(page);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Enter');
  await page.locator('.map-hint b').getByText(/\d m/).waitFor();
  await page.locator('.map-hint').getByText(/第 1 段 \d+\.\d\d m（平面） 方位角 90°00′00″/).waitFor();
  await picture('measured');
  await page.keyboard.press('Escape');
  const kept = async () => (await drafts()).reduce((sum, draft) => sum + draft.features.length, 0);
  const before = await kept();
  await command('绘制巡查区');
  await panel().waitFor();
  await page.locator('.kc-map-place').first().focus();
  for (const arrow of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
    await page.keyboard.press('Enter');
    await page.keyboard.press(arrow);
    await still(page);
  }
  await page.keyboard.press('Shift+Enter');
  await expect.poll(kept).toBe(before + 1);
  await panel().getByRole('button', { name: '结束绘制' }).click();
  await panel().waitFor({ state: 'detached' });
});

test('the proposed boundary is overlaid like a registered one, and its note stands in the table', async () => {
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').first().click();
  await page.locator('.ant-select-item-option').filter({ hasText: '拟缩减矿界' }).click();
  await dialog.getByRole('button', { name: '开始套合' }).click();
  await page.keyboard.press('Control+4');
  await page.getByText(/R-\d{8}-01/).first().waitFor({ timeout: 60_000 });
  await page.keyboard.press('Control+2');
  await page.locator('.tree-row.layer').filter({ hasText: '备注' }).first().click();
  await command('打开属性表');
  const grid = page.getByRole('grid', { name: '备注' });
  await grid.getByText('备注 1').first().waitFor();
  await picture('analysed');
});

test('a boundary proposed from a proposal is measured against that one and says so; a run of it against the register it began as', async () => {
  await openMine(page, '石湾沟石灰岩矿');
  await command('拟缩减所选矿界');
  await panel().getByText(/比拟缩减矿界（石湾沟石灰岩矿 拟缩减矿界）减少 0\.00 m²/).waitFor();
  await picture('second-proposal');
  // A shape drawn beside the boundary belongs to it: the whole is compared, not the shape alone.
  const before = (await drafts()).length;
  await page.keyboard.press('d');
  for (const vertex of ['3878000, 38498000', '3878000, 38498400', '3878300, 38498400']) {
    await vertexField().fill(vertex);
    await page.keyboard.press('Enter');
  }
  await panel().getByText(/合起来比拟缩减矿界|比拟缩减矿界（.+）(多|减少)/).waitFor();
  expect(await panel().locator('.draft-numbers').textContent()).not.toMatch(/减少 [1-9]/);
  await panel().getByRole('button', { name: '完成图形' }).click();
  await panel().getByText(/2 个图形合起来比拟缩减矿界（.+）/).waitFor();
  const drawn = (await drafts()).find(({ features }) => features.length === 2 && features[0]!.original !== undefined)!;
  expect(drawn.features[1]!.values).toEqual(drawn.features[0]!.values);
  expect(before).toBe((await drafts()).length);
  await panel().getByRole('button', { name: '结束绘制' }).click();
});

test('nothing went wrong on the page', () => {
  expect(program.pageErrors).toEqual([]);
});

/** Where a place is on the page, by what the status bar says at two places of the pointer. */
async function pixelOf([east, north]: readonly [number, number]): Promise<readonly [number, number]> {
  const box = (await page.locator('.map-place').boundingBox())!;
  const read = async (x: number, y: number): Promise<readonly [number, number]> => {
    await page.mouse.move(x, y);
    await still(page);
    const [shownNorth, shownEast] = await page.locator('.status-bar .coordinate b').allTextContents();
    return [Number(shownEast!.replace(/\s/g, '')), Number(shownNorth!.replace(/\s/g, ''))];
  };
  const [x1, y1, x2, y2] = [box.x + box.width * 0.45, box.y + box.height * 0.6, box.x + box.width * 0.8, box.y + box.height * 0.9];
  const [a, b] = [await read(x1, y1), await read(x2, y2)];
  return [x1 + ((east - a[0]) / (b[0] - a[0])) * (x2 - x1), y1 + ((north - a[1]) / (b[1] - a[1])) * (y2 - y1)];
}

/** A corner of the mine in front, east and north. */
async function aCorner(): Promise<readonly [number, number]> {
  await page.getByRole('tab', { name: /^拐点/ }).click();
  const cells = await page.locator('[role="tabpanel"] tr').filter({ hasText: /^J?4/ }).first().locator('td').allTextContents();
  const numbers = cells.map((cell) => Number(cell.replace(/\s/g, ''))).filter((value) => value > 100_000);
  return [Math.max(...numbers), Math.min(...numbers)];
}
