import { expect, test } from 'vitest';
import { fulfils, readNumberCondition } from '../../../shared/model/number-condition.ts';

const CELLS = ['-7', '0', '0.25', '4.9', '5', '20000', '20000.12', '20001', '34999.5', '50000', '520102199001011234', '520102199001011235', ''];
/** The cells that a typed condition leaves. */
function left(typed: string, plain: 'equal' | 'least' = 'equal'): readonly string[] | null {
  const condition = readNumberCondition(typed, plain);
  if (condition === null) return null;
  return condition === 'none' ? CELLS : CELLS.filter((cell) => fulfils(condition, cell === '' ? Number.NaN : Number(cell), cell));
}
const LONG = ['520102199001011234', '520102199001011235'];

test.each([
  ['>20000', ['20000.12', '20001', '34999.5', '50000', ...LONG]],
  ['＞20000', ['20000.12', '20001', '34999.5', '50000', ...LONG]],
  ['>=20000', ['20000', '20000.12', '20001', '34999.5', '50000', ...LONG]],
  ['≥ 20,000', ['20000', '20000.12', '20001', '34999.5', '50000', ...LONG]],
  ['＞＝２００００', ['20000', '20000.12', '20001', '34999.5', '50000', ...LONG]],
  ['＜5', ['-7', '0', '0.25', '4.9']],
  ['《5', ['-7', '0', '0.25', '4.9']],
  ['≤5', ['-7', '0', '0.25', '4.9', '5']],
])('%s compares', (typed, expected) => expect(left(typed)).toEqual(expected));

test.each(['20000~50000', '20000-50000', '20000～50000', '20000－50000', '20000 — 50000', '20000至50000', '50000~20000', '20 000~50 000'])('%s is a range with both its ends', (typed) => {
  expect(left(typed)).toEqual(['20000', '20000.12', '20001', '34999.5', '50000']);
});

test('a minus before a number is not a range', () => {
  expect(left('-7')).toEqual(['-7']);
  expect(left('-10--5')).toEqual(['-7']);
  expect(left('−10~0')).toEqual(['-7', '0']);
});

test('a number alone finds what reads like it to the decimals typed; = is exact; long numbers are compared digit by digit', () => {
  expect(left('20000')).toEqual(['20000', '20000.12']);
  expect(left('20000.12')).toEqual(['20000.12']);
  expect(left('=20000')).toEqual(['20000']);
  expect(left('0')).toEqual(['0']);
  expect(left(LONG[0]!)).toEqual([LONG[0]]);
  expect(left('≠5')).toEqual(CELLS.filter((cell) => cell !== '5' && cell !== ''));
  expect(left('5', 'least')).toEqual(['5', '20000', '20000.12', '20001', '34999.5', '50000', ...LONG]);
});

test('nothing typed asks nothing; what cannot be understood is said', () => {
  expect(left('  ')).toEqual(CELLS);
  for (const typed of ['abc', '>', '>>5', '5-', '1~2~3', '二万', '1,2', '5 7', '20000 50000']) expect(left(typed), typed).toBeNull();
});
