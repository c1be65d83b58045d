import { expect, test } from 'vitest';
import { parseDecimal } from '../../../shared/formats/dxf/decimal.ts';
import { randomOf } from '../../helpers/damage.ts';

const parse = (text: string): number => {
  const bytes = new TextEncoder().encode(`x${text}y`);
  return parseDecimal(bytes, 1, bytes.length - 1);
};

test('numbers as drawings write them are read to the last bit', () => {
  const random = randomOf(7);
  const wrong: string[] = [];
  for (let i = 0; i < 60_000; i++) {
    const value = (random() - 0.5) * 10 ** Math.floor(random() * 16 - 4);
    for (const text of [String(value), value.toPrecision(17), value.toPrecision(16), value.toFixed(4), value.toExponential(12), `${Math.floor(random() * 4e7)}.${String(random()).slice(2)}`]) {
      if (!Object.is(parse(text), Number(text))) wrong.push(text);
    }
  }
  expect(wrong).toEqual([]);
});

test.each([['0', 0], ['-0.0', -0], ['  +5', 5], ['1.', 1], ['.5', 0.5], ['37412590.12345678901234', 37412590.12345678901234], ['1e3', 1000], ['-2.5E-3', -0.0025], ['  12  ', 12], ['123456789012345678901234567890', 123456789012345678901234567890], ['0.0000000000000000000000001', 1e-25]])('%s', (text, value) => {
  expect(parse(text)).toBe(value);
});

test.each(['', '-', '.', 'abc', '1x', '1 2', 'NaN', '--1', '1e', '0x10', '1.2.3'])('"%s" is no number', (text) => {
  expect(parse(text)).toBeNaN();
});
