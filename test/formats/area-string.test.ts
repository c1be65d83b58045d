import { expect, test } from 'vitest';
import { bodiesOf, parseAreaString } from '../../shared/formats/area-string/parse.ts';
import { areaStringFormat, looksLikeAreaStrings } from '../../shared/formats/area-string/read.ts';
import { previewOf, problemOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';

/** A square ring, north first, not closed, numbered. */
const ring = (north: number, east: number, size: number, trailing: string, from = 1): string =>
  `4,${[[0, 0], [0, size], [size, size], [size, 0]].map(([dn, de], i) => `${from + i},${north + dn!},${east + de!}`).join(',')},${trailing}`;
const square = (east: number, north: number, size: number): number[] => [east, north, east + size, north, east + size, north + size, east, north + size, east, north];

const twoSeams = `3,${ring(3_876_000, 37_500_000, 100, '850,700,1煤,1')},${ring(3_876_020, 37_500_020, 10, '850,700,,-1', 5)},${ring(3_876_000, 37_500_000, 100, '600,450,2煤,1', 9)}`;
const read = (text: string, swapAxes = false) => readOf(areaStringFormat, setOf(areaStringFormat, { '区域坐标.txt': text }), { swapAxes });

test('several rings: bodies with their own trailing numbers, holes by their sign, points with their numbers', async () => {
  const { value, notes, problems } = await read(twoSeams);
  expect(shapesOf(value.columns.geometry)).toEqual([[[square(37_500_000, 3_876_000, 100), square(37_500_020, 3_876_020, 10)]], [[square(37_500_000, 3_876_000, 100)]]]);
  expect(value.columns.attributes.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(['矿体序号 number', '拐点数 number', 'T1 number', 'T2 number', 'T3 text', 'T4 number', '拐点坐标 text']);
  expect(rowsOf(value.columns).map((row) => row.slice(0, 6))).toEqual([
    ['1', '8', '850', '700', '1煤', '1'],
    ['2', '4', '600', '450', '2煤', '1'],
  ]);
  expect(rowsOf(value.columns)[0]![6]).toBe('1 3876000 37500000; 2 3876000 37500100; 3 3876100 37500100; 4 3876100 37500000 | 5 3876020 37500020; 6 3876020 37500030; 7 3876030 37500030; 8 3876030 37500020');
  expect(notes.map((note) => note.code)).toEqual(['exchange.axes-by-numbers-north', 'exchange.area-trailing-unconfirmed']);
  expect(problems.map((problem) => problem.code)).toEqual(['formats.rows-closed']);
});

test('the datum is not in the string: candidates with reasons, nothing declared', async () => {
  const { system } = await previewOf(areaStringFormat, setOf(areaStringFormat, { 'a.txt': twoSeams }));
  expect([system.declared, system.candidates[0]?.system.id]).toEqual([null, 'EPSG:4525']);
});

test('one right per line with its licence number and name; broken over lines; exploration rights', async () => {
  const lines = `C3713262011017120100001,青石一矿,1,${ring(3_876_000, 37_500_000, 100, '850,700,,1')}\nC3713262011017120100002\t二矿\t1,${ring(3_877_000, 37_500_000, 50, '1,2,3,1')}`;
  const { value } = await read(lines);
  expect(rowsOf(value.columns).map((row) => row.slice(0, 2))).toEqual([['C3713262011017120100001', '青石一矿'], ['C3713262011017120100002', '二矿']]);
  expect((await read(twoSeams.replaceAll(',37500', ',\r\n37500'))).value.columns.geometry.featureCount).toBe(2);
  const exploration = parseAreaString('1,4,3876000,37500000,3876000,37500100,3876100,37500100,3876100,37500000,,,0');
  expect([exploration?.variant, exploration?.rings[0]?.isOuter, exploration?.rings[0]?.points.length]).toEqual(['exploration', true, 4]);
});

test('empty elevations and full-width commas', () => {
  expect(parseAreaString(`1,${ring(3_876_000, 37_500_000, 100, ',,,1')}`.replaceAll(',', '，'))?.rings[0]).toMatchObject({ isOuter: true, trailing: ['', '', '', '1'] });
  expect(parseAreaString(`1,${ring(3_876_000, 37_500_000, 100, '850,700,,')}`)?.rings[0]).toMatchObject({ isOuter: true, trailing: ['850', '700', '', ''] });
});

test('holes go to the outer ring that holds them, also when all outer rings come first; a hole without one is told', async () => {
  const apart = parseAreaString(`3,${ring(3_876_000, 37_500_000, 100, ',,,1')},${ring(3_877_000, 37_500_000, 100, ',,,1')},${ring(3_876_020, 37_500_020, 10, ',,,-1')}`)!;
  expect(bodiesOf(apart).bodies.map((body) => body.holes.length)).toEqual([1, 0]);
  const loose = await read(`2,${ring(3_876_000, 37_500_000, 100, ',,,1')},${ring(3_878_000, 37_500_000, 10, ',,,-1')}`);
  expect([loose.value.columns.geometry.featureCount, loose.problems.map((problem) => problem.code)]).toEqual([2, ['exchange.area-loose-holes', 'formats.rows-closed']]);
});

test('counts that do not lead to the end are no area string', async () => {
  expect(parseAreaString(twoSeams.replace('3,4,', '3,5,'))).toBeNull();
  expect(parseAreaString(twoSeams.slice(0, -40))).toBeNull();
  expect(parseAreaString('1,2,1,1,1,2,2,2,0,0,0,1')).toBeNull();
  expect(parseAreaString('99999,99999')).toBeNull();
  expect(await problemOf(read('第一行\n第二行'))).toMatchObject({ code: 'exchange.areas-none' });
  expect([looksLikeAreaStrings(twoSeams), looksLikeAreaStrings('1,2,3'), looksLikeAreaStrings('')]).toEqual([true, false, false]);
});
