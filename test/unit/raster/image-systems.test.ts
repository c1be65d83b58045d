import proj4 from 'proj4';
import { expect, test } from 'vitest';
import { systemById } from '../../../shared/crs/systems.ts';
import { CGCS2000_MERCATOR, convertForShowing, datumFit, imageSystemById, WEB_MERCATOR } from '../../../shared/raster/image-systems.ts';

const zone38 = systemById('EPSG:4526')!;

test.each(['EPSG:3857', 'EPSG:4326', 'EPSG:4490', 'EPSG:32649', 'EPSG:4525'])('places in %s come out where PROJ puts them, and back', (id) => {
  const system = imageSystemById(id)!;
  const places = Float64Array.of(38_510_123.4, 3_870_456.7, 38_430_000, 4_100_000);
  const definition = { 'EPSG:32649': '+proj=utm +zone=49 +ellps=GRS80 +units=m', 'EPSG:4525': '+proj=tmerc +lat_0=0 +lon_0=111 +k=1 +x_0=37500000 +ellps=GRS80 +units=m' }[id] ?? id.replace('4490', '4326');
  const expected = [0, 2].flatMap((at) => proj4('+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=38500000 +ellps=GRS80 +units=m', definition, [places[at]!, places[at + 1]!]));
  const found = convertForShowing(places, zone38, system)!;
  const tolerance = system.kind === 'geographic' ? 1e-8 : 1e-3;
  for (const [index, value] of expected.entries()) expect(Math.abs(found[index]! - value)).toBeLessThan(tolerance);
  const back = convertForShowing(found, system, zone38)!;
  for (const [index, value] of places.entries()) expect(Math.abs(back[index]! - value)).toBeLessThan(1e-3);
});

test('pictures of another datum are never laid under the map', () => {
  expect([datumFit('CGCS2000', 'CGCS2000'), datumFit('WGS84', 'CGCS2000'), datumFit('XIAN1980', 'CGCS2000'), datumFit('OTHER', 'OTHER')]).toEqual(['same', 'close', 'different', 'different']);
  expect(convertForShowing(Float64Array.of(1, 1), systemById('EPSG:2362')!, WEB_MERCATOR)).toBeNull();
  expect(convertForShowing(Float64Array.of(114, 35), systemById('EPSG:4490')!, CGCS2000_MERCATOR)).not.toBeNull();
});
