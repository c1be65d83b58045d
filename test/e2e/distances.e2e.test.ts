/** Distances to roads and railways go the way of every finding: overlay, list with law, map, inspector. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { openMine, runOverlay, still } from './window.ts';

const pictures = join(projectFolder, 'test-results', 'screens');
let program: RunningProgram;
beforeAll(async () => {
  program = await startReady();
});
afterAll(() => program?.dispose());

test('a mine beside a county road and a railway has both as findings, each with its distance and its law', async () => {
  const { page } = program;
  await page.keyboard.press('Control+2');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByText('电力线路').first().waitFor();
  await page.screenshot({ path: join(pictures, 'distance-overlay.png') });
  await page.keyboard.press('Escape');
  await runOverlay(page, /R-\d{8}-01/);
  await page.screenshot({ path: join(pictures, 'distance-list.png') });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('青石河沿线');
  await page.getByRole('option', { name: /青石河沿线/ }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('公路安全保护条例 第十七条').first().waitFor();
  await page.getByText(/34\.42/).first().waitFor();
  await page.screenshot({ path: join(pictures, 'distance-finding.png') });
  await openMine(page, '石湾沟石灰岩矿');
  await still(page);
  await page.screenshot({ path: join(pictures, 'distance-map.png') });
  expect(program.pageErrors).toEqual([]);
});
