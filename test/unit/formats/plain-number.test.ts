import { expect, test } from 'vitest';
import { plainNumber } from '../../../shared/formats/plain-number.ts';
import { RememberedTexts } from '../../../shared/formats/remembered-texts.ts';
import { seeded } from '../../helpers/polygons.ts';

const read = (text: string): number | null => {
  const bytes = new TextEncoder().encode(`x${text}y`);
  return plainNumber(bytes, 1, bytes.length - 1);
};

test('plain numbers are read as Number reads them, to the last bit', () => {
  const random = seeded(17);
  const samples = ['0', '-0', '+5', '5.', '.5', '-.25', '000123.450', '0.1', '0.3', '123456789012345', '99999.9999999999'];
  for (let i = 0; i < 20_000; i++) samples.push(((random() - 0.5) * 10 ** Math.floor(random() * 9)).toFixed(Math.floor(random() * 6)));
  const wrong = samples.filter((text) => !Object.is(read(text), Number(text)));
  expect(wrong).toEqual([]);
});

test.each(['', '-', '.', '1e5', '1,5', '1.2.3', '12 3', '***', '１２', '1234567890123456', '0x10', 'NaN'])('“%s” is left to Number', (text) => {
  expect(read(text)).toBeNull();
});

test('texts are remembered by their bytes, also when two fall on one place or all are different', () => {
  const texts = new RememberedTexts();
  let decoded = 0;
  const decode = (bytes: Uint8Array, from: number, to: number): string => {
    decoded++;
    return new TextDecoder().decode(bytes.subarray(from, to));
  };
  const ask = (text: string): string => {
    const bytes = new TextEncoder().encode(text);
    return texts.find(bytes, 0, bytes.length) ?? texts.keep(bytes, 0, bytes.length, decode(bytes, 0, bytes.length));
  };
  for (let i = 0; i < 100; i++) expect(ask(i % 2 === 0 ? '水田' : '旱地')).toBe(i % 2 === 0 ? '水田' : '旱地');
  expect(decoded).toBe(2);
  for (let i = 0; i < 6_000; i++) expect(ask(`370123${i}`)).toBe(`370123${i}`);
  expect(ask('水田')).toBe('水田');
});
