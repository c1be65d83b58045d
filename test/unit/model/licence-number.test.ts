import { expect, test } from 'vitest';
import { readLicenceNumber } from '../../../shared/model/licence-number.ts';

test.each([
  ['C1504002009117120042916', { kind: 'mining', authorityCode: '150400', level: 'city', firstIssued: '2009-11' }],
  ['C1000002015067110134567', { kind: 'mining', authorityCode: '100000', level: 'ministry', firstIssued: '2015-06' }],
  ['T1400002015067110134567', { kind: 'exploration', authorityCode: '140000', level: 'province', firstIssued: '2015-06' }],
  ['C1404812015137110134567', { kind: 'mining', authorityCode: '140481', level: 'county', firstIssued: null }],
  ['1400000512345', null],
  ['C150400200911712004291', null],
  ['c1504002009117120042916', null],
] as const)('%s', (number, facts) => {
  expect(readLicenceNumber(number)).toEqual(facts);
});
