import { expect, test } from 'vitest';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { rowEditKey, type RowEdit } from '../../../shared/model/layer-edits.ts';
import { contentKey, draftLayer, editedLayer, EditedTable } from '../../../shared/project/edited-layer.ts';
import { symbolClassesOf, type StoredLayer } from '../../../shared/project/layer-files.ts';
import { layerOf } from '../../helpers/layers.ts';
import { rectangle } from '../../helpers/polygons.ts';

const box = [[rectangle(0, 0, 10, 10)]];
const { record, columns } = layerOf('dltb', 'dltb', [{ parts: box, values: { class: '0103', area: 5 } }, { parts: box, values: { class: '0301', area: 7 } }]);
const stored: StoredLayer = { columns, symbols: symbolClassesOf(columns.attributes, 2, 'class') };
const edit = (feature: number, values: RowEdit['values']): RowEdit => ({ key: rowEditKey('dltb', feature), layerId: 'dltb', feature, values });
const classOf = ({ symbols }: StoredLayer, feature: number) => symbols.classes[symbols.index[feature]!];

test('changed cells read as text and number, the others as they came', () => {
  const table = new EditedTable(columns.attributes, [edit(1, { area: '8.5', gone: 'x' })]);
  expect([table.text(1, 1), table.number(1, 1), table.text(0, 1), table.number(0, 1)]).toEqual(['8.5', 8.5, '5', 5]);
  expect([table.isChanged(1, 1), table.isChanged(1, 0), table.isChanged(0, 1)]).toEqual([true, false, false]);
});

test('an emptied number is no number', () => {
  const table = new EditedTable(columns.attributes, [edit(0, { area: '' })]);
  expect([table.text(0, 1), table.number(0, 1)]).toEqual(['', Number.NaN]);
});

test('the symbol follows an edited class, also to a class that was not there', () => {
  const edited = editedLayer(stored, record, [edit(0, { class: '0301' }), edit(1, { class: '9999' })]);
  expect([classOf(edited, 0), classOf(edited, 1)]).toEqual(['0301', '9999']);
  expect([classOf(stored, 0), classOf(stored, 1)]).toEqual(['0103', '0301']);
});

test('a layer nobody changed is itself; one with another class field has other classes and another key', () => {
  expect(editedLayer(stored, record, [])).toBe(stored);
  const changed: LayerRecord = { ...record, mapping: { class: 'area' }, symbolField: 'class', revision: 'r1' };
  const edited = editedLayer(stored, changed, []);
  expect([classOf(edited, 0), classOf(edited, 1)]).toEqual(['5', '7']);
  expect(contentKey(record)).toBe('');
  expect(contentKey(changed)).not.toBe(contentKey({ ...changed, revision: 'r2' }));
});

test('what was drawn is a layer with rows, also where a feature has no shape yet', () => {
  const fields = [{ name: '名称', type: 'text', width: 40, decimals: 0 }, { name: '人数', type: 'number', width: 6, decimals: 0 }] as const;
  const { columns: drawn } = draftLayer({ name: '巡查区', geometryKind: 'polygon', role: 'other', mapping: {}, fields }, {
    layerId: 'd',
    features: [{ id: 'a', parts: [[rectangle(0, 0, 10, 10)]], values: ['东片', '3'] }, { id: 'b', parts: [], values: ['西片', ''] }],
  });
  expect(drawn.geometry.featureCount).toBe(2);
  expect([...drawn.geometry.bounds.slice(0, 4)]).toEqual([0, 0, 10, 10]);
  expect([drawn.attributes.text(1, 0), drawn.attributes.number(0, 1), drawn.attributes.number(1, 1)]).toEqual(['西片', 3, Number.NaN]);
});
