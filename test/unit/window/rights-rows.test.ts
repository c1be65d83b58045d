import { expect, test } from 'vitest';
import { arrangeRows, registeredTotal, rowValue, whyNoRows, type RightRow } from '../../../renderer/state/rights-rows.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';

function row(
  mineName: string,
  facts: Partial<Omit<RightRow, 'right'>> & { validTo?: string; extent?: MiningRight['extent'] } = {},
): RightRow {
  const { validTo = null, extent = [0, 0, 1, 1], ...rest } = facts;
  return {
    right: {
      id: mineName,
      licenceNumber: null,
      mineName,
      holder: null,
      holderCreditCode: null,
      mineral: null,
      otherMinerals: null,
      method: 'open-pit',
      capacity: null,
      capacityUnit: null,
      economicType: null,
      issuer: null,
      validFrom: null,
      validTo,
      address: null,
      township: null,
      registeredAreaSquareKilometres: null,
      bodies: [],
      extent,
    },
    status: 'valid',
    days: null,
    checkedArea: null,
    conflicts: null,
    farmlandMu: null,
    redlineMu: null,
    ...rest,
  };
}
const names = (rows: readonly RightRow[]): readonly string[] => rows.map((each) => each.right.mineName);

test('numbers filter by at least, dates by at the latest, names by what they contain', () => {
  const rows = [
    row('石湾沟', { farmlandMu: [{ layerId: 'a', mu: 63.38 }], validTo: '2027-06-17' }),
    row('东坪', { farmlandMu: [], validTo: '2027-01-01' }),
    row('响水沟', { validTo: '2026-03-22' }),
  ];
  expect(names(arrangeRows(rows, { farmlandMu: '10' }, null, null))).toEqual(['石湾沟']);
  expect(names(arrangeRows(rows, { farmlandMu: '<10' }, null, null))).toEqual(['东坪']);
  expect(names(arrangeRows(rows, { farmlandMu: '60～70' }, null, null))).toEqual(['石湾沟']);
  expect(names(arrangeRows(rows, { validTo: '2027-01-01' }, null, null))).toEqual(['东坪', '响水沟']);
  expect(names(arrangeRows(rows, { mineName: '沟' }, null, null))).toEqual(['石湾沟', '响水沟']);
  expect(names(arrangeRows(rows, { farmlandMu: 'abc' }, null, null))).toEqual(['石湾沟', '东坪', '响水沟']);
});

test('the same land in two layers of a role counts once', () => {
  const twice = row('石湾沟', { farmlandMu: [{ layerId: 'a', mu: 63.38 }, { layerId: 'b', mu: 63.38 }] });
  expect(rowValue(twice, 'farmlandMu')).toBe(63.38);
});

test('sorting keeps empty cells at the end both ways', () => {
  const rows = [row('甲', { conflicts: null }), row('乙', { conflicts: 7 }), row('丙', { conflicts: 2 })];
  expect(names(arrangeRows(rows, {}, { key: 'conflicts', descending: false }, null))).toEqual(['丙', '乙', '甲']);
  expect(names(arrangeRows(rows, {}, { key: 'conflicts', descending: true }, null))).toEqual(['乙', '丙', '甲']);
  expect(rowValue(rows[1]!, 'conflicts')).toBe(7);
});

test('an extent keeps only the rights that touch it', () => {
  const rows = [row('近', { extent: [0, 0, 10, 10] }), row('远', { extent: [100, 100, 110, 110] })];
  expect(names(arrangeRows(rows, {}, null, [5, 5, 20, 20]))).toEqual(['近']);
});

test('the sum is that of the selected mines, else of the shown ones, and says which', () => {
  const [one, two, three] = [1, 2, 4].map((area) => {
    const made = row(String(area));
    return { ...made, right: { ...made.right, registeredAreaSquareKilometres: area } };
  }) as [RightRow, RightRow, RightRow];
  const all = [one, two, three, row('无面积')];
  expect(registeredTotal(all, all, [])).toEqual({ of: 'all', squareKilometres: 7 });
  expect(registeredTotal(all, [two, three], [])).toEqual({ of: 'shown', squareKilometres: 6 });
  expect(registeredTotal(all, [two, three], [one, two])).toEqual({ of: 'selected', squareKilometres: 3 });
});

test('a table without rows says why: filters are to blame only where there are mines and a filter', () => {
  const state = { layerFeatures: 61, total: 60, onlySelected: false, selected: 0, filtered: false };
  expect(whyNoRows({ ...state, layerFeatures: null, total: 0, filtered: true })).toBe('no-layer');
  expect(whyNoRows({ ...state, layerFeatures: 0, total: 0, filtered: true })).toBe('empty-layer');
  expect(whyNoRows({ ...state, total: 0, filtered: true })).toBe('reading');
  expect(whyNoRows({ ...state, onlySelected: true, filtered: true })).toBe('none-selected');
  expect(whyNoRows({ ...state, filtered: true })).toBe('filters');
  expect(whyNoRows(state)).toBe('not-in-view');
});

test('a condition is compared with the number that is read in the cell', () => {
  const rows = [row('约', { checkedArea: 0.051249 }), row('另', { checkedArea: 0.0513 })];
  expect(names(arrangeRows(rows, { checkedArea: '=0.0512' }, null, null))).toEqual(['约']);
});
