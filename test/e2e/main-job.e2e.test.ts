/** The job the program is for: from a zip to a plan in Word, over a restart, with decisions that survive a re-run. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { buildZip } from '../helpers/zip-builder.ts';
import { answerSaveDialog, projectFolder, type RunningProgram, startReady } from './electron-app.ts';
import { openImportPreview, openMine, runOverlay, segmentCount } from './window.ts';

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.dispose();
  program = undefined;
});

const MINE = '石湾沟石灰岩矿';
const SETS = [
  { name: '采矿权_2026', parts: ['shp', 'shx', 'dbf', 'prj'] },
  { name: '生态保护红线', parts: ['shp', 'shx', 'dbf', 'prj'] },
  { name: '林地小班_2025', parts: ['shp', 'shx', 'dbf', 'prj', 'cpg'] },
];

/** Some layers of the sample county in one zip, in a folder with a Chinese name. */
async function writeZip(folder: string): Promise<string> {
  const entries = await Promise.all(
    SETS.flatMap(({ name, parts }) =>
      parts.map(async (part) => ({
        name: `成果/${name}.${part}`,
        utf8Flag: true,
        bytes: new Uint8Array(await readFile(join(projectFolder, 'resources', 'sample-county', `${name}.${part}`))),
      })),
    ),
  );
  const path = join(folder, '青石县成果.zip');
  await writeFile(path, buildZip(entries));
  return path;
}

test('a zip is imported, overlaid, decided on and written to Word; a restart and a re-run keep it all', async () => {
  program = await startReady();
  const { page } = program;

  // The first start opened the sample county as one step, which can be taken back.
  await page.getByText('已打开虚构样例“青石县”').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByRole('heading', { name: '还没有图层' }).waitFor();

  await openImportPreview(page, [await writeZip(program.output)]);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '导入 3 个图层' }).waitFor();
  expect(await dialog.locator('.import-set').allTextContents()).toEqual(
    expect.arrayContaining([
      expect.stringContaining('采矿权_2026'),
      expect.stringContaining('生态保护红线'),
      expect.stringContaining('林地小班_2025'),
    ]),
  );
  await dialog.getByRole('button', { name: '导入 3 个图层' }).click();
  await dialog.waitFor({ state: 'detached', timeout: 60_000 });
  await page.getByText('已导入 3 个图层').first().waitFor();

  // The same zip once more: everything is said to be there, and nothing is ticked.
  await openImportPreview(page, [join(program.output, '青石县成果.zip')]);
  await dialog.getByText('是同一文件').nth(SETS.length - 1).waitFor();
  for (const { name } of SETS) expect(await dialog.getByRole('checkbox', { name: `导入${name}` }).isChecked()).toBe(false);
  expect(await dialog.getByRole('button', { name: '导入 0 个图层' }).isDisabled()).toBe(true);
  await dialog.getByRole('button', { name: '取消' }).click();
  await dialog.waitFor({ state: 'detached' });

  await runOverlay(page, /R-\d{8}-01/);
  const all = await segmentCount(page, '待认定');
  expect(all).toBeGreaterThan(10);

  await openMine(page, MINE);
  await page.getByRole('button', { name: '去认定问题' }).click();
  const form = page.locator('form.decision');
  const facts = page.locator('.finding-facts');
  await facts.getByRole('heading', { name: /生态保护红线/ }).waitFor();
  // By keyboard alone: down and up in the list, Enter to the decision, Space to choose.
  await page.keyboard.press('j');
  await facts.getByRole('heading', { name: /林地/ }).waitFor();
  await page.keyboard.press('k');
  await facts.getByRole('heading', { name: /生态保护红线/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  expect(await form.getByRole('radio', { name: '成立，列入方案' }).isChecked()).toBe(true);
  await form.getByRole('button', { name: '保存，看下一个' }).click();
  await facts.getByRole('heading', { name: /林地/ }).waitFor();
  expect(await segmentCount(page, '成立')).toBe(1);

  // Esc gives up what is typed into a cell; the mine and the finding in front stay, here and after a look elsewhere.
  const measure = page.locator('.plan-table').getByRole('textbox', { name: '措施' }).first();
  const cost = page.locator('.plan-table').getByRole('textbox', { name: '万元' }).first();
  const proposed = await measure.inputValue();
  await measure.fill('写错了');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await measure.inputValue()).toBe(proposed);
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+4');
  await page.locator('.plan-head').getByRole('heading', { name: MINE }).waitFor();
  await facts.getByRole('heading', { name: /林地/ }).waitFor();
  // What is no amount stays in the cell with a word on what is wanted.
  await cost.fill('-5');
  await cost.press('Enter');
  await page.getByText('填 0 或正数').waitFor();
  expect(await cost.inputValue()).toBe('-5');
  await cost.press('Escape');
  expect(await cost.inputValue()).toBe('');
  // Two cells left in quick succession are both kept: looked at again after the restart.
  await page.locator('.plan-table').getByRole('textbox', { name: '责任人' }).first().fill('周某');
  await cost.fill('12.5');
  await cost.press('Enter');

  // Setting aside needs a reason, and says so in place.
  await form.getByText('不是问题').click();
  await form.getByRole('button', { name: '保存，看下一个' }).click();
  await form.getByText('写明不是问题的理由后再保存。').waitFor();
  expect(await segmentCount(page, '不是问题')).toBe(0);
  await form.getByRole('textbox').fill('已取得使用林地审核同意书。');
  await form.getByRole('textbox').press('Control+Enter');
  await page.getByRole('radio', { name: '不是问题 1' }).waitFor();
  expect(await segmentCount(page, '待认定')).toBe(all - 2);

  await page.getByRole('radio', { name: '成立 1' }).click();
  await page.getByRole('button', { name: '方案文件' }).click();
  const document = join(program.output, '方案.docx');
  await answerSaveDialog(program, document);
  await page.getByRole('button', { name: '导出 Word' }).click();
  await page
    .getByText(/已写入.*方案\.docx/)
    .first()
    .waitFor({ timeout: 60_000 });
  expect((await readFile(document)).subarray(0, 2).toString()).toBe('PK');
  expect(program.pageErrors).toEqual([]);

  const { profile } = program;
  await program.close();
  program = await startReady({ profile });
  const again = program.page;
  await again.keyboard.press('Control+4');
  await again
    .getByText(/R-\d{8}-01/)
    .first()
    .waitFor();
  await again.getByRole('radio', { name: '成立 1' }).click();
  const cells = again.locator('.plan-table');
  await cells.getByRole('textbox', { name: '责任人' }).first().waitFor();
  expect([await cells.getByRole('textbox', { name: '责任人' }).first().inputValue(), await cells.getByRole('textbox', { name: '万元' }).first().inputValue()]).toEqual(['周某', '12.50']);
  expect([await segmentCount(again, '待认定'), await segmentCount(again, '成立'), await segmentCount(again, '不是问题')]).toEqual([
    all - 2,
    1,
    1,
  ]);

  await runOverlay(again, /R-\d{8}-02/);
  expect([await segmentCount(again, '待认定'), await segmentCount(again, '成立'), await segmentCount(again, '不是问题')]).toEqual([
    all - 2,
    1,
    1,
  ]);
  await again.getByRole('radio', { name: '不是问题 1' }).click();
  await again.locator('.finding-row').first().click();
  expect(await again.locator('form.decision textarea').inputValue()).toBe('已取得使用林地审核同意书。');
  expect(await again.locator('.plan-table tbody tr').count()).toBeGreaterThan(0);
  // The total stands in the foot, of the one cost that was typed.
  expect(await again.locator('.plan-table tfoot td.strong').textContent()).toBe('12.50');
  expect(program.pageErrors).toEqual([]);
});
