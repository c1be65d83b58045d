/** Loose lines turned into areas. */
import { expect, test } from 'vitest';
import { GeometryBuilder, type GeometryColumns } from '../../../shared/geometry/columns.ts';
import { planarAreaOfFeature } from '../../../shared/geometry/area.ts';
import { areasFromRings } from '../../../shared/formats/dxf/areas/areas-from-rings.ts';
import { joinLines } from '../../../shared/formats/dxf/areas/join-lines.ts';
import { nameAreas } from '../../../shared/formats/dxf/areas/name-areas.ts';
import { quietJob } from '../../../shared/base/job.ts';
import { NewsCollector } from '../../../shared/base/news.ts';
import { readDrawing } from '../../../shared/formats/dxf/read.ts';
import { sourcesOf } from '../../../electron/cli/node-byte-source.ts';
import { randomOf } from '../../helpers/damage.ts';

function linesOf(...paths: readonly (readonly number[])[]): GeometryColumns {
  const builder = new GeometryBuilder('line');
  for (const path of paths) {
    builder.path(path);
    builder.endPart();
    builder.endFeature();
  }
  return builder.finish();
}

/** A square's four sides as separate lines, in no order and direction. */
const sides = (x: number, y: number, size: number): number[][] => [[x, y, x + size, y], [x + size, y + size, x + size, y], [x, y + size, x, y], [x, y + size, x + size, y + size]];
const areasOf = (lines: GeometryColumns, gap = 0): number[] => {
  const areas = areasFromRings(joinLines(lines, gap).rings);
  return Array.from({ length: areas.featureCount }, (_, feature) => Math.round(planarAreaOfFeature(areas, feature) * 1e6) / 1e6).sort((a, b) => a - b);
};

test('exploded outlines close again, a ring inside is a hole, one inside the hole an area', () => {
  expect(areasOf(linesOf(...sides(37_412_590, 4_262_000, 100)))).toEqual([10_000]);
  expect(areasOf(linesOf(...sides(0, 0, 100), ...sides(20, 20, 50), ...sides(30, 30, 10)))).toEqual([100, 7_500]);
});

test('areas that share a line are two areas; a line that leads nowhere is left open', () => {
  const { rings, openEnds, bridges } = joinLines(linesOf(...sides(0, 0, 10), [10, 0, 20, 0], [20, 0, 20, 10], [20, 10, 10, 10], [20, 10, 30, 30]), 0);
  expect([rings.length, openEnds, bridges]).toEqual([2, [[30, 30]], []]);
});

test('gaps are bridged up to the chosen distance, and each is told', () => {
  const lines = linesOf([0, 0, 10, 0], [10.03, 0, 10, 10], [10, 10, 0, 10], [0, 10, 0.04, 0.03]);
  expect(areasOf(lines, 0)).toEqual([]);
  expect(joinLines(lines, 0).openEnds).toHaveLength(4);
  expect(areasOf(lines, 0.04)).toEqual([]);
  const joined = joinLines(lines, 0.06);
  expect(joined.rings).toHaveLength(1);
  expect(joined.bridges.map(({ distance }) => Math.round(distance * 1e6) / 1e6)).toEqual([0.05, 0.03]);
  expect(joined.openEnds).toEqual([]);
});

test('one line that nearly closes is bridged; a short line is not bent into a ring', () => {
  expect(areasOf(linesOf([0, 0, 10, 0, 10, 10, 0, 0.05]), 0.1)).toHaveLength(1);
  expect(joinLines(linesOf([0, 0, 0.05, 0.05, 0.08, 0]), 0.1).rings).toEqual([]);
});

test('a line drawn twice, and points drawn as lines, do not matter', () => {
  expect(areasOf(linesOf(...sides(0, 0, 10), [0, 0, 10, 0], [10, 0, 0, 0], [5, 5, 5, 5]))).toEqual([100]);
});

test('a net of squares in random order gives every square', () => {
  const random = randomOf(11);
  const [columns, rows] = [17, 13];
  const net: number[][] = [];
  for (let x = 0; x <= columns; x++) for (let y = 0; y < rows; y++) net.push([37_412_000.1 + x, 4_262_000.3 + y, 37_412_000.1 + x, 4_262_001.3 + y]);
  for (let y = 0; y <= rows; y++) for (let x = 0; x < columns; x++) net.push([37_412_000.1 + x, 4_262_000.3 + y, 37_412_001.1 + x, 4_262_000.3 + y]);
  net.sort(() => random() - 0.5);
  const joined = joinLines(linesOf(...net.map((line) => (random() < 0.5 ? line : [line[2]!, line[3]!, line[0]!, line[1]!]))), 0.001);
  expect([joined.rings.length, joined.openEnds.length]).toEqual([columns * rows, 0]);
});

test('a real drawing of loose lines: the borders close', async () => {
  const path = decodeURIComponent(new URL('../../../../shared/data/dxf/3_us_main.dxf', import.meta.url).pathname);
  const [source] = await sourcesOf([path], new NewsCollector());
  const { value } = await readDrawing(source!, { layers: null, encoding: 'utf-8', sagitta: 0.01, window: null, swapAxes: false }, quietJob());
  const { rings, openEnds } = joinLines(value.lines.geometry, 0);
  expect([rings.length, openEnds.length]).toEqual([1, 0]);
  expect(rings[0]!.coordinates.length / 2 - 1).toBe(10_052);
});

test('the text nearest to the middle names the area; its year is found; nested areas keep their own', () => {
  const areas = areasFromRings(joinLines(linesOf(...sides(0, 0, 100), ...sides(200, 0, 10)), 0).rings);
  const names = nameAreas(areas, [
    { east: 50, north: 52, text: '3号煤采空区' }, { east: 50, north: 45, text: '2.35' }, { east: 60, north: 20, text: '2023年' }, { east: 5, north: 5, text: '边角' },
    { east: 205, north: 5, text: '采空区 2019' }, { east: 150, north: 5, text: '外面' },
  ]);
  expect(names).toEqual([
    { name: '3号煤采空区', year: 2023, texts: ['3号煤采空区', '2.35', '2023年', '边角'] },
    { name: '采空区 2019', year: 2019, texts: ['采空区 2019'] },
  ]);
});
