import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../../shared/base/news.ts';
import { readPrj } from '../../../shared/crs/prj.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { analysisSystemFor, planeFor, conversionBetween, convertCoordinates } from '../../../shared/crs/transform.ts';
import type { CoordinateSystem } from '../../../shared/model/coordinate-system.ts';

const of = (code: number): CoordinateSystem => systemById(`EPSG:${code}`)!;

describe('conversionBetween', () => {
  test('same system, and the 6° meridian that is also a 3° meridian', () => {
    expect(conversionBetween(of(4526), of(4526))).toEqual({ possible: true, kind: 'same' });
    expect(conversionBetween(of(4546), of(4508))).toEqual({ possible: true, kind: 'same' }); // both 111°E, 500 000
  });
  test('inside one datum everything is exact', () => {
    expect(conversionBetween(of(4525), of(4526))).toEqual({ possible: true, kind: 'zone-change' });
    expect(conversionBetween(of(4526), of(4547))).toEqual({ possible: true, kind: 'zone-change' }); // prefix only
    expect(conversionBetween(of(4490), of(4526))).toEqual({ possible: true, kind: 'from-geographic' });
    expect(conversionBetween(of(4526), of(4490))).toEqual({ possible: true, kind: 'to-geographic' });
  });
  test.each([
    [4526, 2362], // CGCS2000 – Xi'an 80
    [4526, 2414], // CGCS2000 – Beijing 54
    [2414, 4773], // Beijing 54 – new Beijing 54: the same ellipsoid, another datum
    [4490, 4326], // CGCS2000 – WGS 84: close, but nobody decided that here
  ])('EPSG:%d and EPSG:%d are never converted', (a, b) => {
    const conversion = conversionBetween(of(a), of(b));
    expect(conversion.possible).toBe(false);
    expect(!conversion.possible && conversion.reason.code).toBe('crs.different-datum');
    expect(() => convertCoordinates(Float64Array.of(1, 2), of(a), of(b))).toThrow();
  });
  test('a system that only its .prj describes', () => {
    const utm: CoordinateSystem = { id: 'WKT:1', datum: 'OTHER', kind: 'other', name: 'UTM' };
    expect(conversionBetween(utm, of(4526))).toMatchObject({ possible: false, reason: { code: 'crs.system-not-computable' } });
    expect(conversionBetween(utm, utm)).toEqual({ possible: true, kind: 'same' });
  });
});

test('dropping the zone prefix moves the numbers by exactly the zone', () => {
  const converted = convertCoordinates(Float64Array.of(38_512_345.678, 3_870_000.5), of(4526), of(4547));
  expect(converted[0]).toBeCloseTo(512_345.678, 6);
  expect(converted[1]).toBeCloseTo(3_870_000.5, 6);
});

test('a copy, never the same array', () => {
  const flat = Float64Array.of(38_500_000, 3_870_000);
  const copy = convertCoordinates(flat, of(4526), of(4526));
  expect(copy).toEqual(flat);
  expect(copy).not.toBe(flat);
});

describe('analysisSystemFor', () => {
  test('a plane system is analysed in itself', () => {
    expect(analysisSystemFor(of(4498), [0, 0, 1, 1], '矿区').id).toBe('EPSG:4498');
  });
  test('degrees go to the 3° prefixed zone of their middle, on their datum', () => {
    expect(analysisSystemFor(of(4490), [113.5, 35, 114.2, 35.4], '矿区').id).toBe('EPSG:4526');
    expect(analysisSystemFor(of(4610), [111.4, 35, 111.9, 35.4], '矿区').id).toBe('EPSG:2361');
  });
  test('WGS 84 degrees get the same projection on their own ellipsoid', () => {
    const system = analysisSystemFor(of(4326), [113.5, 35, 114.2, 35.4], '矿区');
    expect(system).toMatchObject({ datum: 'WGS84', kind: 'gauss-kruger', centralMeridianDegrees: 114, falseEastingMetres: 38_500_000 });
    expect(conversionBetween(of(4326), system)).toEqual({ possible: true, kind: 'from-geographic' });
  });
  test('stops for what cannot be computed', () => {
    expect(() => analysisSystemFor(of(4490), [-122, 37, -121, 38], '矿区')).toThrow(
      expect.objectContaining({ problem: { code: 'crs.outside-zones', severity: 'blocking', params: { layer: '矿区', longitude: '-121.50' }, place: { file: '矿区' } } }) as Error,
    );
    expect([planeFor(of(4490), [-122, 37, -121, 38]), planeFor(of(4326), [Infinity, Infinity, -Infinity, -Infinity]), planeFor({ id: 'x', datum: 'OTHER', kind: 'other' }, [0, 0, 1, 1])]).toEqual([null, null, null]);
    expect(() => analysisSystemFor(readPrj('LOCAL_CS["mine grid"]') ?? { id: 'x', datum: 'OTHER', kind: 'other' }, [0, 0, 1, 1], '矿区')).toThrow(ProblemError);
  });
});
