import { beforeEach, expect, test } from 'vitest';
import { changeSelection, changeSelections, clearSelections, keepSelectionsWithin, selectedCount, selectedFeatures, useSelection } from '../../../renderer/state/selection.ts';
import { takenFrom } from '../../../renderer/state/work/select.ts';
import { text } from '../../../shared/i18n/text.ts';
import { featureSet } from '../../../shared/model/feature-set.ts';

beforeEach(() => void clearSelections());

test('each layer has a selection of its own, and clearing says whether there was one', () => {
  changeSelection('a', featureSet([1, 2]));
  changeSelection('b', featureSet([5]));
  changeSelection('a', featureSet([2, 3]), 'toggle');
  expect([...selectedFeatures('a')]).toEqual([1, 3]);
  expect(selectedCount(useSelection.getState())).toBe(3);
  expect(clearSelections()).toBe(true);
  expect(clearSelections()).toBe(false);
  expect([...selectedFeatures('b')]).toEqual([]);
});

test('nothing is told anew when nothing changes', () => {
  changeSelection('a', featureSet([1]));
  const before = useSelection.getState().layers;
  changeSelections(new Map([['a', featureSet([1])], ['b', featureSet([])]]), 'add');
  expect(useSelection.getState().layers).toBe(before);
});

test('features of removed layers and beyond a layer’s end are let go', () => {
  changeSelection('a', featureSet([1, 9]));
  changeSelection('gone', featureSet([0]));
  keepSelectionsWithin([{ id: 'a', featureCount: 5 }]);
  expect([...selectedFeatures('a')]).toEqual([1]);
  expect(useSelection.getState().layers.has('gone')).toBe(false);
});

test('an area that took from several layers names them, the most first, and where to choose one; one layer needs no word', () => {
  const layers = [{ id: 'rights', name: '采矿权' }, { id: 'dltb', name: '地类图斑' }, { id: 'wetland', name: '湿地' }];
  const note = takenFrom(new Map([['rights', featureSet([1])], ['dltb', featureSet([1, 2, 3])]]), layers)!;
  expect(text('zh-CN', note.code, note.params)).toBe('选自 2 个图层，只选一个在地图左上“选择于”里指定：地类图斑 3、采矿权 1');
  expect(takenFrom(new Map([['rights', featureSet([1, 2])]]), layers)).toBeNull();
});
