/** The map desk as a person goes about it: menus from anywhere, the right button on the map, what is kept and what hides nothing. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { command, openMine, still } from './window.ts';

let program: RunningProgram;
let page: Page;
const pictures = join(projectFolder, 'test-results');
const picture = (name: string) => page.screenshot({ path: join(pictures, `desk-${name}.png`) });

beforeAll(async () => {
  program = await startReady();
  page = program.page;
  await page.keyboard.press('Control+2');
});
afterAll(() => program?.dispose());

const menuItem = (words: string | RegExp) => page.getByRole('menuitem', { name: words });
const onMap = (x: number, y: number) => page.locator('.map-canvas').click({ button: 'right', position: { x, y } });

test('a command of the map is in the menu of every room and leads there', async () => {
  await page.keyboard.press('Control+1');
  await menuItem('分析').click();
  await menuItem(/^量距离/).click();
  await page.getByText('逐点单击，双击结束').waitFor();
  await page.keyboard.press('Escape');
});

test('Ctrl and a digit go through the rail from top to bottom', async () => {
  const rooms = page.getByRole('navigation', { name: '模块' }).getByRole('button');
  for (const place of [0, 1, 2, 3, 4]) {
    await page.keyboard.press(`Control+${place + 1}`);
    await expect.poll(() => rooms.nth(place).getAttribute('aria-current')).toBe('page');
  }
  await page.keyboard.press('Control+2');
});

test('the right button on the map says what is there, measures from there and copies the coordinate', async () => {
  await openMine(page, '石湾沟石灰岩矿');
  await onMap(300, 200);
  await picture('map-menu');
  await menuItem('此处有什么').click();
  await page.getByRole('heading', { name: /此处有/ }).waitFor();
  await onMap(300, 200);
  await menuItem('复制此处坐标').click();
  await page.getByText('已复制到剪贴板').waitFor();
  expect(await program.electron.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^\d{7}\.\d{2}, \d{8}\.\d{2}$/);
  await onMap(300, 200);
  await menuItem('从此处量距离').click();
  await page.locator('.map-canvas').hover({ position: { x: 400, y: 260 } });
  await page.getByText(/m（平面）/).first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});

test('the short word lies in the status bar and hides nothing', async () => {
  const layer = page.locator('.tree-row.layer', { hasText: '草原' }).first();
  // A tree that is still scrolling closes what was opened over it.
  await layer.scrollIntoViewIfNeeded();
  await still(page);
  await layer.click({ button: 'right' });
  await menuItem('移除图层').click();
  const toast = (await page.locator('.toast').boundingBox())!;
  const bar = (await page.locator('.status-bar').boundingBox())!;
  expect(toast.y).toBeGreaterThanOrEqual(bar.y);
  expect(toast.x + toast.width).toBeLessThanOrEqual(bar.x + bar.width);
  await picture('toast');
  await page.locator('.toast').getByRole('button', { name: /撤销/ }).click();
  await layer.waitFor();
});

test('a group is dragged into another, and out again by its menu; each is one step', async () => {
  const group = (name: string) => page.getByRole('region', { name, exact: true });
  for (const name of ['甲', '乙']) {
    await command(page, '新建图层组');
    await page.getByRole('textbox', { name: '图层组名称' }).fill(name);
    await page.keyboard.press('Enter');
    await group(name).waitFor();
  }
  await group('乙').locator('.tree-row.group').first().dragTo(group('甲').locator('.tree-row.group').first());
  await group('甲').getByRole('region', { name: '乙', exact: true }).waitFor();
  await picture('nested-groups');
  await page.keyboard.press('Control+z');
  await expect.poll(() => group('甲').getByRole('region', { name: '乙', exact: true }).count()).toBe(0);
  // The tree may follow a step sooner than the history does: only then does the key mean anything.
  await page.locator('.toast').getByRole('button', { name: /重做/ }).waitFor();
  await page.keyboard.press('Control+y');
  await group('甲').getByRole('region', { name: '乙', exact: true }).waitFor();
  await group('乙').locator('.tree-row.group').first().click({ button: 'right' });
  await page.getByRole('button', { name: '移到最外层' }).click();
  await expect.poll(() => group('甲').getByRole('region', { name: '乙', exact: true }).count()).toBe(0);
});

test('the tree says the system of every layer with shapes, and counts mining rights as the rest of the window', async () => {
  const row = page.locator('.tree-row.layer', { hasText: '采矿权' }).first();
  expect(await row.locator('.system-mark').getAttribute('title')).toContain('CGCS2000 / 3°带 38');
  await page.getByRole('tab', { name: '采矿权' }).click();
  const said = (await page.getByText(/^共 \d+ 条$/).textContent())!;
  expect(said).toBe(`共 ${await row.locator('.count').textContent()} 条`);
});

test('未声明 at the end of a row declares, by the mouse and by the keyboard', async () => {
  const mark = page.locator('.tree-row.layer', { hasText: '湿地' }).first().locator('button.system-mark');
  for (const press of [() => mark.click(), () => mark.press('Enter')]) {
    await press();
    await page.getByRole('dialog').waitFor();
    await picture('declare');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  }
  await picture('undeclared-row');
});

test('words that are cut say themselves in full under the pointer, and no longer once they have room', async () => {
  const titles = await page.evaluate(() => {
    const probe = document.createElement('span');
    probe.className = 'ellipsis';
    probe.textContent = '石湾沟石灰岩矿矿区范围';
    document.querySelector('main')!.append(probe);
    return ['40px', '400px'].map((width) => {
      probe.style.cssText = `position: fixed; display: block; width: ${width}; overflow: hidden; text-overflow: ellipsis; white-space: nowrap`;
      probe.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      const { title } = probe;
      if (width === '400px') probe.remove();
      return title;
    });
  });
  expect(titles).toEqual(['石湾沟石灰岩矿矿区范围', '']);
});

test('a comparison is there again after a restart', async () => {
  await command(page, '并排对比');
  await page.locator('[data-mode="side-by-side"]').waitFor();
  await program.close();
  program = await startReady({ profile: program.profile });
  page = program.page;
  await page.keyboard.press('Control+2');
  await page.locator('[data-mode="side-by-side"]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('[data-mode="none"]').waitFor();
  expect(program.pageErrors).toEqual([]);
});
