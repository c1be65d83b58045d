import { expect, test } from 'vitest';
import { layerNames } from '../../../shared/formats/layer-names.ts';

const set = (name: string, container: string) => ({ name, container });

test('a set alone in its zip takes the name of the zip, also in a folder of it', () => {
  expect(layerNames([set('yjjbnttb', '永久基本农田.zip'), set('lin', '县里/林地 2025.zip/成果')])).toEqual(['永久基本农田', '林地 2025']);
});

test('sets that share a zip, lie in a folder, or have the better name keep their own', () => {
  expect(layerNames([set('a', '三线.zip'), set('b', '三线.zip/内'), set('c', '文件夹'), set('d', ''), set('永农', 'export_1.zip')])).toEqual(['a', 'b', 'c', 'd', '永农']);
  expect(layerNames([{ ...set('DLTB', '库.gdb.zip'), folderName: '库.gdb' }])).toEqual(['DLTB']);
});

test('what a second download or a copy adds to the name of a zip is left off; other brackets stay', () => {
  const offered = ['林地 (1).zip', '林地(2).zip', '林地 - 副本.zip', '林地 - 副本 (3).zip', '林地（1）.zip', '林地 - Copy.zip', '林地（2025）.zip', '林地 三期.zip'].map((container) => layerNames([set('ld', container)])[0]);
  expect(offered).toEqual(['林地', '林地', '林地', '林地', '林地', '林地', '林地（2025）', '林地 三期']);
});
