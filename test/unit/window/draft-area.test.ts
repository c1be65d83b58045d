import { expect, test } from 'vitest';
import { areaOfParts } from '../../../renderer/state/work/draft.ts';
import { systemById } from '../../../shared/crs/systems.ts';

test('bodies of a right that lie over one another count once; bodies apart add up', () => {
  const system = systemById('EPSG:4526')!;
  const square = (east: number, metres: number): number[][] => [[east, 3884000, east, 3884000 + metres, east + metres, 3884000 + metres, east + metres, 3884000]];
  const outer = areaOfParts([square(38510000, 1000)], system);
  expect(outer / 1e6).toBeCloseTo(1, 2);
  expect(areaOfParts([square(38510000, 1000), square(38510000, 400)], system)).toBeCloseTo(outer, 1);
  expect(areaOfParts([square(38510000, 1000), square(38520000, 1000)], system) / outer).toBeCloseTo(2, 4);
});
