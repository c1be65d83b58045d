import { beforeEach, expect, test } from 'vitest';
import type { ImportPreview } from '../../../shared/formats/contract.ts';
import { text } from '../../../shared/i18n/text.ts';
import { twinOf } from '../../../renderer/state/importing/listing.ts';
import { useImport, type ImportSet } from '../../../renderer/state/importing/session.ts';

const preview = (more: Partial<ImportPreview>): ImportPreview =>
  ({ name: '', container: '', files: ['a.shp'], sha256: 'one', featureCount: 3, geometryKind: 'polygon', format: 'shapefile', problems: [], notes: [], fields: [], ...more }) as unknown as ImportPreview;
const set = (index: number, name: string, found: ImportPreview): ImportSet => ({ index, name, preview: found, problem: null, included: true, choices: null, systemDecided: true, otherReading: null });

beforeEach(() => useImport.setState({ sets: [] }));

test('a layer that lies twice in a drop is told by the name of the first one, with the zip around it', () => {
  const first = set(0, 'blockgroups', preview({ container: 'blockgroups_multishapefile.zip', files: ['blockgroups.shp'] }));
  const second = set(1, 'blockgroups2', preview({ container: 'blockgroups_multishapefile.zip', files: ['blockgroups2.shp'] }));
  useImport.setState({ sets: [first, second] });
  expect(twinOf(second, second.preview!)).toEqual({ in: 'drop', name: 'blockgroups', container: 'blockgroups_multishapefile.zip' });
  expect(twinOf(first, first.preview!)).toBeNull();
});

test('what is still being read is a sentence of its own behind any other', () => {
  const together = text('zh-CN', 'window.import.nothingChosen') + text('zh-CN', 'window.import.stillReading', { count: 1 });
  expect(together).toBe('没有勾选可以导入的图层。还有 1 个图层正在读取。');
});
