import { expect, test } from 'vitest';
import { pasteGround } from '../../../renderer/dialogs/base-map/control-points.ts';

const onScan = (column: number) => ({ column, row: 10, north: '', east: '', used: true });

test('ground coordinates pasted as a block go to the points of the scan from that row on; what has no point is counted', () => {
  const points = [onScan(1), onScan(2), onScan(3)];
  const pasted = pasteGround(points, 1, 'north', 'K2\t3880100\t38500100\nK3,38500200.25,3880200\nK4 3880300 38500300')!;
  expect(pasted).toEqual({ left: 1, points: [points[0], { ...points[1], north: '3880100', east: '38500100' }, { ...points[2], north: '3880200', east: '38500200.25' }] });
  expect(pasteGround(points, 0, 'east', '38500100\n38500200')!.points.map(({ east }) => east)).toEqual(['38500100', '38500200', '']);
  expect(pasteGround(points, 0, 'east', '38500100')).toBeNull();
});
