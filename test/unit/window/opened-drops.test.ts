import { beforeEach, expect, test, vi } from 'vitest';
import { holdFiles, letFilesGo, rememberDrop } from '../../../renderer/state/opened-drops.ts';

const machine = vi.hoisted(() => ({ remembered: [] as string[] }));
vi.mock('../../../renderer/state/recent-files.ts', () => ({ rememberFiles: (files: readonly File[]) => machine.remembered.push(...files.map(({ name }) => name)) }));

const file = (path: string) => ({ path, file: new File([], path.split('/').at(-1)!) });

beforeEach(() => {
  machine.remembered = [];
});

test('of a drop only what was imported is remembered', () => {
  holdFiles('drop', ['数据/红线.shp', '数据/红线.dbf', '数据/村庄.shp', '空.zip', '成果.zip', '库/县.gdb/a0001.gdbtable'].map(file));
  rememberDrop('drop', [{ format: 'shapefile', container: '数据', files: ['红线.shp', '红线.dbf'] }]);
  expect(machine.remembered).toEqual(['红线.shp', '红线.dbf']);
  machine.remembered = [];
  rememberDrop('drop', [{ format: 'shapefile', container: '成果.zip/内层', files: ['地块.shp'] }, { format: 'file-geodatabase', container: '库', files: [] }]);
  expect(machine.remembered).toEqual(['成果.zip', 'a0001.gdbtable']);
});

test('a drop that was left is not remembered', () => {
  holdFiles('drop', [file('红线.shp')]);
  letFilesGo('drop');
  rememberDrop('drop', null);
  expect(machine.remembered).toEqual([]);
});
