import { afterEach, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../shared/base/news.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { featuresBetween, type OutgoingGeometry } from '../../../shared/formats/outgoing-geometry.ts';
import { outgoingLayer } from '../../../shared/formats/outgoing-layer.ts';
import { wantsDegrees, writerFor, WRITTEN_EXTENSIONS } from '../../../shared/formats/writers.ts';
import { GeometryBuilder, type GeometryColumns } from '../../../shared/geometry/columns.ts';
import { convertColumns } from '../../../shared/geometry/convert.ts';
import { featureSet } from '../../../shared/model/feature-set.ts';
import { storedSquares } from '../../helpers/stored-layer.ts';
import { writtenFiles } from '../../helpers/written.ts';

const layer = { name: '图斑', columns: storedSquares(['水田', '旱地', '果园']).columns, system: systemById('EPSG:4526') };
const all = { fields: null, features: null, target: null };
const shapefile = writerFor('shp', { encoding: 'gbk', producedOn: '' })!;
const kml = writerFor('kml', { encoding: 'utf-8', producedOn: '' })!;

test('everything as it is: the very columns, nothing copied', () => {
  const { layer: out, notes } = outgoingLayer(layer, all, shapefile);
  expect(out.columns.geometry).toBe(layer.columns.geometry);
  expect(out.columns.attributes).toBe(layer.columns.attributes);
  expect(notes).toEqual([]);
});

test('only the chosen features and fields, rows still beside their shapes', () => {
  const { layer: out } = outgoingLayer(layer, { ...all, features: featureSet([2, 0]), fields: ['MC', '没有的'] }, shapefile);
  expect(out.columns.geometry.featureCount).toBe(2);
  expect([0, 1].map((row) => out.columns.attributes.text(row, 0))).toEqual(['水田', '果园']);
  expect([...out.columns.geometry.bounds.slice(4, 5)]).toEqual([38_510_020]);
  expect(outgoingLayer(layer, { ...all, fields: [] }, shapefile).layer.columns.attributes.fields).toEqual([]);
});

test('degrees of the same datum for a format that takes nothing else, another zone when chosen; both are said', () => {
  const degrees = outgoingLayer(layer, all, kml);
  expect(degrees.layer.system?.id).toBe('EPSG:4490');
  expect(degrees.notes.map(({ code }) => code)).toEqual(['export.converted-to-degrees']);
  const zone = outgoingLayer(layer, { ...all, target: systemById('EPSG:4525') }, shapefile);
  expect(Math.floor(featuresBetween(zone.layer.columns.geometry, 0, 1).coordinates[0]! / 1e6)).toBe(37);
  expect(zone.notes.map(({ code }) => code)).toEqual(['export.converted-to-zone']);
});

test('another datum stops, and so does degrees of a layer whose system nobody knows', () => {
  expect(() => outgoingLayer(layer, { ...all, target: systemById('EPSG:2362') }, shapefile)).toThrow(ProblemError);
  expect(() => outgoingLayer({ ...layer, system: null }, { ...all, target: systemById('EPSG:4490') }, shapefile)).toThrow(ProblemError);
});

afterEach(() => void vi.useRealTimers());

/** Rows of every make: one part, two parts with a hole, no shape; elevations. */
function mixed(count: number): GeometryColumns {
  const builder = new GeometryBuilder('polygon');
  const square = (east: number, north: number, size: number): number[] => [east, north, east, north + size, east + size, north + size, east + size, north, east, north];
  for (let i = 0; i < count; i++) {
    const [east, north] = [38_500_000 + 100 * (i % 97), 3_870_000 + 100 * Math.floor(i / 97)];
    for (const part of i % 5 === 4 ? [] : i % 3 === 0 ? [0, 50] : [0]) {
      builder.path(square(east + part, north, 40));
      if (part > 0) builder.path(square(east + part + 5, north + 5, 7).reverse());
      builder.endPart();
    }
    builder.endFeature();
  }
  const geometry = builder.finish();
  return { ...geometry, z: Float64Array.from({ length: geometry.coordinates.length / 2 }, (_, vertex) => 800 + vertex / 8) };
}

test.each(WRITTEN_EXTENSIONS)('%s: converted while it is written, no more than some features at a time, to the very bytes of a layer converted before', async (extension) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const count = 4_700;
  const geometry = mixed(count);
  const attributes = { fields: [{ name: 'MC', type: 'text', width: 12, decimals: 0 }] as const, rowCount: count, text: (row: number) => `地块${row}`, number: () => Number.NaN };
  const writer = writerFor(extension, { encoding: 'gbk', producedOn: '2026-11-20' })!;
  const target = systemById(wantsDegrees(extension) ? 'EPSG:4490' : 'EPSG:4525')!;
  const { layer: out } = outgoingLayer({ name: '图斑', columns: { geometry, attributes }, system: layer.system }, { ...all, target }, writer);
  const watched = vi.spyOn(out.columns.geometry.coordinates as Exclude<OutgoingGeometry['coordinates'], Float64Array>, 'between');
  const pieceByPiece = await writtenFiles(writer, 'out', [out]);
  expect(Math.max(...watched.mock.calls.map(([from, to]) => to - from))).toBeLessThan(geometry.coordinates.length / 2);
  const before = { name: '图斑', columns: { geometry: convertColumns(geometry, layer.system!, target), attributes }, system: target };
  const whole = await writtenFiles(writer, 'out', [before]);
  expect(pieceByPiece.map(({ name, bytes }) => [name, bytes.length])).toEqual(whole.map(({ name, bytes }) => [name, bytes.length]));
  for (const [position, { bytes }] of pieceByPiece.entries()) expect(Buffer.compare(bytes, whole[position]!.bytes), pieceByPiece[position]!.name).toBe(0);
});

test('features between two numbers stand alone: paths counted from nought, their own places, elevations and boxes', () => {
  const geometry = mixed(40);
  const some = featuresBetween(geometry, 13, 21);
  for (let row = 0; row < 8; row++) {
    const [firstPath, endPath] = [0, 1].map((side) => geometry.partStart[geometry.featureStart[13 + row + side]!]!) as [number, number];
    const [first, end] = [geometry.pathStart[firstPath]!, geometry.pathStart[endPath]!];
    const [ownFirst, ownEnd] = [0, 1].map((side) => some.pathStart[some.partStart[some.featureStart[row + side]!]!]!) as [number, number];
    expect([...some.coordinates.subarray(2 * ownFirst, 2 * ownEnd)]).toEqual([...geometry.coordinates.subarray(2 * first, 2 * end)]);
    expect([...some.z!.subarray(ownFirst, ownEnd)]).toEqual([...geometry.z!.subarray(first, end)]);
    expect([...some.bounds.subarray(4 * row, 4 * row + 4)]).toEqual([...geometry.bounds.subarray(4 * (13 + row), 4 * (14 + row))]);
  }
  expect([some.pathStart[0], some.partStart[0], some.featureStart[0], featuresBetween(geometry, 40, 40).featureCount]).toEqual([0, 0, 0, 0]);
});
