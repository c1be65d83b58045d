/**
 * Base maps of every kind lie where they belong: four colours meet at one known point, in a picture made by GDAL where
 * GDAL is there, and on the screen they meet at that point's pixel.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemById } from '../../shared/crs/systems.ts';
import { convertForShowing, imageSystemById } from '../../shared/raster/image-systems.ts';
import { degreeLevel, extentOfTile } from '../../shared/raster/tile-levels.ts';
import { freshFolder } from '../helpers/fresh-folder.ts';
import { withoutGdal } from '../helpers/gdal.ts';
import { buildGeoTiff, buildPng, type Paint } from '../helpers/raster-builder.ts';
import { answerFolderDialog, answerMessageBox, type RunningProgram } from './electron-app.ts';
import type { EnginePage } from './engine-page/page.ts';
import { buildEnginePage, startEnginePage } from './engine-page/start.ts';

declare const enginePage: EnginePage;

/** Where the four colours meet; EPSG:4526. */
const [EAST, NORTH] = [38_510_400, 3_870_700];
const zone38 = systemById('EPSG:4526')!;
const COLOURS = { northWest: [220, 30, 30], northEast: [30, 160, 30], southWest: [30, 60, 220], southEast: [230, 200, 20] } as const;
type Quarter = keyof typeof COLOURS;

const quarterOf = (east: number, north: number): Quarter => (north >= NORTH ? (east < EAST ? 'northWest' : 'northEast') : east < EAST ? 'southWest' : 'southEast');

/** Paints by where a pixel's middle lies on the ground. */
function paintedGround(systemId: string, west: number, north: number, pixel: number): Paint {
  return (column, row) => {
    const place = convertForShowing(Float64Array.of(west + (column + 0.5) * pixel, north - (row + 0.5) * pixel), imageSystemById(systemId)!, zone38)!;
    return COLOURS[quarterOf(place[0]!, place[1]!)];
  };
}

let application: string;
let program: RunningProgram;
let folder: string;
let server: Server;
let address: string;
const asked: string[] = [];

beforeAll(async () => {
  application = await buildEnginePage();
  server = createServer((request, response) => {
    asked.push(request.url!);
    const url = new URL(request.url!, 'http://127.0.0.1');
    const answer = answerOf(url);
    response.writeHead(answer === null ? 404 : 200, { 'content-type': typeof answer === 'string' ? 'text/xml' : 'image/png' });
    response.end(answer ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(application, { recursive: true, force: true });
});
beforeEach(async () => {
  folder = freshFolder();
  asked.length = 0;
  program = await startEnginePage(application);
  await program.page.evaluate(() => enginePage.showMap());
  await program.page.evaluate(([east, north]) => enginePage.mapHandle().zoomToExtent([east - 1000, north - 500, east + 1000, north + 500], 'EPSG:4526'), [EAST, NORTH] as const);
  await program.page.evaluate(() => enginePage.mapHandle().setScaleDenominator(10_000));
});
afterEach(() => program.dispose());

/** A bureau's server: WMS and WMTS, and 天地图's way of asking for tiles. */
function answerOf(url: URL): string | Uint8Array | null {
  const ask = (name: string): string => [...url.searchParams].find(([key]) => key.toLowerCase() === name)?.[1] ?? '';
  if (ask('request') === 'GetCapabilities') return ask('service') === 'WMS' ? WMS_CAPABILITIES : wmtsCapabilities();
  if (ask('request') === 'GetMap') {
    const [west, , , north] = ask('bbox').split(',').map(Number) as [number, number, number, number];
    const width = Number(ask('width'));
    return buildPng(width, Number(ask('height')), paintedGround(ask('srs'), west, north, (Number(ask('bbox').split(',')[2]) - west) / width));
  }
  if (ask('request') !== 'GetTile' || (url.pathname.startsWith('/img_c') && ask('tk') !== 'a-key-of-our-own')) return null;
  const level = degreeLevel(Number(ask('tilematrix').replace(/^.*:/, '')));
  const [west, , , north] = extentOfTile(level, Number(ask('tilecol')), Number(ask('tilerow')));
  return buildPng(256, 256, paintedGround('EPSG:4490', west, north, level.unitsPerPixel));
}

const WMS_CAPABILITIES = `<?xml version="1.0"?><WMT_MS_Capabilities version="1.1.1"><Capability><Request><GetMap><Format>image/png</Format></GetMap></Request>
<Layer><Title>县影像服务</Title><SRS>EPSG:4490</SRS><Layer><Name>county:ortho</Name><Title>2026 正射影像</Title><SRS>EPSG:4526 EPSG:3857</SRS><LatLonBoundingBox minx="113.5" miny="34.5" maxx="115" maxy="35.5"/></Layer></Layer></Capability></WMT_MS_Capabilities>`;

/** Degree levels with corners in the registry's order, latitude first, as GeoServer writes them. */
function wmtsCapabilities(): string {
  const matrices = Array.from({ length: 18 }, (_, index) => {
    const level = degreeLevel(index + 1);
    const scale = (level.unitsPerPixel * ((2 * Math.PI * 6_378_137) / 360)) / 0.00028;
    return `<TileMatrix><ows:Identifier>EPSG:4490:${index + 1}</ows:Identifier><ScaleDenominator>${scale}</ScaleDenominator><TopLeftCorner>90.0 -180.0</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>${level.columns}</MatrixWidth><MatrixHeight>${level.rows}</MatrixHeight></TileMatrix>`;
  });
  return `<?xml version="1.0"?><Capabilities xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1" version="1.0.0"><Contents><Layer><ows:Title>县影像切片</ows:Title><ows:Identifier>county:ortho</ows:Identifier><Style isDefault="true"><ows:Identifier>default</ows:Identifier></Style><Format>image/png</Format><TileMatrixSetLink><TileMatrixSet>EPSG:4490</TileMatrixSet></TileMatrixSetLink></Layer><TileMatrixSet><ows:Identifier>EPSG:4490</ows:Identifier><ows:SupportedCRS>urn:ogc:def:crs:EPSG::4490</ows:SupportedCRS>${matrices.join('')}</TileMatrixSet></Contents></Capabilities>`;
}

const near = (seen: string, quarter: Quarter): boolean => [1, 3, 5].every((at, index) => Math.abs(parseInt(seen.slice(at, at + 2), 16) - COLOURS[quarter][index]!) < 40);

/** The colours beside the point where they meet: within one and a half pixels of it on every side nothing else is seen. */
async function expectMeeting(pixelsAway = 2): Promise<void> {
  const [width, height] = await program.page.evaluate(() => [innerWidth, innerHeight] as const);
  const look = (x: number, y: number) => program.page.evaluate(([left, top]) => enginePage.mapColour(left!, top!), [width / 2 + x, height / 2 + y]);
  const places = { northWest: [-pixelsAway, -pixelsAway], northEast: [pixelsAway - 1, -pixelsAway], southWest: [-pixelsAway, pixelsAway - 1], southEast: [pixelsAway - 1, pixelsAway - 1] } as const satisfies Record<Quarter, readonly [number, number]>;
  const seen = async () => {
    const found: Record<string, string> = {};
    for (const [quarter, [x, y]] of Object.entries(places)) found[quarter] = await look(x, y);
    return found;
  };
  await expect.poll(async () => Object.entries(await seen()).filter(([quarter, colour]) => !near(colour, quarter as Quarter)), { timeout: 20_000 }).toEqual([]);
}

async function choose(path: string): Promise<void> {
  await answerFolderDialog(program, path);
}

/** 1 m pixels around the point, written by hand. */
function plainTiff(): string {
  const path = join(folder, '正射影像.tif');
  writeFileSync(path, buildGeoTiff(2400, 1600, { east: EAST - 1200, north: NORTH + 800, pixel: 1, code: 4526 }, paintedGround('EPSG:4526', EAST - 1200, NORTH + 800, 1)));
  return path;
}

test('a GeoTIFF in the map’s own zone', async () => {
  await choose(plainTiff());
  const { record } = await program.page.evaluate(() => enginePage.addBaseMap('picture'));
  expect(record).toMatchObject({ name: '正射影像', system: { id: 'EPSG:4526' }, source: { kind: 'picture', placedBy: 'file', widthPixels: 2400 } });
  await expectMeeting();
});

test.skipIf(withoutGdal)('GeoTIFFs that GDAL warped into web Mercator, degrees, UTM and the next zone, tiled and packed in its ways', async () => {
  const plain = plainTiff();
  const kinds = [['EPSG:3857', 'LZW'], ['EPSG:4490', 'DEFLATE'], ['EPSG:32650', 'JPEG'], ['EPSG:4525', 'PACKBITS']] as const;
  for (const [system, compression] of kinds) {
    const path = join(folder, `${compression}.tif`);
    execFileSync('gdalwarp', ['-q', '-t_srs', system, '-r', 'near', '-tr', ...(system === 'EPSG:4490' ? ['0.000005', '0.000005'] : ['0.5', '0.5']), '-co', `COMPRESS=${compression}`, '-co', 'TILED=YES', ...(compression === 'JPEG' ? ['-co', 'PHOTOMETRIC=YCBCR'] : []), plain, path]);
    execFileSync('gdaladdo', ['-q', '-r', 'nearest', path, '2', '4', '8']);
    await choose(path);
    await program.page.evaluate(() => enginePage.showBaseMaps([]));
    const { record, hindrance } = await program.page.evaluate(() => enginePage.addBaseMap('picture'));
    expect([hindrance, record.system?.id], compression).toEqual([null, system]);
    // JPEG keeps colours at half the resolution, and its overviews halve that again.
    await expectMeeting(compression === 'JPEG' ? 4 : 2);
  }
}, 120_000);

test('a scan with a world file; one without waits to be placed; unknown systems are asked for', async () => {
  writeFileSync(join(folder, '扫描图.png'), buildPng(1200, 800, paintedGround('EPSG:4526', EAST - 600, NORTH + 400, 1)));
  await choose(join(folder, '扫描图.png'));
  expect((await program.page.evaluate(() => enginePage.addBaseMap('picture'))).record.source).toMatchObject({ placement: null, placedBy: null });
  await expect.poll(() => program.page.evaluate(() => enginePage.baseMapTroubles()), { timeout: 30_000 }).toEqual(['not-placed']);
  writeFileSync(join(folder, '扫描图.pgw'), `1\n0\n0\n-1\n${EAST - 599.5}\n${NORTH + 399.5}\n`);
  await program.page.evaluate(() => enginePage.showBaseMaps([]));
  const { record } = await program.page.evaluate(() => enginePage.addBaseMap('picture'));
  expect(record).toMatchObject({ system: null, source: { placedBy: 'world-file' } });
  await expect.poll(() => program.page.evaluate(() => enginePage.baseMapTroubles()), { timeout: 30_000 }).toEqual(['no-system']);
  await program.page.evaluate(() => enginePage.showBaseMaps([]));
  await program.page.evaluate(() => enginePage.addBaseMap('picture', { systemId: 'EPSG:4526' }));
  await expectMeeting();
  // Another datum: nothing is shown, and it is said.
  await program.page.evaluate(() => enginePage.showBaseMaps([]));
  await program.page.evaluate(() => enginePage.addBaseMap('picture', { systemId: 'EPSG:2362' }));
  await expect.poll(() => program.page.evaluate(() => enginePage.baseMapTroubles()), { timeout: 30_000 }).toEqual(['other-datum']);
});

test.skipIf(withoutGdal)('MBTiles that GDAL cut, and folders of tiles with rows from the south and from the north', async () => {
  const plain = plainTiff();
  const mercator = join(folder, 'mercator.tif');
  execFileSync('gdalwarp', ['-q', '-t_srs', 'EPSG:3857', '-r', 'near', '-tr', '0.5', '0.5', plain, mercator]);
  const mbtiles = join(folder, '县影像.mbtiles');
  execFileSync('gdal_translate', ['-q', '-of', 'MBTILES', '-co', 'TILE_FORMAT=PNG', '-co', 'RESAMPLING=NEAREST', mercator, mbtiles]);
  execFileSync('gdaladdo', ['-q', '-r', 'nearest', mbtiles, '2', '4', '8']);
  await choose(mbtiles);
  const { record } = await program.page.evaluate(() => enginePage.addBaseMap('package'));
  expect(record.source).toMatchObject({ kind: 'mbtiles' });
  // Tiles of the finest level are coarser than the picture they were cut from.
  await expectMeeting(3);
  for (const [name, style] of [['TMS 切片', 'mercator'], ['XYZ 切片', 'xyz']] as const) {
    const tiles = join(folder, name);
    mkdirSync(tiles);
    execFileSync('gdal2tiles.py', ['-q', '-r', 'near', '-z', '14-17', ...(style === 'xyz' ? ['--xyz'] : []), mercator, tiles]);
    await choose(tiles);
    await program.page.evaluate(() => enginePage.showBaseMaps([]));
    const folderMap = await program.page.evaluate(() => enginePage.addBaseMap('folder'));
    // Without layers in the workspace nothing tells the ways of numbering apart: both are offered.
    expect(folderMap.readings.length).toBeGreaterThanOrEqual(2);
    const source = folderMap.record.source;
    if (source.kind !== 'tile-folder') throw new Error('no folder of tiles');
    await program.page.evaluate(([record, rowsFrom]) => enginePage.showBaseMaps([{ ...record, source: { ...record.source, rowsFrom } as typeof record.source, system: { id: 'EPSG:3857', datum: 'WGS84', kind: 'other' } }]), [folderMap.record, style === 'xyz' ? 'north' : 'south'] as const);
    await expectMeeting(3);
  }
}, 180_000);

test('a WMS and a WMTS of an own server, once a person allowed it; nothing is asked before', async () => {
  await answerMessageBox(program, 0);
  expect(await program.page.evaluate((url) => enginePage.addServer(`${url}/geoserver/wms`, 'WMS', 'county:ortho'), address)).toBe('not allowed');
  expect(asked).toEqual([]);
  await answerMessageBox(program, 1);
  expect(await program.page.evaluate((url) => enginePage.addServer(`${url}/geoserver/wms`, 'WMS', 'county:ortho'), address)).toMatchObject({ name: '2026 正射影像', system: { id: 'EPSG:4526' } });
  await expectMeeting();
  await program.page.evaluate(() => enginePage.showBaseMaps([]));
  expect(await program.page.evaluate((url) => enginePage.addServer(`${url}/geoserver/gwc/service/wmts`, 'WMTS', 'county:ortho'), address)).toMatchObject({ name: '县影像切片', system: { id: 'EPSG:4490' } });
  await expectMeeting();
  expect(await program.page.evaluate(() => enginePage.addServer('https://webst01.is.autonavi.com/appmaptile', 'WMTS', 'x'))).toBe('basemap.server-shifted');
  expect(await program.page.evaluate(() => fetch('app://kuangce/tiles/nothing/0/0/0').then((response) => response.status))).toBe(404);
}, 120_000);

test('天地图’s tiles with the user’s key, which the page never sees; without a network it says so and goes on', async () => {
  await answerMessageBox(program, 1);
  await program.page.evaluate((url) => enginePage.addTianditu(url, null, 'c'), address);
  await expect.poll(() => program.page.evaluate(() => enginePage.baseMapTroubles()), { timeout: 30_000 }).toEqual(['no-key']);
  await program.page.evaluate(() => enginePage.showBaseMaps([]));
  await program.page.evaluate((url) => enginePage.addTianditu(url, 'a-key-of-our-own', 'c'), address);
  await expectMeeting();
  expect(asked.some((url) => url.includes('tk=a-key-of-our-own') && url.includes('TILEMATRIXSET=c'))).toBe(true);
  expect(JSON.stringify(await program.page.evaluate(() => (globalThis as unknown as { window: { kuangce: { mapServers(): Promise<unknown> } } }).window.kuangce.mapServers()))).not.toContain('a-key');
  await program.page.evaluate(() => enginePage.showBaseMaps([]));
  await program.page.evaluate(() => enginePage.addTianditu('http://127.0.0.1:9', null, 'c'));
  await expect.poll(() => program.page.evaluate(() => enginePage.baseMapTroubles()), { timeout: 30_000 }).toEqual(['offline']);
});
