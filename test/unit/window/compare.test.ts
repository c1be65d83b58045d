import { expect, test } from 'vitest';
import { choiceOfPeriods, comparables, dateOfSide, firstChoice, periods, readPeriod, shownOnSide } from '../../../renderer/state/compare.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { layerOf } from '../../helpers/layers.ts';

const layerRecord = (facts: Partial<LayerRecord>): LayerRecord => ({ ...layerOf('x', 'other', []).record, ...facts });

const layers = [
  layerRecord({ id: 'b', name: '影像 2026', vintage: '2026-09' }),
  layerRecord({ id: 'a', name: '影像 2025', vintage: '2025' }),
  layerRecord({ id: 'c', name: '采矿权', vintage: null }),
  layerRecord({ id: 'd', name: '矿山 2026', vintage: '2026-09' }),
  layerRecord({ id: 'r', name: '采矿权', vintage: '2026-11-02' }),
  layerRecord({ id: 't', name: '台账', vintage: '2020', geometryKind: 'none' }),
];

test('everything with a place on the map but the rights can be compared, oldest first and undated last', () => {
  expect(comparables({ layers, baseMaps: [], rightsLayerId: 'r' }).map((item) => item.id)).toEqual(['a', 'd', 'b', 'c']);
  expect(periods(comparables({ layers, baseMaps: [], rightsLayerId: 'r' }))).toEqual(['2025', '2026-09']);
});

test('a comparison begins with the two newest dates, and with nothing when there are fewer', () => {
  expect(firstChoice(comparables({ layers, baseMaps: [], rightsLayerId: 'r' }))).toEqual({ left: ['a'], right: ['d', 'b'] });
  expect(firstChoice(comparables({ layers: layers.slice(0, 1), baseMaps: [], rightsLayerId: 'r' }))).toEqual({ left: [], right: [] });
  expect(choiceOfPeriods(comparables({ layers, baseMaps: [], rightsLayerId: 'r' }), '2026-09', '2026-09')).toEqual({ left: ['d', 'b'], right: ['d', 'b'] });
});

test('a side shows its own also when it is off in the tree, and never what is the other side’s alone', () => {
  expect([...shownOnSide(['b', 'c'], ['a'], ['b', 'd'])].sort()).toEqual(['a', 'c']);
  expect([...shownOnSide(['b', 'c'], ['a', 'b'], ['b'])].sort()).toEqual(['a', 'b', 'c']);
  expect([...shownOnSide(['b', 'c'], [], [])].sort()).toEqual(['b', 'c']);
});

test('a side has a date only when all of it has the same', () => {
  const items = comparables({ layers, baseMaps: [], rightsLayerId: 'r' });
  expect([dateOfSide(items, ['d', 'b']), dateOfSide(items, ['a', 'b']), dateOfSide(items, ['c']), dateOfSide(items, [])]).toEqual(['2026-09', null, null, null]);
});

test.each([
  ['2025', '2025'],
  ['2025年', '2025'],
  ['2026-9', '2026-09'],
  ['2026年9月', '2026-09'],
  ['2026.09.05', '2026-09-05'],
  ['20260905', '2026-09-05'],
  ['2026-13', null],
  ['2026-02-30', null],
  ['去年', null],
  ['', null],
])('the date “%s” is read as %s', (typed, expected) => {
  expect(readPeriod(typed)).toBe(expected);
});
