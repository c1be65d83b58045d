import { expect, test } from 'vitest';
import { arrangeRows, rowValue, type RightRow } from '../../../renderer/panels/table/rights-rows.ts';
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
