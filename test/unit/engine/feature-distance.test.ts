import { expect, test } from 'vitest';
import { distanceToFeature, featureHolds } from '../../../renderer/engine/feature-distance.ts';
import { GeometryBuilder } from '../../../shared/geometry/columns.ts';

function polygon(...rings: number[][]) {
  const builder = new GeometryBuilder('polygon');
  for (const ring of rings) builder.path(ring);
  builder.endPart();
  builder.endFeature();
  return builder.finish();
}

test('a point in the hole is outside, on the island in the hole inside again', () => {
  const geometry = polygon([0, 0, 0, 100, 100, 100, 100, 0], [20, 20, 80, 20, 80, 80, 20, 80], [40, 40, 40, 60, 60, 60, 60, 40]);
  expect(featureHolds(geometry, 0, [10, 10])).toBe(true);
  expect(featureHolds(geometry, 0, [30, 30])).toBe(false);
  expect(featureHolds(geometry, 0, [50, 50])).toBe(true);
  expect(featureHolds(geometry, 0, [-1, 50])).toBe(false);
});

test('distance to a boundary counts edges, not only corners', () => {
  const geometry = polygon([0, 0, 0, 100, 100, 100, 100, 0]);
  expect(distanceToFeature(geometry, 0, [103, 50])).toBeCloseTo(3, 12);
  expect(distanceToFeature(geometry, 0, [103, 104])).toBeCloseTo(5, 12);
  expect(distanceToFeature(geometry, 0, [50, 98])).toBeCloseTo(2, 12);
});

test('points and lines are measured as what they are', () => {
  const points = new GeometryBuilder('point');
  points.path([0, 0, 10, 0]);
  points.endPart();
  points.endFeature();
  expect(distanceToFeature(points.finish(), 0, [5, 0])).toBe(5);
  const line = new GeometryBuilder('line');
  line.path([0, 0, 10, 0]);
  line.endPart();
  line.endFeature();
  expect(distanceToFeature(line.finish(), 0, [5, 3])).toBe(3);
});
