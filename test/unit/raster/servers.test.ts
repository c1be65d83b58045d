import { expect, test } from 'vitest';
import { quietJob } from '../../../shared/base/job.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { readCapabilities } from '../../../shared/raster/capabilities.ts';
import { readingsOfFolder } from '../../../shared/raster/folder-grid.ts';
import { systemOfGeoKeys } from '../../../shared/raster/geo-keys.ts';
import { isShiftedAddress, namesShiftedSource } from '../../../shared/raster/shifted-sources.ts';
import { servedLevels } from '../../../shared/raster/served-levels.ts';
import { capabilitiesAddress, originOf, tileAddress } from '../../../shared/raster/tile-requests.ts';

const read = (xml: string, address = 'http://10.0.0.8:8080/geoserver/ows') => readCapabilities(new TextEncoder().encode(xml), address, quietJob());

test('a WMS offers its layers in the systems that they inherit and that can be shown', async () => {
  const offers = await read(`<?xml version="1.0"?><!DOCTYPE WMT_MS_Capabilities SYSTEM "x.dtd"><WMT_MS_Capabilities><Capability><Request><GetMap><Format>image/jpeg</Format><Format>image/png8</Format></GetMap></Request>
    <Layer><Title>根</Title><SRS>EPSG:4490</SRS><Layer><Name>a</Name><Title>影像</Title><SRS>EPSG:4526</SRS><LatLonBoundingBox minx="113" miny="34" maxx="115" maxy="36"/></Layer><Layer><Name>b</Name><SRS>EPSG:99999</SRS></Layer><Layer><Title>只有标题</Title></Layer></Layer></Capability></WMT_MS_Capabilities>`);
  expect(offers.map((offer) => offer.kind === 'wms' && [offer.layer, offer.title, offer.systems.map((system) => system.id), offer.format])).toEqual([
    ['a', '影像', ['EPSG:4490', 'EPSG:4526'], 'image/jpeg'],
    ['b', 'b', ['EPSG:4490'], 'image/jpeg'],
  ]);
  expect(offers[0]).toMatchObject({ degrees: [113, 34, 115, 36] });
});

test('a WMTS offers each grid; corners follow the registry’s axes or the map’s, and the numbers tell which', async () => {
  const grid = (name: string, words: string, corner: string, scale: number) => `<TileMatrixSet><ows:Identifier>${name}</ows:Identifier><ows:SupportedCRS>${words}</ows:SupportedCRS><TileMatrix><ows:Identifier>7</ows:Identifier><ScaleDenominator>${scale}</ScaleDenominator><TopLeftCorner>${corner}</TopLeftCorner><TileWidth>256</TileWidth><TileHeight>256</TileHeight><MatrixWidth>8</MatrixWidth><MatrixHeight>4</MatrixHeight></TileMatrix></TileMatrixSet>`;
  const offers = await read(`<Capabilities xmlns:ows="o" xmlns:xlink="x"><Contents><Layer><ows:Title>影像</ows:Title><ows:Identifier>a</ows:Identifier><Style><ows:Identifier>s</ows:Identifier></Style><Format>image/png</Format>
    ${['d', 'l', 'z', 'x'].map((set) => `<TileMatrixSetLink><TileMatrixSet>${set}</TileMatrixSet></TileMatrixSetLink>`).join('')}<ResourceURL format="image/png" resourceType="tile" template="http://10.0.0.8/t/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"/></Layer>
    ${grid('d', 'urn:ogc:def:crs:EPSG::4490', '90.0 -180.0', 2.795411320143589e8)}${grid('l', 'EPSG:4326', '-180 90', 2.795411320143589e8)}${grid('z', 'urn:ogc:def:crs:EPSG::4526', '10002100.0 32876800.0', 10_000)}${grid('x', 'urn:ogc:def:crs:EPSG::99999', '0 0', 10_000)}</Contents></Capabilities>`);
  expect(offers.map((offer) => offer.kind === 'wmts' && [offer.set, offer.system.id, offer.levels[0]!.originEast, offer.levels[0]!.originNorth])).toEqual([
    ['d', 'EPSG:4490', -180, 90],
    ['l', 'EPSG:4326', -180, 90],
    ['z', 'EPSG:4526', 32_876_800, 10_002_100],
  ]);
  expect(offers[0]!.kind === 'wmts' && offers[0]!.levels[0]!.unitsPerPixel).toBeCloseTo(0.703125, 9);
  expect(offers[2]!.kind === 'wmts' && offers[2]!.levels[0]!.unitsPerPixel).toBeCloseTo(2.8, 12);
  const [first] = offers;
  if (first?.kind !== 'wmts') throw new Error('no WMTS');
  expect(tileAddress({ kind: 'wmts', template: first.template, layer: 'a', levels: first.levels }, first.system, first.levels[0]!, 3, 2, 'secret')).toBe('http://10.0.0.8/t/s/d/7/2/3.png');
});

test('what is no description of a service is refused', async () => {
  await expect(read('<html><body>登录</body></html>')).rejects.toMatchObject({ problem: { code: 'basemap.server-no-capabilities' } });
});

test('天地图 is asked as its pages say, with the key; a WMS is asked for the box of the tile and keeps its own parameters', () => {
  const tianditu = { kind: 'tianditu', address: 'https://t0.tianditu.gov.cn/', theme: 'img', matrixSet: 'c' } as const;
  const levels = servedLevels(tianditu, null);
  expect(levels[0]).toMatchObject({ name: '1', unitsPerPixel: 0.703125 });
  const url = new URL(tileAddress(tianditu, systemById('EPSG:4490')!, levels[11]!, 3300, 600, 'a key'));
  expect([url.origin, url.pathname, Object.fromEntries(url.searchParams)]).toEqual(['https://t0.tianditu.gov.cn', '/img_c/wmts', { SERVICE: 'WMTS', REQUEST: 'GetTile', VERSION: '1.0.0', LAYER: 'img', STYLE: 'default', TILEMATRIXSET: 'c', FORMAT: 'tiles', TILEMATRIX: '12', TILEROW: '600', TILECOL: '3300', tk: 'a key' }]);
  const wms = { kind: 'wms', address: 'http://10.0.0.8/cgi?map=/x.map&REQUEST=GetCapabilities', layers: 'a,b', format: 'image/png' } as const;
  const level = servedLevels(wms, [38_500_000, 3_800_000, 38_600_000, 3_900_000])[1]!;
  const asked = new URL(tileAddress(wms, systemById('EPSG:4526')!, level, 1, 1, 'a key'));
  expect(asked.searchParams.get('BBOX')).toBe('38550000,3800000,38600000,3850000');
  expect([asked.searchParams.get('map'), asked.searchParams.getAll('REQUEST'), asked.searchParams.get('SRS'), asked.href.includes('a+key')]).toEqual(['/x.map', ['GetMap'], 'EPSG:4526', false]);
  expect(new URL(capabilitiesAddress('http://10.0.0.8/wms?service=wfs', 'WMS')).searchParams.getAll('SERVICE')).toEqual(['WMS']);
});

test.each([['http://10.0.0.8:8080/geoserver', 'http://10.0.0.8:8080'], ['https://t0.tianditu.gov.cn', 'https://t0.tianditu.gov.cn'], ['file:///etc/passwd', null], ['http://user:word@10.0.0.8/', null], ['10.0.0.8', null], ['javascript:1', null]])('the server of “%s” is %s', (address, origin) => {
  expect(originOf(address)).toBe(origin);
});

test('services with shifted tiles are known by their hosts and words; others are not suspected', () => {
  expect(['https://webst01.is.autonavi.com/x/{z}', 'https://rt0.map.gtimg.com/tile', 'http://mt1.google.cn/vt', 'https://maponline0.bdimg.com/tile'].map(isShiftedAddress)).toEqual([true, true, true, true]);
  expect(['https://t0.tianditu.gov.cn', 'http://10.0.0.8/amap.com', 'https://notamap.com'].map(isShiftedAddress)).toEqual([false, false, false]);
  expect([namesShiftedSource(['高德卫星']), namesShiftedSource(['2026 年无人机正射', '天地图'])]).toEqual([true, false]);
});

test('a GeoTIFF says its system by code, by parameters, or in words that cannot be computed', () => {
  expect(systemOfGeoKeys({ GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 4526 })).toMatchObject({ state: 'known', system: { id: 'EPSG:4526' } });
  expect(systemOfGeoKeys({ GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4490 })).toMatchObject({ state: 'known', system: { id: 'EPSG:4490' } });
  const own = { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32_767, PCSCitationGeoKey: 'CGCS2000_3_Degree_GK_Zone_38', ProjCoordTransGeoKey: 1, ProjNatOriginLongGeoKey: 114, ProjFalseEastingGeoKey: 38_500_000, ProjScaleAtNatOriginGeoKey: 1 };
  expect(systemOfGeoKeys(own)).toMatchObject({ state: 'known', system: { id: 'EPSG:4526' } });
  expect(systemOfGeoKeys({ ...own, ProjScaleAtNatOriginGeoKey: 0.9996 })).toEqual({ state: 'foreign', name: 'CGCS2000_3_Degree_GK_Zone_38' });
  expect(systemOfGeoKeys({ GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 27_700 })).toEqual({ state: 'foreign', name: 'EPSG:27700' });
  expect(systemOfGeoKeys({})).toEqual({ state: 'none' });
});

test('a folder’s numbers are read in the way that lies where the layers lie', () => {
  const ground = [113.5, 34.5, 114.5, 35.5] as const;
  // Level 12 of 天地图’s degrees over 114° E, 35° N: column (114 + 180) / 0.087890625, row (90 − 35) / 0.087890625.
  const [first] = readingsOfFolder([{ level: 12, columns: [3345, 3346], rows: [625, 626] }], ground);
  expect(first).toMatchObject({ grid: 'degrees', rowsFrom: 'north', fits: true, system: { id: 'EPSG:4490' } });
  const [tms] = readingsOfFolder([{ level: 12, columns: [3345, 3345], rows: [2471, 2472] }], ground);
  expect(tms).toMatchObject({ grid: 'mercator', rowsFrom: 'south', fits: true });
  expect(readingsOfFolder([{ level: 12, columns: [3345, 3346], rows: [625, 626] }], null)[0]!.fits).toBeNull();
});
