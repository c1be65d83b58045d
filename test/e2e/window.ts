/** What the window tests do again and again, in the words of a user. */
import type { Locator, Page } from 'playwright-core';

/** Chooses files in the system's dialog that Ctrl+O opens, and waits for the preview. */
export async function openImportPreview(page: Page, files: readonly string[]): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  // A busy page takes the key before it hears that its dialogs are to be caught; one answer later it has heard.
  await page.evaluate(() => document.readyState);
  await page.keyboard.press('Control+o');
  await (await asked).setFiles([...files]);
  await page.getByRole('dialog').getByText('导入预览').waitFor();
}

/** Starts an overlay with what the dialog proposes and waits until run `number` is there. */
export async function runOverlay(page: Page, number: RegExp): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByRole('button', { name: '开始套合' }).click();
  await page.keyboard.press('Control+4');
  await page.getByText(number).first().waitFor({ timeout: 120_000 });
}

/** The number behind a segment of the findings list: `成立 1` gives 1. */
export async function segmentCount(page: Page, name: string): Promise<number> {
  const words = await page
    .getByRole('radiogroup', { name: '按认定状态' })
    .getByRole('radio', { name: new RegExp(`^${name} \\d+$`) })
    .textContent();
  return Number(words?.slice(name.length));
}

/** Finds a mine by name in the search box and opens it on the map. */
export async function openMine(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name, level: 2 }).waitFor();
}

/** Performs the command of that name through the search box. */
export async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page.getByRole('option', { name: new RegExp(words) }).first().waitFor();
  await page.keyboard.press('Enter');
}

const MOST_HOVERS = 8;

/** Unfolds a group of the open menu until `entry` is seen: a menu that is still unfolding itself misses the pointer, so it comes again. */
export async function unfold(page: Page, group: string, entry: Locator): Promise<void> {
  const title = page.locator('[class*="menu-submenu-title"]').filter({ hasText: group }).last();
  for (let hover = 1; ; hover++) {
    await title.hover({ position: { x: 10 + hover, y: 8 } });
    try {
      await entry.waitFor({ timeout: 2_000 });
      return;
    } catch (fault) {
      if (hover === MOST_HOVERS) throw fault;
    }
  }
}

/** Looks at the window before it is said not to come to rest. */
const MOST_LOOKS = 60;

/** Until the window stands still: nothing is busy, no animation runs, and two looks in succession are the same. */
export async function still(page: Page): Promise<void> {
  let last: Buffer | null = null;
  for (let look = 0; look < MOST_LOOKS; look++) {
    await page.waitForFunction(() => document.querySelector('.kc-map-drawing, [aria-busy="true"]') === null && document.getAnimations().every((each) => each.playState !== 'running' || each.effect?.getComputedTiming().iterations === Infinity));
    const next = await page.screenshot();
    if (last?.equals(next)) return;
    last = next;
  }
  throw new Error('the window does not come to rest');
}
