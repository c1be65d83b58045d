import { describe, expect, test } from 'vitest';
import { describeSystem, ellipsoidOf, systemById, SYSTEMS, zoneOfLongitude } from '../../../shared/crs/systems.ts';
import { translator } from '../../../shared/i18n/text.ts';

describe('the table of DOMAIN §2.1', () => {
  test.each([
    // first and last of every range of the table: code, datum, zone width, zone, meridian
    ['EPSG:4491', 'CGCS2000', 6, 13, 75],
    ['EPSG:4501', 'CGCS2000', 6, 23, 135],
    ['EPSG:4502', 'CGCS2000', 6, undefined, 75],
    ['EPSG:4512', 'CGCS2000', 6, undefined, 135],
    ['EPSG:4513', 'CGCS2000', 3, 25, 75],
    ['EPSG:4526', 'CGCS2000', 3, 38, 114],
    ['EPSG:4533', 'CGCS2000', 3, 45, 135],
    ['EPSG:4534', 'CGCS2000', 3, undefined, 75],
    ['EPSG:4554', 'CGCS2000', 3, undefined, 135],
    ['EPSG:2327', 'XIAN1980', 6, 13, 75],
    ['EPSG:2337', 'XIAN1980', 6, 23, 135],
    ['EPSG:2338', 'XIAN1980', 6, undefined, 75],
    ['EPSG:2348', 'XIAN1980', 6, undefined, 135],
    ['EPSG:2349', 'XIAN1980', 3, 25, 75],
    ['EPSG:2362', 'XIAN1980', 3, 38, 114],
    ['EPSG:2369', 'XIAN1980', 3, 45, 135],
    ['EPSG:2370', 'XIAN1980', 3, undefined, 75],
    ['EPSG:2390', 'XIAN1980', 3, undefined, 135],
    ['EPSG:21413', 'BEIJING1954', 6, 13, 75],
    ['EPSG:21423', 'BEIJING1954', 6, 23, 135],
    ['EPSG:21453', 'BEIJING1954', 6, undefined, 75],
    ['EPSG:21463', 'BEIJING1954', 6, undefined, 135],
    ['EPSG:2401', 'BEIJING1954', 3, 25, 75],
    ['EPSG:2414', 'BEIJING1954', 3, 38, 114],
    ['EPSG:2421', 'BEIJING1954', 3, 45, 135],
    ['EPSG:2422', 'BEIJING1954', 3, undefined, 75],
    ['EPSG:2442', 'BEIJING1954', 3, undefined, 135],
    ['EPSG:4568', 'NEWBEIJING', 6, 13, 75],
    ['EPSG:4578', 'NEWBEIJING', 6, 23, 135],
    ['EPSG:4579', 'NEWBEIJING', 6, undefined, 75],
    ['EPSG:4589', 'NEWBEIJING', 6, undefined, 135],
    ['EPSG:4652', 'NEWBEIJING', 3, 25, 75],
    ['EPSG:4656', 'NEWBEIJING', 3, 29, 87],
    ['EPSG:4766', 'NEWBEIJING', 3, 30, 90],
    ['EPSG:4781', 'NEWBEIJING', 3, 45, 135],
    ['EPSG:4782', 'NEWBEIJING', 3, undefined, 75],
    ['EPSG:4800', 'NEWBEIJING', 3, undefined, 129],
    ['EPSG:4812', 'NEWBEIJING', 3, undefined, 132],
    ['EPSG:4822', 'NEWBEIJING', 3, undefined, 135],
  ])('%s', (id, datum, zoneWidthDegrees, zone, centralMeridianDegrees) => {
    const falseEastingMetres = zone === undefined ? 500_000 : zone * 1_000_000 + 500_000;
    expect(systemById(id)).toMatchObject({ kind: 'gauss-kruger', datum, zoneWidthDegrees, centralMeridianDegrees, falseEastingMetres });
    expect(systemById(id)!.zone).toBe(zone);
  });

  test('geographic systems, one per datum', () => {
    const geographic = SYSTEMS.filter((system) => system.kind === 'geographic').map((system) => [system.id, system.datum]);
    expect(geographic).toEqual([
      ['EPSG:4490', 'CGCS2000'],
      ['EPSG:4610', 'XIAN1980'],
      ['EPSG:4214', 'BEIJING1954'],
      ['EPSG:4555', 'NEWBEIJING'],
      ['EPSG:4326', 'WGS84'],
    ]);
  });

  test('holds 4 × (21 + 21 + 11 + 11) plane systems, every id once', () => {
    expect(SYSTEMS.filter((system) => system.kind === 'gauss-kruger')).toHaveLength(256);
    expect(new Set(SYSTEMS.map((system) => system.id)).size).toBe(SYSTEMS.length);
  });

  test('ellipsoids', () => {
    expect(ellipsoidOf('CGCS2000')).toEqual({ semiMajorMetres: 6_378_137, inverseFlattening: 298.257222101 });
    expect(ellipsoidOf('XIAN1980')).toEqual({ semiMajorMetres: 6_378_140, inverseFlattening: 298.257 });
    expect(ellipsoidOf('BEIJING1954')).toEqual({ semiMajorMetres: 6_378_245, inverseFlattening: 298.3 });
    expect(() => ellipsoidOf('OTHER')).toThrow();
  });
});

test('ids are found whatever their case and spaces', () => {
  expect(systemById(' epsg: 4526')?.zone).toBe(38);
  expect(systemById('EPSG:3857')).toBeNull();
});

test('the zone of a longitude', () => {
  expect(zoneOfLongitude(3, 112.499)).toBe(37);
  expect(zoneOfLongitude(3, 112.5)).toBe(38);
  expect(zoneOfLongitude(6, 113.999)).toBe(19);
  expect(zoneOfLongitude(6, 114)).toBe(20);
});

test('systems are described as an office writes them', () => {
  const zh = translator('zh-CN');
  expect(describeSystem(systemById('EPSG:4526')!, zh)).toBe('CGCS2000 / 3°带 38（EPSG:4526）');
  expect(describeSystem(systemById('EPSG:2344')!, zh)).toBe('西安 80 / 6°带 中央经线 111°（EPSG:2344）');
  expect(describeSystem(systemById('EPSG:4490')!, zh)).toBe('CGCS2000 经纬度（EPSG:4490）');
  expect(describeSystem({ id: 'WKT:1', datum: 'OTHER', kind: 'other', name: 'WGS_1984_UTM_Zone_49N' }, zh)).toBe('WGS_1984_UTM_Zone_49N');
});
