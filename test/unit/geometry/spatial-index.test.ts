import { expect, test } from 'vitest';
import { convertColumns } from '../../../shared/geometry/convert.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { buildIndex } from '../../../shared/geometry/spatial-index.ts';
import { columnsOf, rectangle } from '../../helpers/polygons.ts';

const columns = columnsOf([[[rectangle(0, 0, 1, 1)]], [], [[rectangle(5, 5, 6, 6)]], [[rectangle(1, 1, 5, 5)]]]);

test('features whose boxes touch are found; features without geometry never', () => {
  const index = buildIndex(columns.bounds);
  expect(index.search([1, 1, 1, 1]).sort()).toEqual([0, 3]);
  expect(index.search([-100, -100, 100, 100]).sort()).toEqual([0, 2, 3]);
  expect(index.search([7, 0, 8, 1])).toEqual([]);
  expect(buildIndex(new Float64Array()).search([0, 0, 1, 1])).toEqual([]);
});

test('conversion to the next zone and back gives the same place and fresh bounds', () => {
  const [zone37, zone38] = [systemById('EPSG:4525')!, systemById('EPSG:4526')!];
  const here = columnsOf([[[rectangle(37_590_000, 3_800_000, 37_591_000, 3_801_000)]], []]);
  const there = convertColumns(here, zone37, zone38);
  expect(there.bounds[0]).toBeGreaterThan(38_000_000);
  expect(there.bounds[0]).toBeLessThan(there.bounds[2]!);
  expect(there.bounds[4]).toBe(Infinity);
  const back = convertColumns(there, zone38, zone37);
  back.coordinates.forEach((value, i) => expect(Math.abs(value - here.coordinates[i]!)).toBeLessThan(1e-6));
});
