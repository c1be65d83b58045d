/** Numbers of boundary points on the map: every one in view is written, however close the points lie. */
import { expect, test } from 'vitest';
import { cornerLabels, cornerLeaders } from '../../../renderer/map/corner-labels.ts';
import { labelPixels, placeLabels, type LabelView } from '../../../renderer/map/label-placement.ts';
import type { PixelBox } from '../../../renderer/map/taken-boxes.ts';
import type { MapLabel } from '../../../renderer/map/layers/labels.ts';
import type { Corner } from '../../../shared/figure/corners.ts';

/** 400 × 300 pixels, one metre each, from the origin. */
const VIEW: LabelView = { extent: [0, 0, 400, 300], resolution: 1, covered: [] };
const cornersAt = (places: readonly (readonly [number, number])[]): Corner[] =>
  places.map(([east, north], index) => ({ feature: 0, ring: 1, hole: false, number: index + 1, label: String(index + 1), east, north }));
/** A boundary with four points on ten metres of its lower side. */
const CROWDED = cornersAt([[150, 100], [150, 200], [250, 200], [250, 100], [206, 100], [203, 98], [200, 100], [197, 98]]);
const numbers = (labels: readonly MapLabel[]): string[] => labels.map(({ lines }) => lines[0]!.text).sort();
const boxOf = ({ east, north, offset = [0, 0], lines }: MapLabel): PixelBox => {
  const { width, height } = labelPixels({ lines });
  const [x, y] = [east + offset[0], 300 - north + offset[1]];
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
};

test('points that lie close together keep all their numbers, none over another', () => {
  const placed = placeLabels(cornerLabels(CROWDED, 'light', VIEW), VIEW);
  expect(numbers(placed)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  const boxes = placed.map(boxOf);
  for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]).toBe(false);
});

test('a number whose places beside its point are taken stands off on a leader that begins at the point', () => {
  const covered: PixelBox[] = [[125, 175, 175, 225]];
  const placed = placeLabels(cornerLabels(CROWDED, 'light', VIEW), { ...VIEW, covered });
  const first = placed.find(({ lines }) => lines[0]!.text === '1')!;
  expect(first.onLeader).toBe(true);
  const leader = cornerLeaders(placed).find(({ east, north }) => east === 150 && north === 100)!;
  expect(leader.plain).toBe(true);
  expect(Math.hypot(...leader.offset)).toBeLessThan(Math.hypot(...first.offset!));
  // Numbers beside their points need none.
  expect(cornerLeaders(placeLabels(cornerLabels(cornersAt([[150, 100], [150, 200], [250, 200], [250, 100]]), 'light', VIEW), VIEW))).toEqual([]);
});

test('a point out of view sends no number into it, and points of two bodies at one place have one number', () => {
  expect(numbers(placeLabels(cornerLabels(cornersAt([[-5, 100], [150, 200], [250, 100]]), 'light', VIEW), VIEW))).toEqual(['2', '3']);
  const twice = [...CROWDED, ...CROWDED.map((corner) => ({ ...corner, feature: 1, ring: 2, label: `2-${corner.number}` }))];
  expect(cornerLabels(twice, 'light', VIEW)).toHaveLength(CROWDED.length);
});

test('of a boundary of thousands of points only those in view are numbered, and none at a scale that shows no points', () => {
  const round = cornersAt(Array.from({ length: 3000 }, (_each, i) => [5000 + 5000 * Math.cos((2 * Math.PI * i) / 3000), 5000 * Math.sin((2 * Math.PI * i) / 3000)] as const));
  const near = cornerLabels(round, 'light', VIEW);
  expect(near.length).toBeGreaterThan(20);
  expect(near.every(({ east, north }) => east >= 0 && east <= 400 && north >= 0 && north <= 300)).toBe(true);
  // All of them in view: the leaders do not bury the boundary.
  const whole = { extent: [-300, -5300, 10_300, 5300], resolution: 3.5, covered: [] } as const;
  const leaders = cornerLeaders(placeLabels(cornerLabels(round, 'light', whole), whole));
  expect(leaders.length).toBeGreaterThan(10);
  expect(leaders.length).toBeLessThanOrEqual(80);
  expect(cornerLabels(round, 'light', { extent: [0, -5000, 10_000, 5000], resolution: 10 })).toEqual([]);
});
