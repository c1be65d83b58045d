import { expect, test } from 'vitest';
import { cutToExtent, displayFit, displayGeometry, extentIn, positionInLayer } from '../../../renderer/engine/display-geometry.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { convertCoordinates } from '../../../shared/crs/transform.ts';
import { GeometryBuilder, columnsExtent } from '../../../shared/geometry/columns.ts';
import { EMPTY_EXTENT, type Extent } from '../../../shared/model/extent.ts';

const zone38 = systemById('EPSG:4526')!;
const zone37 = systemById('EPSG:4525')!;
const degrees = systemById('EPSG:4490')!;
const xian38 = systemById('EPSG:2362')!;
const here: Extent = [38_510_000, 3_870_000, 38_511_000, 3_871_000];

test.each([
  ['the same system', zone38, here, 'same'],
  ['another zone of the datum', zone37, [37_790_000, 3_870_000, 37_791_000, 3_871_000], 'converted'],
  ['degrees of the datum', degrees, [114, 34.9, 114.2, 35.1], 'converted'],
  ['another datum in the same zone', xian38, here, 'as-they-stand'],
  ['undeclared numbers of this zone', null, here, 'as-they-stand'],
  ['undeclared numbers of another zone', null, [37_510_000, 3_870_000, 37_511_000, 3_871_000], 'not-shown'],
  ['undeclared degrees', null, [114, 34.9, 114.2, 35.1], 'not-shown'],
  ['another datum in degrees', systemById('EPSG:4610'), [114, 34.9, 114.2, 35.1], 'not-shown'],
  ['nothing to show', zone38, EMPTY_EXTENT, 'not-shown'],
] as const)('%s', (_what, system, extent, fit) => {
  expect(displayFit({ system, extent }, zone38)).toBe(fit);
});

function square(extent: Extent) {
  const builder = new GeometryBuilder('polygon');
  builder.path([extent[0], extent[1], extent[0], extent[3], extent[2], extent[3], extent[2], extent[1]]);
  builder.endPart();
  builder.endFeature();
  return builder.finish();
}

test('numbers of another datum are never converted, and their arrays are not even copied', () => {
  const geometry = square(here);
  expect(displayGeometry(geometry, { system: xian38, extent: here }, zone38)).toBe(geometry);
});

test('another zone of the datum is converted, bounds and all', () => {
  const there = extentIn(here, zone38, zone37)!;
  const geometry = square(there);
  const shown = displayGeometry(geometry, { system: zone37, extent: there }, zone38)!;
  expect(shown.coordinates).toEqual(convertCoordinates(geometry.coordinates, zone37, zone38));
  expect([...shown.bounds]).toEqual([...columnsExtent(shown)]);
  expect(Math.abs(shown.bounds[0]! - here[0])).toBeLessThan(100);
});

test('a position of the map goes to the layer’s own numbers and back to the same place', () => {
  const position = [38_510_500, 3_870_500] as const;
  const inDegrees = positionInLayer(position, { system: degrees, extent: [114, 34.9, 114.2, 35.1] }, zone38)!;
  const [east, north] = convertCoordinates(Float64Array.from(inDegrees), degrees, zone38);
  expect(east).toBeCloseTo(position[0], 4);
  expect(north).toBeCloseTo(position[1], 4);
  expect(positionInLayer(position, { system: null, extent: here }, zone38)).toEqual(position);
  expect(positionInLayer(position, { system: null, extent: EMPTY_EXTENT }, zone38)).toBeNull();
});

test('only features in view are handed over, under their own numbers', () => {
  const builder = new GeometryBuilder('polygon');
  for (const east of [0, 100, 200]) {
    builder.path([east, 0, east, 10, east + 10, 10, east + 10, 0]);
    builder.endPart();
    builder.endFeature();
  }
  builder.endFeature();
  const geometry = builder.finish();
  const symbols = { index: Uint16Array.of(0, 1, 0, 1), classes: ['旱地', '水田'] };
  const cut = cutToExtent(geometry, symbols, [95, 0, 205, 5]);
  expect([...cut.features]).toEqual([1, 2]);
  expect([...cut.classIndex]).toEqual([1, 0]);
  expect([...cut.coordinates.subarray(0, 2)]).toEqual([100, 0]);
  expect([...cut.pathStart]).toEqual([0, 5, 10]);
  expect([...cutToExtent(geometry, symbols, null).features]).toEqual([0, 1, 2, 3]);
});
