/** How a mine's drawings are looked at stays: its section line and the layers switched off, over restarts, mine by mine, and undoable. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { answerSaveDialog, type RunningProgram, startReady } from './electron-app.ts';
import { still } from './window.ts';

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.dispose();
  program = undefined;
});

const sectionWords = async (page: Page): Promise<string> => {
  await page.locator('.section-svg').waitFor();
  return (await page.locator('.section-head .quiet').first().textContent()) ?? '';
};
const roadways = (page: Page) => page.getByRole('checkbox', { name: '巷道', exact: true });

test('a section line and hidden layers are there again after a restart, another mine has its own, and each can be taken back', async () => {
  program = await startReady();
  let { page } = program;
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: '打开样例图件' }).click();
  await page.locator('.drawings-period.on').waitFor({ timeout: 60_000 });
  const proposed = await sectionWords(page);
  const plan = (await page.locator('.drawings-plan').boundingBox())!;
  const at = (x: number, y: number): [number, number] => [plan.x + plan.width * x, plan.y + plan.height * y];

  // A click is no section: one sentence, and the line stays.
  await page.keyboard.press('l');
  await page.mouse.click(...at(0.35, 0.3));
  await page.getByText('剖面线不足 1 m，没有改动', { exact: false }).waitFor();
  expect(await sectionWords(page)).toBe(proposed);

  await page.mouse.move(...at(0.35, 0.3));
  await page.mouse.down();
  await page.mouse.move(...at(0.45, 0.35), { steps: 3 });
  await page.mouse.move(...at(0.55, 0.45), { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => sectionWords(page)).not.toBe(proposed);
  await still(page);
  const drawn = await sectionWords(page);
  await roadways(page).uncheck();
  await expect.poll(() => roadways(page).isChecked()).toBe(false);

  const { profile } = program;
  await program.close();
  program = await startReady({ profile });
  ({ page } = program);
  await page.keyboard.press('Control+3');
  await expect.poll(() => sectionWords(page), { timeout: 20_000 }).toBe(drawn);
  expect(await roadways(page).isChecked()).toBe(false);

  // Another mine is as nobody left it.
  const mine = page.locator('.drawings-mine');
  const first = (await mine.locator('.ant-select').textContent())!;
  await mine.getByRole('combobox').click();
  await page.keyboard.type('王家山煤矿');
  await page.keyboard.press('Enter');
  await expect.poll(() => mine.locator('.ant-select').textContent()).not.toBe(first);
  await expect.poll(() => roadways(page).isChecked()).toBe(true);
  await expect.poll(() => sectionWords(page)).not.toBe(drawn);
  await mine.getByRole('combobox').click();
  await page.keyboard.type(first.slice(0, 4));
  await page.keyboard.press('Enter');
  await expect.poll(() => sectionWords(page)).toBe(drawn);
  expect(await roadways(page).isChecked()).toBe(false);

  // Out of the field, where the same keys take back what was typed.
  await page.locator('.section-head b').click();
  await roadways(page).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => roadways(page).isChecked()).toBe(true);
  await page.keyboard.press('Control+z');
  await expect.poll(() => sectionWords(page)).toBe(proposed);
  expect(program.pageErrors).toEqual([]);
});

test('plan, 3D view and section are saved as pictures and copied', async () => {
  program = await startReady();
  const { page, output } = program;
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: '打开样例图件' }).click();
  await page.locator('.drawings-period.on').waitFor({ timeout: 60_000 });
  await sectionWords(page);
  /** Width and height of the PNG that the button writes. */
  const saved = async (name: string, button: string): Promise<readonly [number, number]> => {
    const path = join(output, `${name}.png`);
    await answerSaveDialog(program!, path);
    await page.getByRole('button', { name: button }).click();
    await page.getByText(new RegExp(`已写入.*${name}\\.png`)).first().waitFor();
    const bytes = await readFile(path);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    // A picture of one colour packs to almost nothing.
    expect(bytes.length).toBeGreaterThan(8_000);
    return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  };
  const shown = (await page.locator('.drawings-plan').first().boundingBox())!;
  const plan = await saved('平面', '图存为图片');
  expect(Math.abs(plan[0] / plan[1] / (shown.width / shown.height) - 1)).toBeLessThan(0.02);
  // Both periods are on the picture of a swipe: B left of the line, A right of it.
  await page.getByRole('radio', { name: '卷帘' }).click();
  await saved('卷帘', '图存为图片');
  const changed = await differingPixels(page, await readFile(join(output, '平面.png')), await readFile(join(output, '卷帘.png')));
  expect(changed.left).toBeGreaterThan(200);
  expect(changed.right).toBeLessThan(20);
  // Side by side each half shows the mine whole, at a scale of its own; alone it is as it was.
  const scale = async (): Promise<number> => Number((await page.locator('.drawings-scale').textContent())!.replace('1:', '').replaceAll(/\s/gu, ''));
  const alone = await scale();
  await page.getByRole('radio', { name: '并排' }).click();
  await expect.poll(scale).toBeGreaterThan(alone);
  await page.getByRole('radio', { name: '差异' }).click();
  await expect.poll(scale).toBe(alone);
  const [width] = await saved('剖面', '剖面存为图片');
  expect(width).toBeGreaterThan(1_900);
  await page.getByRole('button', { name: '复制剖面' }).click();
  await page.getByText('已复制剖面图', { exact: false }).waitFor();
  expect(await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types)).catch(() => ['image/png'])).toContain('image/png');
  await page.keyboard.press('b');
  await page.getByRole('application', { name: /立体图/ }).locator('canvas').waitFor({ timeout: 30_000 });
  await still(page);
  await saved('立体', '图存为图片');
  // A click says what it met.
  const solid = (await page.getByRole('application', { name: /立体图/ }).boundingBox())!;
  await page.mouse.click(solid.x + solid.width / 2, solid.y + solid.height / 2);
  await page.locator('.solid-facts').getByText(/登记矿体|采空区|巷道|采场/).first().waitFor();
  await page.getByRole('button', { name: '复制图', exact: true }).click();
  await page.getByText('已复制立体图', { exact: false }).waitFor();
  // The plan behind it shows the same place when it comes back.
  await page.keyboard.press('b');
  await page.locator('.drawings-scale').waitFor();
  expect(await scale()).toBe(alone);
  expect(program.pageErrors).toEqual([]);
});

/** Pixels that two pictures of one size do not share, left and right of the middle; the line itself and the names above are passed over. */
async function differingPixels(page: Page, one: Buffer, other: Buffer): Promise<{ readonly left: number; readonly right: number }> {
  return page.evaluate(async ([a, b]) => {
    const pixels = async (base64: string): Promise<ImageData> => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], { type: 'image/png' }));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(0, 0, bitmap.width, bitmap.height);
    };
    const [first, second] = [await pixels(a), await pixels(b)];
    const counts = { left: 0, right: 0 };
    for (let y = 60; y < first.height; y++) {
      for (let x = 0; x < first.width; x++) {
        const at = 4 * (y * first.width + x);
        if (Math.abs(x - first.width / 2) < 40 || [0, 1, 2].every((channel) => first.data[at + channel] === second.data[at + channel])) continue;
        counts[x < first.width / 2 ? 'left' : 'right']++;
      }
    }
    return counts;
  }, [one.toString('base64'), other.toString('base64')] as const);
}
