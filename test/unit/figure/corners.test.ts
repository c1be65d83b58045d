import { expect, test } from 'vitest';
import { GeometryBuilder } from '../../../shared/geometry/columns.ts';
import { listCorners } from '../../../shared/figure/corners.ts';

test('corners of one ring are numbered from 1 without the closing vertex', () => {
  const builder = new GeometryBuilder('polygon');
  builder.path([0, 0, 10, 0, 10, 10]);
  builder.endPart();
  builder.endFeature();
  expect(listCorners(builder.finish(), [0]).map(({ label, east, north }) => [label, east, north])).toEqual([['1', 0, 0], ['2', 10, 0], ['3', 10, 10]]);
});

test('holes and further bodies are rings of their own, and the number says which', () => {
  const builder = new GeometryBuilder('polygon');
  builder.path([0, 0, 10, 0, 10, 10]);
  builder.path([4, 2, 5, 2, 5, 3]);
  builder.endPart();
  builder.endFeature();
  builder.path([20, 0, 30, 0, 30, 10]);
  builder.endPart();
  builder.endFeature();
  const corners = listCorners(builder.finish(), [0, 1]);
  expect(corners.map(({ label }) => label)).toEqual(['1-1', '1-2', '1-3', '2-1', '2-2', '2-3', '3-1', '3-2', '3-3']);
  expect(corners.filter(({ hole }) => hole).map(({ ring }) => ring)).toEqual([2, 2, 2]);
  expect(corners[6]).toMatchObject({ feature: 1, ring: 3, number: 1 });
});
