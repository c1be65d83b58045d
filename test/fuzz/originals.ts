/** Sound files for every reader, to be damaged: what is dropped together, by path. */
import { readFileSync } from 'node:fs';
import { memorySource, readAll, type ByteSource } from '../../shared/base/byte-source.ts';
import { encodeGbk } from '../../shared/base/gbk.ts';
import { quietJob } from '../../shared/base/job.ts';
import { systemById } from '../../shared/crs/systems.ts';
import type { FormatId } from '../../shared/formats/contract.ts';
import { flatgeobufWriter } from '../../shared/formats/flatgeobuf/write.ts';
import { geojsonFormat } from '../../shared/formats/geojson/read.ts';
import { geopackageWriter } from '../../shared/formats/geopackage/write.ts';
import { buildPhoto } from '../helpers/photo-builder.ts';
import type { Writer } from '../../shared/formats/writing.ts';
import { xlsxWriter } from '../../shared/formats/xlsx/write.ts';
import { listZipEntries } from '../../shared/formats/zip.ts';
import { layersOf, readOf, setOf } from '../helpers/reading.ts';
import { buildDbf } from '../helpers/shapefile-builder.ts';
import { buildZip } from '../helpers/zip-builder.ts';
import { writtenFiles } from '../helpers/written.ts';

export type Drop = Readonly<Record<string, Uint8Array>>;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const gbk = (text: string): Uint8Array => (encodeGbk(text) as { bytes: Uint8Array }).bytes;
const ring = (east: number, north: number, size: number): number[][] => [[east, north], [east + size, north], [east + size, north + size], [east, north + size], [east, north]];
const parcel = (number: number): string => ring(37_500_000, 3_876_000 + 100 * number, 50).map(([east, north], i) => `J${(i % 4) + 1},1,${north},${east}`).join('\r\n');
const placemarks = Array.from({ length: 5 }, (_, i) => `<Placemark><name>${i}</name><ExtendedData><Data name="KSMC"><value>矿${i}</value></Data></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring(111 + i, 35, 0.5).map((p) => p.join(',')).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`).join('');
const kml = utf8(`<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>矿区</name>${placemarks}</Folder></Document></kml>`);

const AREAS = utf8(
  JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } },
    features: Array.from({ length: 6 }, (_, i) => ({ type: 'Feature', properties: { KSMC: `矿${i}`, n: i / 3 }, geometry: { type: 'Polygon', coordinates: [ring(111 + i, 35, 0.5), ring(111.1 + i, 35.1, 0.1)] } })),
  }),
);
const ESRI_JSON = utf8(JSON.stringify({ geometryType: 'esriGeometryPolygon', spatialReference: { wkid: 4490 }, fields: [{ name: 'KSMC', type: 'esriFieldTypeString' }], features: [1, 2, 3].map((i) => ({ attributes: { KSMC: `矿${i}` }, geometry: { rings: [ring(111 + i, 35, 0.5)] } })) }));
const SEQUENCE = utf8([1, 2, 3, 4].map((i) => JSON.stringify({ type: 'Feature', properties: { n: i }, geometry: { type: i % 2 ? 'Point' : 'LineString', coordinates: i % 2 ? [111, 35] : [[111, 35], [112, 36]] } })).join('\n'));
const MIF = utf8(`Version 300\nCharset "WindowsSimpChinese"\nDelimiter ","\nCoordSys Earth Projection 1, 104\nColumns 2\n  A Char(9)\n  B Integer\nData\n${[1, 2, 3, 4].map((i) => `Region 1\n  5\n${ring(111, 35, i).map((p) => p.join(' ')).join('\n')}\n    Pen (1,2,0)`).join('\n')}\nPline 2\n111 35\n112 36\nPoint 111 35\n`);

/** By reader; those of shapefiles and drawings stand in their own tests. */
export async function originals(): Promise<Readonly<Record<Exclude<FormatId, 'shapefile' | 'dxf'>, readonly Drop[]>>> {
  const [areas] = await layersOf(geojsonFormat, setOf(geojsonFormat, { 'a.geojson': AREAS }));
  const { columns } = (await readOf(geojsonFormat, areas!)).value;
  const layer = { name: '矿区', columns, system: systemById('EPSG:4490') };
  const written = async (writer: Writer): Promise<Uint8Array> => (await writtenFiles(writer, 'x', [layer]))[0]!.bytes;
  const workbook = await written(xlsxWriter);
  return {
    dbase: [{ 'a.dbf': buildDbf([{ name: 'XKZH', width: 23 }, { name: gbk('矿山名称'), width: 16 }, { name: 'MJ', letter: 'N', width: 10, decimals: 2 }], Array.from({ length: 9 }, (_, i) => [`C99990120150671101345${10 + i}`, gbk('石湾沟石灰岩矿'), '   1234.50']), { languageByte: 0x4d, deletedRows: [3] }), 'a.cpg': utf8('GBK') }],
    geojson: [{ 'a.geojson': AREAS }, { 'b.json': ESRI_JSON }, { 'c.geojsonl': SEQUENCE }],
    kml: [{ 'b.kml': kml }, { 'b.kmz': buildZip([{ name: 'doc.kml', bytes: kml, utf8Flag: true }]) }],
    gpx: [{ 'c.gpx': utf8(`<?xml version="1.0"?><gpx version="1.1">${[1, 2, 3].map((i) => `<trk><name>${i}</name><trkseg>${ring(111, 35, i).map(([e, n]) => `<trkpt lat="${n}" lon="${e}"><ele>${i}</ele></trkpt>`).join('')}</trkseg></trk><wpt lat="35" lon="111"/>`).join('')}</gpx>`) }],
    'parcel-text': [{ 'd.txt': gbk(`[属性描述]\r\n坐标系=2000国家大地坐标系\r\n几度分带=3\r\n带号=37\r\n[地块坐标]\r\n${[0, 1, 2].map((i) => `5,0.25,${i},青石${i},面,,采矿用地,0602,@\r\n${parcel(i)}`).join('\r\n')}`) }],
    'area-string': [{ 'e.txt': utf8([1, 2, 3].map((i) => `C371326201101712010000${i},1,4,1,3876000,37500000,2,3876000,37500100,3,3876100,37500100,4,3876100,37500000,850,700,,1`).join('\n')) }],
    'survey-points': [{ 'f.dat': utf8(Array.from({ length: 12 }, (_, i) => `${i},GCD,${37_500_000 + i},${3_876_000 + i * 2},${400 + i}`).join('\r\n')) }],
    csv: [
      { 'g.csv': utf8(`矿山名称,点号,X,Y\n${[0, 1, 2].map((i) => ring(37_500_000, 3_876_000 + 100 * i, 50).map(([e, n], k) => `矿${i},J${k},${n},${e}`).join('\n')).join('\n')}`) },
      { 'h.csv': utf8('WKT,n\n"POLYGON ((111 35, 112 35, 112 36, 111 35))",1\n"MULTIPOLYGON (((111 35,112 35,112 36,111 35)),((113 35,114 35,114 36,113 35)))",2\n') },
    ],
    // The second one's parts are damaged before they are packed again.
    xlsx: [{ 'x.xlsx': workbook }, await unpacked('y.xlsx', workbook)],
    flatgeobuf: [{ 'x.fgb': await written(flatgeobufWriter) }],
    geopackage: [{ 'x.gpkg': await written(geopackageWriter) }],
    'mapinfo-interchange': [{ 'x.mif': MIF, 'x.mid': utf8('"a",1\n"b",2\n"c",3\n"d",4\n"e",5\n"f",6\n') }],
    'mapinfo-table': [Object.fromEntries(['tab', 'dat', 'map', 'id'].map((part) => [`z.${part}`, fixture(`qingshi-tab/qingshi.${part}`)]))],
    photos: [{ '巡查/a.jpg': buildPhoto({ position: { latitude: [34, 58, 30], north: true, longitude: [113, 2, 15], east: true }, altitude: 800, datum: 'WGS-84', takenAt: '2026:06:18 10:02:33' }) }],
    'file-geodatabase': [Object.fromEntries(Object.entries(await unpacked('', fixture('qingshi.gdb.zip'))).map(([path, bytes]) => [path.replace(/^\//, ''), bytes]))],
  };
}

const fixture = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../fixtures/${path}`, import.meta.url)));

/** Entries of a zip by `name/entry`. */
async function unpacked(name: string, bytes: Uint8Array): Promise<Drop> {
  const entries: readonly ByteSource[] = await listZipEntries(memorySource(name, bytes), quietJob());
  return Object.fromEntries(await Promise.all(entries.map(async (entry) => [entry.path, (await readAll(entry)).slice()] as const)));
}

/** As it is dropped: parts of a workbook packed again. */
export function packed(drop: Drop): Drop {
  if (!Object.keys(drop).every((path) => path.startsWith('y.xlsx/'))) return drop;
  return { 'y.xlsx': buildZip(Object.entries(drop).map(([path, bytes]) => ({ name: path.slice('y.xlsx/'.length), bytes, utf8Flag: true }))) };
}
