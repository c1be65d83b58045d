import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRecentFiles } from '../../electron/recent-files.ts';
import { freshFolder } from '../helpers/fresh-folder.ts';

const names = (files: ReturnType<typeof openRecentFiles>): string[] => files.list().map(({ name }) => name);

test('the newest stands first, each set once under its main file, over a restart', async () => {
  const folder = freshFolder();
  const at = (name: string): string => join(folder, name);
  const list = at('list.json');
  const files = openRecentFiles(list, () => new Date('2026-11-20T08:00:00Z'));
  mkdirSync(at('DLTB.gdb'));
  for (const name of ['采矿权.shp', '采矿权.dbf', '台账.dbf', '红线.zip', 'DLTB.gdb/a0001.gdbtable']) writeFileSync(at(name), '');
  await files.remember([at('采矿权.shp'), at('采矿权.dbf'), at('采矿权.prj'), at('采矿权.shx')]);
  await files.remember([at('台账.dbf'), at('说明.docx'), at('旧.kcbak'), '']);
  await files.remember([at('DLTB.gdb/a0001.gdbtable'), at('DLTB.gdb/a0001.gdbtablx')]);
  await files.remember([at('采矿权.shp')]);
  expect(names(files)).toEqual(['采矿权.shp', 'DLTB.gdb', '台账.dbf']);
  expect(files.list()[0]).toMatchObject({ folderName: folder.split('/').at(-1), openedAt: '2026-11-20T08:00:00.000Z' });
  const again = openRecentFiles(list);
  expect(names(again)).toEqual(names(files));
  expect(await again.pathOf(again.list()[1]!.id)).toBe(at('DLTB.gdb'));
});

test('a file that is gone leaves the list, an unknown token is nothing, a damaged list is empty', async () => {
  const folder = freshFolder();
  const list = join(folder, 'list.json');
  const files = openRecentFiles(list);
  writeFileSync(join(folder, 'a.zip'), '');
  await files.remember([join(folder, 'a.zip')]);
  const { id } = files.list()[0]!;
  rmSync(join(folder, 'a.zip'));
  expect([await files.pathOf(id), await files.pathOf('other'), names(files)]).toEqual([null, null, []]);
  writeFileSync(list, '[{"id": 1}, 7');
  expect(names(openRecentFiles(list))).toEqual([]);
});

test('one drop of many files does not push out everything, and no more are kept than a menu holds', async () => {
  const folder = freshFolder();
  const files = openRecentFiles(join(folder, 'list.json'));
  await files.remember([join(folder, 'first.zip')]);
  await files.remember(Array.from({ length: 50 }, (_, i) => join(folder, `${i}.shp`)));
  expect(names(files)).toEqual(['0.shp', '1.shp', '2.shp', '3.shp', 'first.zip']);
  for (let i = 0; i < 20; i++) await files.remember([join(folder, `x${i}.zip`)]);
  expect(names(files)).toHaveLength(8);
  await files.forgetAll();
  expect(names(files)).toEqual([]);
});
