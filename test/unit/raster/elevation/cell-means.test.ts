import { expect, test } from 'vitest';
import { quietJob } from '../../../../shared/base/job.ts';
import { frameOf, meansOfCells, type EachPoint } from '../../../../shared/raster/elevation/cell-means.ts';

test('a cell with more points than its count holds has their mean all the same, in every strip', async () => {
  const points = 150_000;
  // Rising by a centimetre a point: leaving any out moves the mean.
  const each: EachPoint = async (take) => {
    for (let i = 0; i < points; i++) take(0.5, 0.5, 100 + i / 100);
    for (let i = 0; i < points; i++) take(1.5, 0.5, i / 100);
    take(2.5, 0.5, 7);
  };
  const frame = frameOf([0.5, 0.5, 2.5, 0.5], 1, null);
  const means = [100 + (points - 1) / 200, (points - 1) / 200, 7].map(Math.fround);
  for (const atOnce of [3, 2, 1]) {
    const { elevations, filledCells } = await meansOfCells(each, frame, atOnce, quietJob());
    expect([[...elevations], filledCells]).toEqual([means, 3]);
  }
});
