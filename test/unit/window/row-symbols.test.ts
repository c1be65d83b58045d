import { expect, test } from 'vitest';
import { rowSymbols } from '../../../renderer/panels/layers/row-symbols.ts';
import { symbolByKey, symbolFor } from '../../../shared/figure/symbols.ts';

const entry = (key: string, count: number) => ({ symbol: symbolByKey(key), key, name: key, count });
const keys = (general: Parameters<typeof rowSymbols>[0], ...legend: readonly ReturnType<typeof entry>[]) => rowSymbols(general, legend).map(({ key }) => key);

test('land use, whose general symbol is empty paper, shows the colours of its most frequent classes', () => {
  const general = symbolFor('dltb', '');
  expect(general.fill).toBeUndefined();
  expect(keys(general, entry('dltb.0101', 3), entry('dltb.0103', 40), entry('dltb.0301', 20), entry('dltb.11', 9), entry('dltb.unknown', 99))).toEqual(['dltb.0103', 'dltb.0301', 'dltb.11']);
  expect(keys(general)).toEqual([general.key]);
});

test('one class is shown as it is, and a layer with a colour of its own keeps it', () => {
  expect(keys(symbolFor('dltb', ''), entry('dltb.0103', 3))).toEqual(['dltb.0103']);
  const forest = symbolFor('forest', '');
  expect(keys(forest, entry('dltb.0101', 1), entry('dltb.0301', 1))).toEqual([forest.key]);
});
