import { expect, test } from 'vitest';
import { lacksRightNames } from '../../../shared/formats/content-checks.ts';

test('a rights layer that neither licence number nor mine name is mapped of cannot be registered; one of them is enough, other layers need none', () => {
  expect(lacksRightNames('rights', { holder: 'CKQR' })).toBe(true);
  expect(lacksRightNames('rights', { mineName: 'KSMC' })).toBe(false);
  expect(lacksRightNames('rights', { licenceNumber: 'XKZH' })).toBe(false);
  expect(lacksRightNames('dltb', {})).toBe(false);
});
