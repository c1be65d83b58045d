import { expect, test } from 'vitest';
import { quietJob } from '../../../shared/base/job.ts';
import { NewsCollector } from '../../../shared/base/news.ts';
import { GeometryBuilder } from '../../../shared/geometry/columns.ts';
import { NOT_JUDGED, SOUND, UNSOUND } from '../../../shared/geometry/soundness.ts';
import { judgeShapes } from '../../helpers/judge-shapes.ts';
import { columnsOf, rectangle, type Parts } from '../../helpers/polygons.ts';

const E = 37_520_000;
const N = 3_850_000;
const at = (ring: readonly number[]): number[] => ring.map((value, i) => value + (i % 2 === 0 ? E : N));
const square = [at(rectangle(0, 0, 10, 10))];
const bowTie = [at([0, 0, 10, 10, 10, 0, 0, 10, 0, 0])];

test('unsound rows are told with their row in the file and what mending changes; the byte says which they are', async () => {
  const news = new NewsCollector();
  // Row 2 of the file was left out, so the third feature is row 4.
  const { soundness } = await judgeShapes(columnsOf([[square], [], [bowTie], [square, [at(rectangle(5, 5, 15, 15))]]]), 'DLTB.shp', [2], news, quietJob());
  expect([...soundness!]).toEqual([SOUND, NOT_JUDGED, UNSOUND, UNSOUND]);
  expect(news.problems.map(({ code, params, place }) => [code, params, place?.row])).toEqual([
    ['geometry.row-self-crossing', { file: 'DLTB.shp', row: 4, change: '50.00' }, 4],
    ['geometry.row-rings-cross', { file: 'DLTB.shp', row: 5, change: '−50.00' }, 5],
  ]);
});

test('rings that only touch are sound', async () => {
  const news = new NewsCollector();
  const touching: Parts = [[at(rectangle(0, 0, 10, 10)), at([0, 5, 5, 3, 5, 7, 0, 5])]];
  const { soundness } = await judgeShapes(columnsOf([touching]), 'a.shp', [], news, quietJob());
  expect([...soundness!]).toEqual([SOUND]);
  expect(news.problems).toEqual([]);
});

test('beyond two hundred rows the rest is one sentence', async () => {
  const news = new NewsCollector();
  await judgeShapes(columnsOf(Array.from({ length: 230 }, () => [bowTie])), 'a.shp', [], news, quietJob());
  expect(news.problems).toHaveLength(201);
  expect(news.problems.at(-1)).toMatchObject({ code: 'geometry.more-rows-unsound', params: { count: 30 } });
});

test('degrees are judged and told where and how large, and keep no byte: in a plane their rings may stand otherwise', async () => {
  const news = new NewsCollector();
  // A bow-tie of 0.01° by 0.01°, crossing in its middle; each half covers a quarter of 912.9 m × 1109.5 m.
  const degrees = columnsOf([[[[113, 35, 113.01, 35.01, 113.01, 35, 113, 35.01, 113, 35]]], [[[113.1, 35, 113.2, 35, 113.2, 35.1, 113.1, 35]]]]);
  expect((await judgeShapes(degrees, 'a.shp', [], news, quietJob())).soundness).toBeUndefined();
  expect(news.problems.map(({ code, place }) => [code, place?.row])).toEqual([['geometry.row-self-crossing', 1]]);
  const [longitude, latitude] = news.problems[0]!.place!.position!;
  expect(longitude).toBeCloseTo(113.005, 6);
  expect(latitude).toBeCloseTo(35.005, 6);
  expect(Number(String(news.problems[0]!.params!.change).replace(/\s/g, '')) / ((912.9 * 1109.5) / 2)).toBeCloseTo(1, 2);
});

test('small numbers of a mine’s own grid, lines, nothing and a stray corner are not judged', async () => {
  const news = new NewsCollector();
  const small = columnsOf([[[[0, 0, 10, 10, 10, 0, 0, 10, 0, 0]]]]);
  expect((await judgeShapes(small, 'a.shp', [], news, quietJob())).soundness).toBeUndefined();
  expect((await judgeShapes(new GeometryBuilder('line').finish(), 'a.shp', [], news, quietJob())).soundness).toBeUndefined();
  const stray = columnsOf([[[[E, N, 9e9, N, E, N + 10, E, N]]], []]);
  expect([...(await judgeShapes(stray, 'a.shp', [], news, quietJob())).soundness!]).toEqual([NOT_JUDGED, NOT_JUDGED]);
  expect(news.problems).toEqual([]);
});
