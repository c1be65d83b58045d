import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gpxFormat } from '../../shared/formats/gpx/read.ts';
import { inFolder, makeWithGdal, withoutGdal } from '../helpers/gdal.ts';
import { layersOf, previewOf, problemOf, readOf, rowsOf, setOf, shapesOf } from '../helpers/reading.ts';

const gpx = (content: string): string => `<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><metadata><name>x</name></metadata>${content}</gpx>`;
const point = (name: string, lat: number, lon: number, inner = ''): string => `<${name} lat="${lat}" lon="${lon}">${inner}</${name}>`;
const patrol =
  point('wpt', 35.1, 111.1, '<ele>410</ele><time>2026-11-02T01:00:00Z</time><name>拐点3</name><desc>界桩完好</desc><extensions><name>不是它</name></extensions>') +
  `<trk><name>11月巡查</name><trkseg>${point('trkpt', 35, 111, '<ele>400</ele><time>2026-11-02T00:30:00Z</time>')}${point('trkpt', 35.01, 111.01, '<time>2026-11-02T00:31:00Z</time>')}</trkseg>` +
  `<trkseg>${point('trkpt', 35.02, 111.02)}${point('trkpt', 35.03, 111.03, '<time>2026-11-02T02:00:00Z</time>')}</trkseg></trk>`;

const layers = (text: string) => layersOf(gpxFormat, setOf(gpxFormat, { '巡查.gpx': text }));

test('tracks with their segments and times, waypoints with their words', async () => {
  const [lines, points] = await layers(gpx(patrol));
  const track = (await readOf(gpxFormat, lines!)).value.columns;
  expect(shapesOf(track.geometry)).toEqual([[[[111, 35, 111.01, 35.01], [111.02, 35.02, 111.03, 35.03]]]]);
  expect([...track.geometry.z!]).toEqual([400, Number.NaN, Number.NaN, Number.NaN]);
  expect(rowsOf(track)).toEqual([['11月巡查', '2026-11-02T00:30:00Z', '2026-11-02T02:00:00Z']]);
  const waypoint = (await readOf(gpxFormat, points!)).value.columns;
  expect(shapesOf(waypoint.geometry)).toEqual([[[[111.1, 35.1]]]]);
  expect(rowsOf(waypoint)).toEqual([['拐点3', '界桩完好', '2026-11-02T01:00:00Z']]);
});

test('the datum is offered with its reason, not declared', async () => {
  const { system } = await previewOf(gpxFormat, (await layers(gpx(patrol)))[0]!);
  expect(system.declared).toBeNull();
  expect(system.candidates.map(({ system: { id }, reason }) => [id, reason.code])).toEqual([
    ['EPSG:4326', 'exchange.reason.gpx-wgs84'],
    ['EPSG:4490', 'exchange.reason.gpx-cgcs2000'],
  ]);
});

test('positions that are no numbers, tracks of one point, empty tracks are told', async () => {
  const text = gpx(`<trk>${'<trkseg><trkpt lat="x" lon="111"/><trkpt lat="35" lon="111"/></trkseg>'}</trk><trk><trkseg>${point('trkpt', 35, 111)}</trkseg></trk><trk/>`);
  const { value, problems } = await readOf(gpxFormat, (await layers(text))[0]!);
  expect(value.columns.geometry.featureCount).toBe(2);
  expect(problems.map((problem) => [problem.code, problem.place?.row])).toEqual([
    ['formats.row-not-finite', 1],
    ['formats.rows-dropped-paths', 2],
    ['formats.rows-without-shape', 2],
  ]);
});

test('odd characters in its words are told', async () => {
  const { notes } = await readOf(gpxFormat, (await layers(gpx(patrol.replace('界桩完好', '界桩&nbsp;完好'))))[0]!);
  expect(notes.map(({ code }) => code)).toContain('exchange.xml-odd-characters');
});

test('what is no GPX, breaks off or is empty', async () => {
  expect(await problemOf(layers('<kml/>'))).toMatchObject({ code: 'exchange.not-gpx', params: { root: 'kml' } });
  expect(await problemOf(layers(gpx(patrol).slice(0, -80)))).toMatchObject({ code: 'exchange.xml-truncated' });
  const { notes } = await readOf(gpxFormat, (await layers(gpx('')))[0]!);
  expect(notes.map((note) => note.code)).toEqual(['formats.no-features']);
});

test.skipIf(withoutGdal)('what GDAL writes is read', async () => {
  await inFolder(async (folder) => {
    const geojson = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"甲"},"geometry":{"type":"MultiLineString","coordinates":[[[111,35,1],[111.1,35,2]],[[112,36,3],[112.1,36,4]]]}}]}';
    const path = makeWithGdal(folder, geojson, 'GPX', 'a.gpx');
    const { value } = await readOf(gpxFormat, (await layers(readFileSync(path, 'utf8')))[0]!);
    expect(shapesOf(value.columns.geometry)).toEqual([[[[111, 35, 111.1, 35], [112, 36, 112.1, 36]]]]);
    expect([rowsOf(value.columns), [...value.columns.geometry.z!]]).toEqual([[['甲']], [1, 2, 3, 4]]);
  });
});
