import { describe, expect, test } from 'vitest';
import { judgeSystem } from '../../../shared/crs/guess.ts';
import { writePrj } from '../../../shared/crs/prj.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { EMPTY_EXTENT, type Extent } from '../../../shared/model/extent.ts';

const prjOf = (code: number): string => writePrj(systemById(`EPSG:${code}`)!);
const ZONE_38: Extent = [38_496_905.32, 3_862_418.77, 38_527_880.54, 3_888_046.1];
const codes = (notes: readonly { code: string }[]): string[] => notes.map((note) => note.code);
const offered = (evidence: ReturnType<typeof judgeSystem>): string[] => evidence.candidates.map((candidate) => `${candidate.system.id} ${candidate.confidence}`);

describe('without a .prj the numbers offer, and never decide a datum', () => {
  test('8-digit easting of a 3° zone', () => {
    const evidence = judgeSystem(null, ZONE_38, 'a.shp');
    expect(evidence.declared).toBeNull();
    expect(offered(evidence)).toEqual(['EPSG:4526 possible', 'EPSG:2362 possible', 'EPSG:2414 possible']);
    expect(evidence.candidates[0]!.reason).toEqual({ code: 'crs.reason.zone-first', params: { zone: 38, width: 3 } });
    expect(evidence.axesLookSwapped).toBe(false);
  });
  test('8-digit easting of a 6° zone', () => {
    expect(offered(judgeSystem(null, [19_400_000, 3_800_000, 19_460_000, 3_850_000], 'a.shp'))).toEqual(['EPSG:4497 possible', 'EPSG:2333 possible', 'EPSG:21419 possible']);
  });
  test('western 6° zones might be an online map', () => {
    expect(codes(judgeSystem(null, [13_400_000, 3_800_000, 13_460_000, 3_850_000], 'a.shp').notes)).toEqual(['crs.numbers-maybe-web-mercator']);
  });
  test('degrees in China', () => {
    const evidence = judgeSystem(null, [113.5, 34.9, 114.1, 35.3], 'a.shp');
    expect(offered(evidence)).toEqual(['EPSG:4490 possible', 'EPSG:4326 possible', 'EPSG:4610 possible', 'EPSG:4214 possible']);
  });
  test.each<[string, Extent, string]>([
    ['6-digit easting: the meridian is not in the numbers', [496_905, 3_862_418, 527_880, 3_888_046], 'crs.numbers-no-prefix'],
    ['local mine grid', [1_000, 2_000, 6_500, 7_800], 'crs.numbers-local'],
    ['packed degrees, minutes, seconds', [1_110_530.25, 350_412.1, 1_110_859.5, 350_655], 'crs.numbers-dms'],
    ['degrees elsewhere', [-122.5, 37.6, -122.3, 37.9], 'crs.numbers-small'],
    ['two zones in one file', [37_690_000, 3_862_418, 38_310_000, 3_888_046], 'crs.numbers-mixed-zones'],
    ['an online map', [12_600_000, 4_100_000, 12_700_000, 4_200_000], 'crs.numbers-unknown'],
    ['one stray vertex at the origin', [0, 0, 38_527_880, 3_888_046], 'crs.numbers-unknown'],
  ])('%s', (_what, extent, code) => {
    const evidence = judgeSystem(null, extent, 'a.shp');
    expect(evidence.candidates).toEqual([]);
    expect(codes(evidence.notes)).toEqual([code]);
  });
});

describe('exchanged axes', () => {
  test.each<[string, Extent, string[]]>([
    ['northing before prefixed easting', [3_862_418, 38_496_905, 3_888_046, 38_527_880], ['EPSG:4526 possible', 'EPSG:2362 possible', 'EPSG:2414 possible']],
    ['latitude before longitude', [34.9, 113.5, 35.3, 114.1], ['EPSG:4490 possible', 'EPSG:4326 possible', 'EPSG:4610 possible', 'EPSG:4214 possible']],
    ['northing before plain easting', [3_862_418, 496_905, 3_888_046, 527_880], []],
  ])('%s', (_what, extent, ids) => {
    const evidence = judgeSystem(null, extent, 'a.shp');
    expect(evidence.axesLookSwapped).toBe(true);
    expect(offered(evidence)).toEqual(ids);
    expect(codes(evidence.notes)).toContain('crs.axes-swapped');
  });
  test('the .prj is still believed when its numbers fit after an exchange', () => {
    const evidence = judgeSystem(prjOf(4526), [3_862_418, 38_496_905, 3_888_046, 38_527_880], 'a.shp');
    expect(evidence.declared?.id).toBe('EPSG:4526');
    expect(evidence.axesLookSwapped).toBe(true);
  });
});

describe('with a .prj', () => {
  test('that fits', () => {
    const evidence = judgeSystem(prjOf(4526), ZONE_38, 'a.shp');
    expect(evidence.declared?.id).toBe('EPSG:4526');
    expect(offered(evidence)).toEqual(['EPSG:4526 certain']);
    expect(evidence.notes).toEqual([]);
  });
  test.each([
    ['zone 37 declared, numbers of zone 38', 4525],
    ['6° zone declared, numbers of a 3° zone', 4497],
    ['no prefix declared, numbers with prefix', 4547],
    ['degrees declared, numbers in metres', 4490],
  ])('%s: not believed, told, and left to the user', (_what, code) => {
    const evidence = judgeSystem(prjOf(code), ZONE_38, 'a.shp');
    expect(evidence.declared).toBeNull();
    expect(codes(evidence.notes)).toEqual(['crs.prj-contradicts-numbers']);
    expect(offered(evidence)).toEqual(['EPSG:4526 possible', 'EPSG:2362 possible', 'EPSG:2414 possible', `EPSG:${code} possible`]);
  });
  test('plane declared, numbers in degrees', () => {
    expect(judgeSystem(prjOf(4526), [113.5, 34.9, 114.1, 35.3], 'a.shp').declared).toBeNull();
  });
  test('without a prefix, numbers without a prefix', () => {
    expect(judgeSystem(prjOf(4547), [496_905, 3_862_418, 527_880, 3_888_046], 'a.shp').declared?.id).toBe('EPSG:4547');
  });
  test('degrees of a Chinese datum outside China: not believed, told with the file', () => {
    const evidence = judgeSystem(prjOf(4490), [-122.5, 37.6, -122.3, 37.9], 'a.shp');
    expect([evidence.declared, codes(evidence.notes), offered(evidence)]).toEqual([null, ['crs.prj-contradicts-numbers', 'crs.numbers-small'], ['EPSG:4490 possible']]);
    expect(evidence.notes.every(({ params }) => params?.['file'] === 'a.shp')).toBe(true);
  });
  test('WGS 84 outside China fits too', () => {
    expect(judgeSystem(prjOf(4326), [-122.5, 37.6, -122.3, 37.9], 'a.shp').declared?.id).toBe('EPSG:4326');
  });
  test('of another kind is kept by name and offers the numbers’ candidates beside', () => {
    const evidence = judgeSystem('PROJCS["Some_Grid",GEOGCS["x",DATUM["y",SPHEROID["z",6378137.0,298.257222101]],UNIT["Degree",0.0174532925199433]],PROJECTION["Cassini"],UNIT["Meter",1.0]]', ZONE_38, 'a.shp');
    expect(evidence.declared).toMatchObject({ kind: 'other', name: 'Some_Grid' });
    expect(codes(evidence.notes)).toEqual(['crs.prj-other-system']);
    expect(offered(evidence).slice(1)).toEqual(['EPSG:4526 possible', 'EPSG:2362 possible', 'EPSG:2414 possible']);
  });
  test('that cannot be read is told and treated as missing', () => {
    const evidence = judgeSystem('<html>', ZONE_38, 'a.shp');
    expect(evidence.declared).toBeNull();
    expect(codes(evidence.notes)).toEqual(['crs.prj-unreadable']);
  });
  test('an empty layer keeps what its .prj says', () => {
    expect(judgeSystem(prjOf(4526), EMPTY_EXTENT, 'a.shp').declared?.id).toBe('EPSG:4526');
  });
});

test('a vertical system beside the plane one is read as the file\'s elevation datum', () => {
  const prj = writePrj(systemById('EPSG:4526')!);
  expect(judgeSystem(`${prj},VERTCS["Yellow_Sea_1985",VDATUM["Yellow_Sea_1985"],PARAMETER["Vertical_Shift",0.0],PARAMETER["Direction",1.0],UNIT["Meter",1.0]]`, [38_420_000, 3_860_000, 38_460_000, 3_900_000], '甲.shp')).toMatchObject({ declared: { id: 'EPSG:4526' }, elevationDatum: 'national-1985' });
  expect(judgeSystem(`COMPD_CS["x",${prj},VERT_CS["Yellow Sea 1956 height",VERT_DATUM["Yellow Sea 1956",2005]]]`, [38_420_000, 3_860_000, 38_460_000, 3_900_000], '甲.shp').elevationDatum).toBe('huanghai-1956');
  expect(judgeSystem(prj, [38_420_000, 3_860_000, 38_460_000, 3_900_000], '甲.shp').elevationDatum).toBeUndefined();
});
