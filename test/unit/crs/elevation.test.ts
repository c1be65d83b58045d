import { expect, test } from 'vitest';
import { convertElevation, elevationMismatch, elevationNote, NATIONAL_DIFFERENCE } from '../../../shared/crs/elevation.ts';

test('the origins: 72.289 m of 1956 is 72.260 m of 1985, and back', () => {
  expect(convertElevation(72.289, 'huanghai-1956', 'national-1985', NATIONAL_DIFFERENCE)).toBeCloseTo(72.26, 10);
  expect(convertElevation(72.26, 'national-1985', 'huanghai-1956', NATIONAL_DIFFERENCE)).toBeCloseTo(72.289, 10);
  expect(convertElevation(850, 'national-1985', 'national-1985', NATIONAL_DIFFERENCE)).toBe(850);
});

test('a local difference is used as it is given, and the note says whose it is', () => {
  const local = { metres: -0.041, statedBy: 'person', source: '县测绘院 2026 年联测' } as const;
  expect(convertElevation(850, 'huanghai-1956', 'national-1985', local)).toBeCloseTo(849.959, 10);
  expect(elevationNote('huanghai-1956', 'national-1985', local)).toMatchObject({ code: 'elevation.converted-local', params: { metres: '-0.041', source: '县测绘院 2026 年联测' } });
  expect(elevationNote('huanghai-1956', 'national-1985', NATIONAL_DIFFERENCE).code).toBe('elevation.converted-national');
});

test('two datums, or one that nobody stated, are told; the same one is not', () => {
  expect(elevationMismatch('huanghai-1956', 'national-1985')?.code).toBe('elevation.different');
  expect(elevationMismatch(null, 'national-1985')?.code).toBe('elevation.unstated');
  expect(elevationMismatch('national-1985', 'national-1985')).toBeNull();
});
