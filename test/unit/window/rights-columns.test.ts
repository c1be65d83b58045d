import { expect, test } from 'vitest';
import { RIGHT_COLUMNS, rightText } from '../../../renderer/state/rights-columns.ts';
import type { RightRow } from '../../../renderer/state/rights-rows.ts';
import { translator } from '../../../shared/i18n/text.ts';

const row = {
  right: { mineName: '石湾沟石灰岩矿', licenceNumber: 'C5200002011017130109999', mineral: null, method: 'underground', registeredAreaSquareKilometres: 1234.5, validTo: '2027-06-17', township: '青石镇' },
  status: 'valid',
  days: 200,
  checkedArea: null,
  conflicts: 3,
  farmlandMu: [{ layerId: 'a', mu: 1063.384 }, { layerId: 'b', mu: 2 }],
  redlineMu: [],
} as unknown as RightRow;

test('mines are copied with the decimals of the table in bare digits, in words as the table says them, and empty where it has a dash', () => {
  expect(RIGHT_COLUMNS.map(({ name }) => rightText(row, name, translator('zh-CN')))).toEqual([
    '石湾沟石灰岩矿', 'C5200002011017130109999', '', '地下', '1234.5000', '', '2027-06-17', '有效', '3', '1063.38 / 2.00', '0.00', '青石镇',
  ]);
});
