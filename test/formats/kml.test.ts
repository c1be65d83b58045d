import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BlobWriter, TextReader, ZipWriter, configure } from '@zip.js/zip.js/index-native.js';
import { expect, test } from 'vitest';
import { quietJob } from '../../shared/base/job.ts';
import { systemById } from '../../shared/crs/systems.ts';
import { kmlFormat } from '../../shared/formats/kml/read.ts';
import { kmlWriter } from '../../shared/formats/kml/write.ts';
import { gdalFeatures, inFolder, makeWithGdal, withoutGdal } from '../helpers/gdal.ts';
import { layersOf, previewOf, problemOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';
import { writtenFiles } from '../helpers/written.ts';

configure({ useWebWorkers: false });

const kml = (content: string): string => `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${content}</Document></kml>`;
const ring = (...positions: string[]): string => `<LinearRing><coordinates>${positions.join(' ')}</coordinates></LinearRing>`;
const area = `<Polygon><outerBoundaryIs>${ring('111,35,0', '111.02,35,0', '111.02,35.02,0', '111,35.02,0', '111,35,0')}</outerBoundaryIs><innerBoundaryIs>${ring('111.005,35.005,0', '111.005,35.01,0', '111.01,35.01,0', '111.005,35.005,0')}</innerBoundaryIs></Polygon>`;
const placemark = (geometry: string, inner = ''): string => `<Placemark>${inner}${geometry}</Placemark>`;

const firstLayer = async (files: Readonly<Record<string, string | Uint8Array>>) => (await layersOf(kmlFormat, setOf(kmlFormat, files)))[0]!;
const read = async (text: string | Uint8Array, name = '矿区.kml') => readOf(kmlFormat, await firstLayer({ [name]: text }));

async function zipped(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const writer = new ZipWriter(new BlobWriter());
  for (const [name, text] of Object.entries(files)) await writer.add(name, new TextReader(text));
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

test('areas with holes, folders, extended data and own texts', async () => {
  const data = '<ExtendedData><Data name="KSMC"><value>青石一矿</value></Data><SchemaData><SimpleData name="面积">0.50</SimpleData></SchemaData></ExtendedData>';
  const { value, notes, problems } = await read(kml(`<Folder><name>采矿权</name><Folder><name>2026</name>${placemark(area, `<name>甲</name>${data}`)}</Folder></Folder>`));
  expect(shapesOf(value.columns.geometry)).toEqual([[[[111, 35, 111.02, 35, 111.02, 35.02, 111, 35.02, 111, 35], [111.005, 35.005, 111.005, 35.01, 111.01, 35.01, 111.005, 35.005]]]]);
  expect(value.columns.geometry.z).toBeUndefined();
  expect(value.columns.attributes.fields.map(({ name, type }) => `${name} ${type}`)).toEqual(['name text', 'KSMC text', '面积 number', 'folder text']);
  expect(rowsOf(value.columns)).toEqual([['甲', '青石一矿', '0.50', '采矿权/2026']]);
  expect([notes, problems]).toEqual([[], []]);
});

test('attributes that ArcGIS hid in the description come out as fields', async () => {
  const description = '<description><![CDATA[<html><body><table><tr><td>青石一矿</td></tr><tr><td><table><tr bgcolor="#D4E4F3"><td>XKZH</td><td>C371326</td></tr><tr><td>备注</td><td>&lt;空&gt;</td></tr></table></td></tr></table>]]></description>';
  const { value } = await read(kml(placemark(area, description)));
  expect(value.columns.attributes.fields.map((field) => field.name)).toEqual(['XKZH', '备注']);
  expect(rowsOf(value.columns)).toEqual([['C371326', '']]);
});

test('points, lines and areas become layers of their own; tracks are lines with their elevations', async () => {
  const track = '<gx:Track><when>2026-11-01T08:00:00Z</when><gx:coord>111 35 400.5</gx:coord><gx:coord>111.1 35.1 401</gx:coord></gx:Track>';
  const text = kml(placemark(area) + placemark('<Point><coordinates>111.5,35.5</coordinates></Point>') + placemark(track) + placemark(`<MultiGeometry>${area}<Point><coordinates>112,36</coordinates></Point></MultiGeometry>`));
  const layers = await layersOf(kmlFormat, setOf(kmlFormat, { 'a.kml': text }));
  expect(layers.map((layer) => layer.layerKind)).toEqual(['polygon', 'line', 'point']);
  const [areas, lines, points] = await Promise.all(layers.map(async (layer) => (await readOf(kmlFormat, layer)).value.columns.geometry));
  expect([areas!.featureCount, lines!.featureCount, points!.featureCount]).toEqual([2, 1, 2]);
  expect([...lines!.z!]).toEqual([400.5, 401]);
  expect(shapesOf(points!)).toEqual([[[[111.5, 35.5]]], [[[112, 36]]]]);
});

test('KMZ: the main document is read, others and pictures are told', async () => {
  const bytes = await zipped({ 'other.kml': kml(''), 'doc.kml': kml(`${placemark(area)}<GroundOverlay/><NetworkLink/>`) });
  const { value, notes } = await read(bytes, '矿区.kmz');
  expect(value.columns.geometry.featureCount).toBe(1);
  expect(notes.map((note) => note.code).sort()).toEqual(['exchange.kml-network-link', 'exchange.kml-overlay', 'exchange.kmz-several']);
  expect(await problemOf(read(await zipped({ 'readme.txt': 'x' }), 'a.kmz'))).toMatchObject({ code: 'exchange.kmz-without-kml' });
  expect(await problemOf(read(bytes.subarray(0, 60), 'a.kmz'))).toMatchObject({ code: 'formats.zip-damaged' });
});

test('what an online map program exported is warned of; the datum is never declared by itself', async () => {
  const preview = await previewOf(kmlFormat, await firstLayer({ '巡查.ovkml': kml(placemark(area)) }));
  expect(preview.notes.map((note) => note.code)).toEqual(['exchange.kml-maybe-shifted']);
  expect(preview.system.declared).toBeNull();
  expect(preview.system.candidates.map(({ system, reason }) => [system.id, reason.code])).toEqual([
    ['EPSG:4326', 'exchange.reason.kml-wgs84'],
    ['EPSG:4490', 'exchange.reason.kml-cgcs2000'],
  ]);
  const inside = await previewOf(kmlFormat, await firstLayer({ 'a.kml': kml(placemark(area, '<description>奥维互动地图</description>')) }));
  expect(inside.notes.map((note) => note.code)).toContain('exchange.kml-maybe-shifted');
});

test('latitude before longitude is noticed', async () => {
  const preview = await previewOf(kmlFormat, await firstLayer({ 'a.kml': kml(placemark(`<LineString><coordinates>35,111 35.1,111.1</coordinates></LineString>`)) }));
  expect(preview.system.axesLookSwapped).toBe(true);
});

test('spaces behind the commas are read; text that is no coordinate leaves its placemark out', async () => {
  const text = kml(placemark('<LineString><coordinates>111, 35, 10\n111.1 ,35.1, 20</coordinates></LineString>') + placemark('<LineString><coordinates>111,35 abc 112,36</coordinates></LineString>'));
  const { value, problems } = await read(text);
  expect(shapesOf(value.columns.geometry)).toEqual([[[[111, 35, 111.1, 35.1]]]]);
  expect([...value.columns.geometry.z!]).toEqual([10, 20]);
  expect(problems.map((problem) => [problem.code, problem.place?.row])).toEqual([['formats.row-not-finite', 2]]);
});

test('a hole that stands before its outer ring is a hole all the same', async () => {
  const [outer, hole] = [ring('111,35', '111.02,35', '111.02,35.02', '111,35.02', '111,35'), ring('111.005,35.005', '111.005,35.01', '111.01,35.01', '111.005,35.005')];
  const { value } = await read(kml(placemark(`<Polygon><innerBoundaryIs>${hole}</innerBoundaryIs><outerBoundaryIs>${outer}</outerBoundaryIs></Polygon>`)));
  expect(shapesOf(value.columns.geometry)).toEqual([[[[111, 35, 111.02, 35, 111.02, 35.02, 111, 35.02, 111, 35], [111.005, 35.005, 111.005, 35.01, 111.01, 35.01, 111.005, 35.005]]]]);
});

test('a field of a person that is called like an own text of the placemark is kept beside it', async () => {
  const data = (name: string, value: string): string => `<Data name="${name}"><value>${value}</value></Data>`;
  const { value } = await read(kml(placemark(area, `<name>青石一矿</name><ExtendedData>${data('name', '甲')}${data('KSMC', '青石一矿')}</ExtendedData>`) + placemark(area, `<name>乙</name><ExtendedData>${data('name', '乙')}</ExtendedData>`)));
  expect(value.columns.attributes.fields.map(({ name }) => name)).toEqual(['name', 'name_2', 'KSMC']);
  expect(rowsOf(value.columns)).toEqual([['青石一矿', '甲', '青石一矿'], ['乙', '', '']]);
});

test('characters behind the beginning that are not in its encoding are told', async () => {
  const text = kml(placemark(area, `<description>${'x'.repeat(5 * 1024 * 1024)}</description>`) + placemark(area, '<name>@@</name>'));
  const bytes = new TextEncoder().encode(text);
  // 矿 in GBK.
  bytes.set([0xbf, 0xf3], text.indexOf('@@'));
  const { problems } = await read(bytes);
  expect(problems.map(({ code, params }) => [code, params?.['count']])).toEqual([['formats.text-unreadable', '2']]);
});

test('GBK by its declaration; a false declaration is not believed', async () => {
  const gbk = (text: string): Uint8Array => {
    const bytes = Uint8Array.from([...text].map((character) => character.charCodeAt(0)));
    bytes.set([0xc7, 0xe0, 0xca, 0xaf], text.indexOf('XXXX'));
    return bytes;
  };
  const text = kml(placemark('<Point><coordinates>111,35</coordinates></Point>', '<name>XXXX</name>'));
  for (const declared of ['GB2312', 'UTF-8']) {
    const { value } = await read(gbk(text.replace('UTF-8', declared)));
    expect([rowsOf(value.columns), value.encoding?.chosen]).toEqual([[['青石']], 'gb18030']);
  }
});

test('broken XML says where, a file that breaks off imports nothing, other XML is refused', async () => {
  const whole = kml(`\n\n${placemark(area)}`);
  expect(await problemOf(read(whole.slice(0, -30)))).toMatchObject({ code: 'exchange.xml-truncated', severity: 'blocking' });
  expect(await problemOf(read(whole.replace('</outerBoundaryIs>', '</outer>')))).toMatchObject({ code: 'exchange.xml-broken', params: { line: 3 } });
  expect(await problemOf(read('<gpx><wpt lat="35" lon="111"/></gpx>'))).toMatchObject({ code: 'exchange.not-kml', params: { root: 'gpx' } });
  expect(await problemOf(read('not xml'))).toMatchObject({ code: 'exchange.xml-broken' });
  const odd = await read(kml(placemark(area, '<name>A&nbsp;B\u000b</name>')));
  expect([odd.value.columns.geometry.featureCount, odd.notes.map((note) => note.code)]).toEqual([1, ['exchange.xml-odd-characters']]);
});

test('an entity that stands for many is not expanded', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${kml(placemark(area, '<name>&b;</name>')).slice(38)}`;
  const { value } = await read(bomb);
  expect(rowsOf(value.columns)[0]![0]!.length).toBeLessThan(10);
});

test('a document without placemarks is an empty layer', async () => {
  const { value, notes } = await read(kml(''));
  expect([value.columns.geometry.featureCount, notes.map((note) => note.code)]).toEqual([0, ['formats.no-features']]);
});

test('written and read again: same shapes, same values as text', async () => {
  const { value } = await read(kml(placemark(`<MultiGeometry>${area}${area.replaceAll('111', '112')}</MultiGeometry>`, '<ExtendedData><Data name="KSMC"><value>甲 &amp; 乙</value></Data></ExtendedData>')));
  const layer = { name: '矿<区>', columns: value.columns, system: systemById('EPSG:4490') };
  expect((await kmlWriter.losses([layer], quietJob())).map((note) => note.code)).toEqual(['exchange.kml-writes-other-datum', 'exchange.loses-field-types']);
  const [file] = await writtenFiles(kmlWriter, '矿区', [layer]);
  const again = await read(file!.bytes);
  const turned = shapesOf(value.columns.geometry).map((parts) => parts.map((rings) => rings.map((flat) => flat.length)));
  expect(shapesOf(again.value.columns.geometry).map((parts) => parts.map((rings) => rings.map((flat) => flat.length)))).toEqual(turned);
  expect(again.value.columns.attributes.fields.map((field) => field.name)).toEqual(['name', 'KSMC', 'folder']);
  expect(rowsOf(again.value.columns)).toEqual([['甲 & 乙', '甲 & 乙', '矿<区>']]);
});

test.skipIf(withoutGdal)('GDAL reads what is written, and what GDAL writes is read', async () => {
  const { value } = await read(kml(placemark(area, '<ExtendedData><Data name="KSMC"><value>青石一矿</value></Data></ExtendedData>')));
  await inFolder(async (folder) => {
    const [file] = await writtenFiles(kmlWriter, 'out', [{ name: '矿区', columns: value.columns, system: systemById('EPSG:4326') }]);
    const path = join(folder, file!.name);
    writeFileSync(path, file!.bytes);
    const [feature] = gdalFeatures(path);
    expect(feature!.properties['KSMC']).toBe('青石一矿');
    expect((feature!.geometry!.coordinates as number[][][]).map((each) => each.map((position) => position.slice(0, 2)))).toEqual(
      shapesOf(value.columns.geometry)[0]![0]!.map((flat) => pairs(flat)),
    );
    const { readFileSync } = await import('node:fs');
    const geojson = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"KSMC":"二矿","MJ":1.5},"geometry":{"type":"MultiPolygon","coordinates":[[[[111,35],[111.1,35],[111.1,35.1],[111,35]]],[[[112,35],[112.1,35],[112.1,35.1],[112,35]]]]}}]}';
    for (const driver of ['KML', 'LIBKML']) {
      const theirs = await read(readFileSync(makeWithGdal(folder, geojson, driver, `${driver}.kml`)));
      expect(shapesOf(theirs.value.columns.geometry)).toEqual([[[[111, 35, 111.1, 35, 111.1, 35.1, 111, 35]], [[112, 35, 112.1, 35, 112.1, 35.1, 112, 35]]]]);
      const fields = theirs.value.columns.attributes.fields.map((field) => field.name);
      expect(rowsOf(theirs.value.columns)[0]![fields.indexOf('KSMC')]).toBe('二矿');
    }
  });
});

const pairs = (flat: readonly number[]): number[][] => Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!]);
