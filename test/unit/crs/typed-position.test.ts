import { expect, test } from 'vitest';
import { systemById } from '../../../shared/crs/systems.ts';
import { placePlanePoint, readDegrees, readPackedDegrees, readPlanePoint } from '../../../shared/crs/typed-position.ts';

test.each([
  ['3874412.86, 38513108.21', 3874412.86, 38513108.21],
  ['X=3874412.86 Y=38513108.21', 3874412.86, 38513108.21],
  ['38513108.21，3874412.86', 3874412.86, 38513108.21],
  ['3\u2009874\u2009412.86; 513108.21', 3874412.86, 513108.21],
  ['3 878 882.18 38 510 194.00', 3878882.18, 38510194],
  ['3\u2009878\u2009882.18 38\u2009510\u2009194.00', 3878882.18, 38510194],
  ['X 3 878 882.18 Y 38 510 194.00', 3878882.18, 38510194],
  ['3 878 882 38 510 194', 3878882, 38510194],
  ['3874931.18 512 326.44', 3874931.18, 512326.44],
  ['512326.44 3874931.18', 3874931.18, 512326.44],
  ['J1,3876300.12,38510800.34', 3876300.12, 38510800.34],
  ['1,3876300.12,38510800.34', 3876300.12, 38510800.34],
  ['J12\t1\t3876300.12\t38510800.34', 3876300.12, 38510800.34],
  ['3876300.12,38510800.34,1250', 3876300.12, 38510800.34],
  ['1 3876300.12 510800.34 -35.5', 3876300.12, 510800.34],
  ['3876300m，38510800m', 3876300, 38510800],
  ['X=3874412.86米 Y=38513108.21米', 3874412.86, 38513108.21],
])('%s is north %d, east %d', (words, north, east) => {
  expect(readPlanePoint(words)).toEqual({ north, east });
});

test.each(['石湾沟', '111.5, 35.1', '3874412.86', '1, 2, 3', '1.5,3876300.12,38510800.34', '3876300.12,38510800.34,38510800', '3 878 882 510 194', ''])('%s is no plane coordinate', (words) => {
  expect(readPlanePoint(words)).toBeNull();
});

test.each(['113.1 35.0', '35.0，113.1', 'E 113.1°, N 35.0°', '东经113.1 北纬35.0', '113°06′00″ 35°00′00″', '113°6′, 35°0′', '东经113度6分0秒 北纬35度0分0秒', '35:00:00, 113:06:00', '113 06 00 35 00 00', '113-06-00 35-00-00', '35-0-0, 113-6-0', '113°06′00" 35°00′00"', 'N35°00′00″E113°06′00″'])('%s is degrees, in either order', (words) => {
  expect(readDegrees(words)).toEqual({ longitude: 113.1, latitude: 35 });
});

test.each(['3874412.86, 38513108.21', '13.1 35.0', '113.1', '113.1 95', '石湾沟 35', '113°61′00″ 35°00′00″', '1130600.0 350000.0', ''])('%s is not degrees inside China', (words) => {
  expect(readDegrees(words)).toBeNull();
});

test('an easting without a zone is taken in the zone of the map, which is told; one with a zone is taken in that', () => {
  const zone38 = systemById('EPSG:4526')!;
  expect(placePlanePoint({ north: 3874931.18, east: 512326.44 }, zone38)).toMatchObject({ east: 38512326.44, system: zone38, lentZone: 38 });
  expect(placePlanePoint({ north: 3874931.18, east: 38512326.44 }, zone38)).toMatchObject({ east: 38512326.44, system: zone38, lentZone: null });
  expect(placePlanePoint({ north: 3874931.18, east: 37785000 }, zone38)).toMatchObject({ system: { id: 'EPSG:4525' }, lentZone: null });
});

test('four and more decimals may be minutes and seconds behind the point', () => {
  expect(readPackedDegrees('114.0712 35.0036')).toEqual({ longitude: 114 + 7 / 60 + 12 / 3600, latitude: 35 + 36 / 3600 });
  expect(readPackedDegrees('N35.003650, E114.0712')!.latitude).toBeCloseTo(35 + 36.5 / 3600, 10);
});

test.each(['114.0772 35.0036', '114.07 35.00', '114.0712', '3874412.8612, 38513108.2112', '石湾沟 114.0712 35.0036'])('%s is not degrees with minutes and seconds behind the point', (words) => {
  expect(readPackedDegrees(words)).toBeNull();
});
