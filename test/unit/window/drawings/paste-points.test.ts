import { expect, test } from 'vitest';
import { appendPoints, emptyPoint, pasteRows } from '../../../../renderer/state/drawings/paste-points.ts';

const K1 = { name: 'K1', from: [5_000, 4_000.5] as const, to: [38_500_000, 3_880_000] as const, used: true };
const K2 = { name: 'K2', from: [5_100, 4_100] as const, to: [38_500_100, 3_880_100] as const, used: true };

test('whole points follow those there are, whatever stands between the numbers, with a name or without; north before east', () => {
  const text = '点名\tX\tY\tX\tY\nK1 4000.5 5000 3880000 38500000\n\nK2, 4100, 5100, 3880100, 38500100\n4200;5200;3880200;38500200\n4300\t5300\t12.5\t38500300\t3880300\t15.5';
  expect(appendPoints([], text)).toMatchObject({ problems: [], value: [K1, K2, { name: '3', from: [5_200, 4_200], to: [38_500_200, 3_880_200] }, { name: '4', from: [5_300, 4_300], to: [38_500_300, 3_880_300] }] });
  // A row that nobody has begun makes room.
  expect(appendPoints([K1, emptyPoint(2)], 'K2 4100 5100 3880100 38500100')!.value).toEqual([K1, K2]);
  // Small numbers of a mine's own grid are metres, never degrees.
  expect(appendPoints([], 'A 100 50 3880000 38500000')!.value[0]!.from).toEqual([50, 100]);
});

test('a text without whole points adds nothing; a broken line among points is told', () => {
  expect(appendPoints([K1], '采空区 3 块')).toBeNull();
  expect(appendPoints([K1], '3880100 38500100\n3880200 38500200')).toBeNull();
  const pasted = appendPoints([], 'K1 4000.5 5000 3880000 38500000\nK2 4100 坏 3880100 38500100\nK3 4100 5100')!;
  expect(pasted.value).toEqual([K1]);
  expect(pasted.problems.map(({ params }) => params)).toEqual([{ line: 2, text: 'K2 4100 坏 3880100 38500100' }, { line: 3, text: 'K3 4100 5100' }]);
});

test('a block spreads from its cell over the rows and adds what is missing; one value stays the cell’s own', () => {
  const begun = [{ ...K1, to: [Number.NaN, Number.NaN] as const }, { ...K2, to: [Number.NaN, Number.NaN] as const }];
  const ground = pasteRows(begun, { row: 0, column: 2 }, '3880000\t38500000\r\n38500100\t3880100\r\n3880200\t38500200\r\n')!;
  expect(ground.value).toEqual([K1, K2, { ...emptyPoint(3), to: [38_500_200, 3_880_200] }]);
  expect(pasteRows([K1], { row: 0, column: 1 }, '5001\n5101')!.value.map(({ from }) => from[0])).toEqual([5_001, 5_101]);
  expect(pasteRows([K1, emptyPoint(2)], { row: 1, column: 'name' }, 'K2 4100 5100 3880100 38500100')!.value).toEqual([K1, K2]);
  expect(pasteRows([K1, emptyPoint(2)], { row: 1, column: 0 }, 'K2,4100,5100,3880100,38500100')!.value).toEqual([K1, K2]);
  for (const one of ['4100', ' 4100.5 ', 'K9', '3\u2009880\u2009000.25', '']) expect(pasteRows([K1], { row: 0, column: 0 }, one)).toBeNull();
  // More numbers than there are columns from here on: told, not cut.
  expect(pasteRows([K1], { row: 0, column: 2 }, '1 2 3 4')!).toMatchObject({ value: [K1], problems: [{ params: { line: 1, text: '1 2 3 4' } }] });
});
