/** Pictures of screens for the eye in test-results/screens/, light and dark, in three sizes, and what is wrong with each: cut off words, serious findings of axe. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { seriousFindings } from '../axe.ts';
import { projectFolder, type RunningProgram } from '../electron-app.ts';

/** The design's two sizes, and the smallest window, which the light walk looks at too: sizes do not hang on the theme. */
const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 1280, height: 680 },
] as const;

/** The size at which axe looks: what it finds does not hang on the size. */
const AXE_WIDTH = 1366;

/** What has to come to rest before a picture is taken: fades and tiles. */
const REST_MILLISECONDS = 500;

const pictures = join(projectFolder, 'test-results', 'screens');

/** One way to get to a screen, and the way back. */
export interface Screen {
  readonly name: string;
  open(page: Page): Promise<void>;
  close?(page: Page): Promise<void>;
}

export const closeDialog = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', { name: /^(关闭|取消|Close|Cancel)$/ }).first().click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

export const escape = (page: Page): Promise<void> => page.keyboard.press('Escape');

/** Opens the settings and chooses what the radio button of that name says. */
export async function chooseInSettings(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name, exact: true }).click();
}

async function resize({ electron, page }: RunningProgram, size: { width: number; height: number }): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, { width, height }) => BrowserWindow.getAllWindows()[0]!.setContentSize(width, height), size);
  await page.waitForFunction(({ width }) => Math.abs(window.innerWidth - width) < 3, size);
}

/** Elements whose words stick out of the window to the right. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, h1, h2, h3, dd, td, li, p')]
      .filter(
        (element) =>
          element.getClientRects().length > 0 &&
          !element.closest('.ant-slide-up-leave, [role="tablist"], .virtual-table, .import-table, .only-screen-reader') &&
          element.getBoundingClientRect().right > window.innerWidth + 1,
      )
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 30)}`),
  );
}

/** Opens each screen in each size, pictures it as `<screen>-<width>-<suffix>.png` and gives what is wrong with it, one line each. */
export async function walkScreens(program: RunningProgram, screens: readonly Screen[], suffix: string): Promise<readonly string[]> {
  const { page } = program;
  await mkdir(pictures, { recursive: true });
  const found: string[] = [];
  for (const size of suffix === 'dark' ? SIZES.slice(0, 2) : SIZES) {
    await resize(program, size);
    for (const screen of screens) {
      await screen.open(page);
      await page.waitForTimeout(REST_MILLISECONDS);
      await page.screenshot({ path: join(pictures, `${screen.name}-${size.width}-${suffix}.png`) });
      const place = `${screen.name} ${size.width} ${suffix}`;
      found.push(...(await cutOff(page)).map((line) => `${place} cut off: ${line}`));
      if (size.width === AXE_WIDTH) found.push(...(await seriousFindings(page)).map((line) => `${place} ${line}`));
      await screen.close?.(page);
    }
  }
  return [...new Set(found)];
}
