import { describe, expect, test } from 'vitest';
import { interpretPrj, readPrj, registryName, writePrj } from '../../../shared/crs/prj.ts';
import { SYSTEMS, systemById } from '../../../shared/crs/systems.ts';

/** ESRI WKT1 of EPSG:4526 as ArcGIS writes it; the parts a test changes are parameters. */
const cgcs = (name: string, falseEasting: number, meridian: number, projection = 'Gauss_Kruger', extra = ''): string =>
  `PROJCS["${name}",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["${projection}"],PARAMETER["False_Easting",${falseEasting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]${extra}]`;

test('every system of the table comes back from the .prj that is written for it', () => {
  for (const system of SYSTEMS) expect(readPrj(writePrj(system)), system.id).toEqual(system);
});

test('names as other programs write them', () => {
  expect(registryName(systemById('EPSG:4526')!)).toBe('CGCS2000_3_Degree_GK_Zone_38');
  expect(registryName(systemById('EPSG:4547')!)).toBe('CGCS2000_3_Degree_GK_CM_114E');
  expect(registryName(systemById('EPSG:2332')!)).toBe('Xian_1980_GK_Zone_18');
  expect(registryName(systemById('EPSG:4490')!)).toBe('GCS_China_Geodetic_Coordinate_System_2000');
});

describe('by parameters, not by name', () => {
  test.each([
    ['CGCS2000_3_Degree_GK_Zone_38', 38_500_000, 114, 'EPSG:4526'],
    ['CGCS2000_3_Degree_GK_CM_114E', 500_000, 114, 'EPSG:4547'],
    ['CGCS2000_GK_Zone_19', 19_500_000, 111, 'EPSG:4497'],
    ['CGCS2000_GK_CM_111E', 500_000, 111, 'EPSG:4508'],
    ['CGCS2000 / 3-degree Gauss-Kruger CM 111E', 500_000, 111, 'EPSG:4546'],
    ['qing_shi_xian', 38_500_000, 114, 'EPSG:4526'],
    ['未命名', 500_000, 114, 'EPSG:4547'],
  ])('%s', (name, falseEasting, meridian, id) => {
    expect(readPrj(cgcs(name, falseEasting, meridian))?.id).toBe(id);
    expect(readPrj(cgcs(name, falseEasting, meridian, 'Transverse_Mercator'))?.id).toBe(id);
  });

  test('a name that contradicts the parameters is told', () => {
    const reading = interpretPrj(cgcs('CGCS2000_3_Degree_GK_Zone_37', 38_500_000, 114))!;
    expect(reading.system.id).toBe('EPSG:4526');
    expect(reading.notes.map((note) => note.code)).toEqual(['crs.prj-name-contradicts']);
  });

  test('zone and meridian that contradict each other are not believed', () => {
    const reading = interpretPrj(cgcs('x', 38_500_000, 111))!;
    expect(reading.system).toMatchObject({ kind: 'other', datum: 'OTHER', name: 'x' });
    expect(reading.notes.map((note) => note.code)).toEqual(['crs.prj-zone-contradicts-meridian']);
  });

  test('an own meridian stays computable', () => {
    const system = readPrj(cgcs('青石县独立坐标系', 500_000, 113.5))!;
    expect(system).toMatchObject({ kind: 'gauss-kruger', datum: 'CGCS2000', centralMeridianDegrees: 113.5, falseEastingMetres: 500_000, name: '青石县独立坐标系' });
    expect(system.id).toMatch(/^WKT:[0-9a-f]{16}$/);
    expect(readPrj(writePrj(system))).toMatchObject({ kind: 'gauss-kruger', centralMeridianDegrees: 113.5 });
  });

  test.each([
    ['scale', cgcs('x', 500_000, 111).replace('"Scale_Factor",1.0', '"Scale_Factor",0.9996')],
    ['origin', cgcs('x', 500_000, 111).replace('"Latitude_Of_Origin",0.0', '"Latitude_Of_Origin",30.0')],
    ['northing', cgcs('x', 500_000, 111).replace('"False_Northing",0.0', '"False_Northing",-3000000.0')],
    ['kilometres', cgcs('x', 500_000, 111).replace('UNIT["Meter",1.0]', 'UNIT["Kilometer",1000.0]')],
    ['projection', cgcs('x', 500_000, 111, 'Lambert_Conformal_Conic')],
    ['prime meridian', cgcs('x', 500_000, 111).replace('"Greenwich",0.0', '"Ferro",-17.6666')],
  ])('another %s is another system', (_what, text) => {
    expect(readPrj(text)).toMatchObject({ kind: 'other', datum: 'OTHER', name: 'x' });
  });
});

describe('datums', () => {
  test.each([
    ['D_Xian_1980', 'Xian_1980', '6378140.0,298.257', 'EPSG:2362'],
    ['Xian_1980', 'IAG 1975', '6378140,298.257', 'EPSG:2362'],
    ['D_Beijing_1954', 'Krasovsky_1940', '6378245.0,298.3', 'EPSG:2414'],
    ['D_New_Beijing', 'Krasovsky_1940', '6378245.0,298.3', 'EPSG:4774'],
    ['China_2000', 'CGCS2000', '6378137,298.257222101', 'EPSG:4526'],
    ['2000国家大地坐标系', 'GRS 1980', '6378137,298.257222101', 'EPSG:4526'],
    ['D_unknown', 'CGCS2000', '6378137,298.257222101', 'EPSG:4526'],
  ])('%s on %s', (datum, ellipsoid, axes, id) => {
    const text = `PROJCS["any",GEOGCS["any",DATUM["${datum}",SPHEROID["${ellipsoid}",${axes}]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",114],PARAMETER["scale_factor",1],PARAMETER["false_easting",38500000],PARAMETER["false_northing",0],UNIT["metre",1]]`;
    expect(readPrj(text)?.id).toBe(id);
  });

  test('an ellipsoid alone that several datums share is no datum', () => {
    const unknown = cgcs('any', 38_500_000, 114).replaceAll(/"(GCS_China[^"]*|D_China_2000)"/g, '"unknown"').replace('SPHEROID["CGCS2000"', 'SPHEROID["GRS_1980"');
    expect(readPrj(unknown)).toMatchObject({ datum: 'OTHER', kind: 'other' });
  });

  test('a datum on a wrong ellipsoid is not believed', () => {
    const reading = interpretPrj(cgcs('any', 38_500_000, 114).replace('6378137.0,298.257222101', '6378245.0,298.3'))!;
    expect(reading.system.datum).toBe('OTHER');
    expect(reading.notes.map((note) => note.code)).toEqual(['crs.prj-ellipsoid-contradicts']);
  });
});

test('OGC WKT1 with authorities and axes', () => {
  const text =
    'PROJCS["CGCS2000 / 3-degree Gauss-Kruger zone 38",GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",114],PARAMETER["scale_factor",1],PARAMETER["false_easting",38500000],PARAMETER["false_northing",0],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["Northing",NORTH],AXIS["Easting",EAST],AUTHORITY["EPSG","4526"]]';
  expect(readPrj(text)?.id).toBe('EPSG:4526');
});

test('WKT2', () => {
  const text = `PROJCRS["CGCS2000 / 3-degree Gauss-Kruger zone 38",
    BASEGEOGCRS["China Geodetic Coordinate System 2000",
        DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],
        PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4490]],
    CONVERSION["3-degree Gauss-Kruger zone 38",METHOD["Transverse Mercator",ID["EPSG",9807]],
        PARAMETER["Latitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8801]],
        PARAMETER["Longitude of natural origin",114,ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",8802]],
        PARAMETER["Scale factor at natural origin",1,SCALEUNIT["unity",1],ID["EPSG",8805]],
        PARAMETER["False easting",38500000,LENGTHUNIT["metre",1],ID["EPSG",8806]],
        PARAMETER["False northing",0,LENGTHUNIT["metre",1],ID["EPSG",8807]]],
    CS[Cartesian,2],AXIS["northing (X)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (Y)",east,ORDER[2],LENGTHUNIT["metre",1]],
    ID["EPSG",4526]]`;
  expect(readPrj(text)?.id).toBe('EPSG:4526');
  expect(readPrj('GEOGCRS["CGCS2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101]],CS[ellipsoidal,2],AXIS["lat",north],AXIS["lon",east],ANGLEUNIT["degree",0.0174532925199433]]')?.id).toBe('EPSG:4490');
});

test('other systems keep their name', () => {
  const utm =
    'PROJCS["WGS_1984_UTM_Zone_49N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",111.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
  expect(readPrj(utm)).toMatchObject({ kind: 'other', datum: 'OTHER', name: 'WGS_1984_UTM_Zone_49N' });
  expect(readPrj('GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]')).toMatchObject({ kind: 'other', name: 'GCS_North_American_1983' });
});

test.each([[''], ['Projection    TRANSVERSE\nDatum WGS84\n'], ['<!DOCTYPE html><html></html>'], [cgcs('x', 500_000, 111).slice(0, -40)], ['['.repeat(5000)], ['A['.repeat(5000)]])(
  'what is no well-known text gives null: %.20s',
  (text) => {
    expect(readPrj(text)).toBeNull();
  },
);
