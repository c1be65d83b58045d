import { expect, test } from 'vitest';
import { type Comparable, choiceOfPeriods, comparables, dateOfSide, firstChoice, hasSeveralDates, periods, readPeriod, shownOnSide } from '../../../renderer/state/compare.ts';
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
  expect(comparables({ layers, baseMaps: [], rightsLayerId: 'r', views: [], groups: [] }).map((item) => item.id)).toEqual(['a', 'd', 'b', 'c']);
  expect(periods(comparables({ layers, baseMaps: [], rightsLayerId: 'r', views: [], groups: [] }))).toEqual(['2025', '2026-09']);
});

const of = (subject: Comparable['subject'], id: string, date: string | null, shown = true): Comparable => ({ id, name: id, date, subject, shown });

test('a comparison begins with the last two dates of everything that is there twice', () => {
  const items = [of('forest', '林地24', '2024'), of('forest', '林地25', '2025'), of('forest', '林地26', '2026'), of('base-map', '影像25', '2025'), of('base-map', '影像26', '2026-09'), of('dltb', '地类', '2025')];
  expect(firstChoice(items)).toEqual({ left: ['林地25', '影像25'], right: ['林地26', '影像26'] });
});

test('without two states of one thing: pictures against layers, else land use against control lines, never one layer against all others', () => {
  const layers = [of('dltb', '地类', '2025'), of('farmland', '永农', '2023'), of('redline', '红线', '2025-06'), of('wetland', '湿地', null, false), of('road', '道路', '2024')];
  expect(firstChoice([of('base-map', '影像', null), of('base-map', '关着的影像', null, false), ...layers])).toEqual({ left: ['影像'], right: ['地类', '永农', '红线'] });
  expect(firstChoice(layers)).toEqual({ left: ['地类'], right: ['永农', '红线'] });
});

test('a comparison begins with the two newest dates when nothing better is there, and with nothing when there are fewer', () => {
  const items = comparables({ layers, baseMaps: [], rightsLayerId: 'r', views: [], groups: [] });
  expect(firstChoice(items)).toEqual({ left: ['a'], right: ['d', 'b'] });
  expect(firstChoice(comparables({ layers: layers.slice(0, 1), baseMaps: [], rightsLayerId: 'r', views: [], groups: [] }))).toEqual({ left: [], right: [] });
  expect(choiceOfPeriods(items, '2026-09', '2026-09')).toEqual({ left: ['d', 'b'], right: ['d', 'b'] });
});

test('a side shows its own also when it is off in the tree, and never what is the other side’s alone', () => {
  expect([...shownOnSide(['b', 'c'], ['a'], ['b', 'd'])].sort()).toEqual(['a', 'c']);
  expect([...shownOnSide(['b', 'c'], ['a', 'b'], ['b'])].sort()).toEqual(['a', 'b', 'c']);
  expect([...shownOnSide(['b', 'c'], [], [])].sort()).toEqual(['b', 'c']);
});

test('a side has a date only when all of it has the same', () => {
  const items = comparables({ layers, baseMaps: [], rightsLayerId: 'r', views: [], groups: [] });
  expect([dateOfSide(items, ['d', 'b']), dateOfSide(items, ['a', 'b']), dateOfSide(items, ['c']), dateOfSide(items, [])]).toEqual(['2026-09', null, null, null]);
  expect([hasSeveralDates(items, ['d', 'b']), hasSeveralDates(items, ['a', 'b']), hasSeveralDates(items, [])]).toEqual([false, true, false]);
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
