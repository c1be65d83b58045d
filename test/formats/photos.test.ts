/** Photos as points: every place where the camera was, on the right side of equator and meridian; those without a place are named. */
import { expect, test } from 'vitest';
import { memorySource } from '../../shared/base/byte-source.ts';
import { quietJob } from '../../shared/base/job.ts';
import { listFileSets } from '../../shared/formats/file-sets.ts';
import { formatById } from '../../shared/formats/list.ts';
import { readPhoto } from '../../shared/formats/photos/exif.ts';
import { buildPhoto, type PhotoLook } from '../helpers/photo-builder.ts';
import { buildZip } from '../helpers/zip-builder.ts';

const HERE: NonNullable<PhotoLook['position']> = { latitude: [34, 58, 30.5], north: true, longitude: [113, 2, 15.25], east: true };
const photo = (name: string, look: PhotoLook) => memorySource(`巡查/${name}`, buildPhoto(look));
const facts = (look: PhotoLook) => readPhoto(photo('a.jpg', look));

test.each([false, true])('place, height, direction and time of a photo, big endian %s', async (bigEndian) => {
  expect(await facts({ position: HERE, altitude: 812.4, direction: 271.5, datum: 'WGS-84', takenAt: '2026:06:18 10:02:33', bigEndian })).toEqual({
    position: [expect.closeTo(113 + 2 / 60 + 15.25 / 3600, 9), expect.closeTo(34 + 58 / 60 + 30.5 / 3600, 9)],
    altitudeMetres: 812.4, altitudeReference: 'sea-level', directionDegrees: 271.5, directionFrom: 'true', datum: 'WGS-84', takenAt: '2026-06-18T10:02:33+08:00', satelliteTime: '', errorMetres: null, camera: 'QS',
  });
});

test('south and west are negative, heights below the sea too; a place without sides, or at 0°, is none', async () => {
  expect((await facts({ position: { ...HERE, north: false, east: false }, altitude: 12, belowSea: true }))).toMatchObject({ position: [expect.closeTo(-113.0375, 3), expect.closeTo(-34.975, 3)], altitudeMetres: -12 });
  expect((await facts({ position: { latitude: [0, 0, 0], north: true, longitude: [0, 0, 0], east: true } }))?.position).toBeNull();
  expect((await facts({ altitude: 5 }))?.position).toBeNull();
  expect(await readPhoto(memorySource('a.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 2)))).toBeNull();
});

test.each([
  [[2, 3, 0, 0], 0, 'sea-level', 812],
  [[2, 3, 0, 0], 1, 'sea-level', -812],
  [[2, 4, 0, 0], 0, 'ellipsoid', 812],
  [[2, 4, 0, 0], 1, 'ellipsoid', -812],
  [[2, 4, 0, 0], 2, 'sea-level', 812],
  [[2, 4, 0, 0], 3, 'sea-level', -812],
] as const)('GPS tags %j, reference %i: the altitude is against the %s', async (version, altitudeReference, reference, metres) => {
  expect(await facts({ position: HERE, altitude: 812, version, altitudeReference })).toMatchObject({ altitudeMetres: metres, altitudeReference: reference });
});

test('the tags behind previews are found too', async () => {
  const whole = buildPhoto({ position: HERE, altitude: 3 });
  const preview = new Uint8Array(60_002);
  preview.set([0xff, 0xe2, 60_000 >> 8, 60_000 & 0xff]);
  for (const count of [1, 2, 4]) {
    const bytes = new Uint8Array([...whole.slice(0, 2), ...Array.from({ length: count }, () => [...preview]).flat(), ...whole.slice(2), ...new Uint8Array(1_000_000)]);
    expect((await readPhoto(memorySource('a.jpg', bytes)))?.altitudeMetres).toBe(3);
  }
});

test('photos of a zip: only their heads are unpacked, and one that cannot be stops no other', async () => {
  const picture = (look: PhotoLook): Uint8Array => new Uint8Array([...buildPhoto(look), ...new Uint8Array(3_000_000)]);
  const zip = buildZip([{ name: 'a.jpg', bytes: picture({}) }, { name: 'b.jpg', bytes: new Uint8Array(99).fill(0xaa), deflated: true, statedSize: 3_000_000 }, { name: 'c.jpg', bytes: picture({ position: HERE }) }]);
  let bytesRead = 0;
  const source = { ...memorySource('巡查.zip', zip), read: async (offset: number, length: number) => ((bytesRead += length), zip.subarray(offset, offset + length)) };
  const { sets, passedOver } = await listFileSets([source], quietJob());
  expect([sets.map(({ format }) => format), passedOver]).toEqual([['photos'], []]);
  const preview = await formatById('photos').inspect(sets[0]!, 0, {}, quietJob());
  expect([preview.featureCount, preview.problems.map(({ code }) => code)]).toEqual([1, ['formats.zip-entry-damaged', 'photos.without-position']]);
  expect(bytesRead).toBeLessThan(2_000_000);
  const broken = await listFileSets([memorySource('b.zip', buildZip([{ name: 'b.jpg', bytes: new Uint8Array(99).fill(0xaa), deflated: true, statedSize: 3_000_000 }])), photo('c.jpg', { position: HERE })], quietJob());
  expect([broken.sets.length, broken.passedOver.map(({ code }) => code)]).toEqual([1, ['formats.zip-entry-damaged']]);
});

test('two photos whose names differ in case only: the second is told', async () => {
  const { sets, passedOver } = await listFileSets([photo('a.jpg', { position: HERE }), photo('A.JPG', { position: HERE })], quietJob());
  expect([Object.keys(sets[0]!.parts), passedOver.map(({ code }) => code)]).toEqual([['a.jpg'], ['formats.passed-duplicate']]);
});

test('no damaged head stops the reading', async () => {
  const whole = buildPhoto({ position: HERE, altitude: 3 });
  for (let cut = 0; cut < whole.length; cut += 3) await readPhoto(memorySource('a.jpg', whole.slice(0, cut)));
  for (let at = 12; at < whole.length; at++) {
    const bytes = whole.slice();
    bytes[at] = 0xff;
    await readPhoto(memorySource('a.jpg', bytes));
  }
});

test('the photos of a folder are one layer; those without a place are named, WGS 84 is what Exif says', async () => {
  const sources = [photo('IMG_2.jpg', { position: HERE, altitude: 800 }), photo('IMG_10.JPG', { position: HERE, datum: 'WGS-84' }), photo('IMG_3.jpg', { takenAt: '2026:06:18 10:02:33' })];
  const { sets, passedOver } = await listFileSets(sources, quietJob());
  expect([sets.map(({ name, format }) => [name, format]), passedOver]).toEqual([[['巡查', 'photos']], []]);
  const preview = await formatById('photos').inspect(sets[0]!, 0, {}, quietJob());
  expect([preview.featureCount, preview.geometryKind, preview.system.declared?.id, preview.system.candidates.map(({ system }) => system.datum)]).toEqual([2, 'point', 'EPSG:4326', ['WGS84', 'CGCS2000']]);
  expect(preview.problems).toMatchObject([{ code: 'photos.without-position', params: { count: 1, of: 3, names: ['IMG_3.jpg'] } }]);
  expect(preview.notes.map(({ code }) => code)).toContain('photos.altitudes');
  expect(preview.rows.map((row) => row[0])).toEqual(['巡查/IMG_2.jpg', '巡查/IMG_10.JPG']);
  const { value } = await formatById('photos').read(sets[0]!, { name: 'x', role: 'other', encoding: null, system: null, mapping: {}, swapAxes: false, vintage: null }, quietJob());
  expect(value.columns.geometry.coordinates[0]).toBeCloseTo(113.0375694, 6);
  const other = await listFileSets([photo('a.jpg', { position: HERE, datum: 'TOKYO' })], quietJob());
  expect((await formatById('photos').inspect(other.sets[0]!, 0, {}, quietJob())).system).toMatchObject({ declared: null, notes: [{ code: 'photos.other-datum' }] });
});

test('pictures without any place stay pictures', async () => {
  const { sets, passedOver } = await listFileSets([photo('a.jpg', {}), memorySource('巡查/b.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 2))], quietJob());
  expect([sets, passedOver.map(({ code }) => code)]).toEqual([[], ['photos.passed', 'formats.passed-picture']]);
});
