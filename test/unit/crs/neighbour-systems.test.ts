/** An easting without prefix: the meridian is proposed from layers that are known, never guessed without them. */
import { expect, test } from 'vitest';
import { systemsAmongNeighbours, type KnownLayer } from '../../../shared/crs/neighbour-systems.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { convertCoordinates } from '../../../shared/crs/transform.ts';
import type { Extent } from '../../../shared/model/extent.ts';

/** 40 km of a county at 113.4°E, in the 3° zone 38. */
const COUNTY: KnownLayer = { name: '采矿权', system: systemById('EPSG:4526')!, extent: [38_420_000, 3_860_000, 38_460_000, 3_900_000] };

function extentIn(id: string, extent: Extent): Extent {
  const flat = convertCoordinates(Float64Array.of(extent[0], extent[1], extent[2], extent[3]), COUNTY.system!, systemById(id)!);
  return [flat[0]!, flat[1]!, flat[2]!, flat[3]!];
}

test('the meridian under which the layer lies among the known ones, one for 3° and 6° zones that share it', () => {
  const plain: Extent = [425_000, 3_865_000, 455_000, 3_895_000];
  expect(systemsAmongNeighbours(plain, [COUNTY]).map(({ system, confidence }) => [system.id, confidence])).toEqual([['EPSG:4547', 'possible']]);
  expect(systemsAmongNeighbours(extentIn('EPSG:4508', COUNTY.extent), [COUNTY]).map(({ system }) => system.centralMeridianDegrees)).toEqual([111]);
});

test('a layer far from all, of another datum, or without known layers: nothing is proposed', () => {
  expect(systemsAmongNeighbours([425_000, 4_865_000, 455_000, 4_895_000], [COUNTY])).toEqual([]);
  expect(systemsAmongNeighbours([425_000, 3_865_000, 455_000, 3_895_000], [])).toEqual([]);
  expect(systemsAmongNeighbours([425_000, 3_865_000, 455_000, 3_895_000], [{ ...COUNTY, system: null }])).toEqual([]);
  const xian = systemsAmongNeighbours([425_000, 3_865_000, 455_000, 3_895_000], [{ ...COUNTY, system: systemById('EPSG:2362')! }]);
  expect(xian.map(({ system }) => system.datum)).toEqual(['XIAN1980']);
});
