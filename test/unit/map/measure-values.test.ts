import { expect, test } from 'vitest';
import { measureArea, measureLine } from '../../../renderer/map/measure-values.ts';
import { systemById } from '../../../shared/crs/systems.ts';

const zone38 = systemById('EPSG:4526')!;

test('on the central meridian plane and ellipsoid agree, at 100 km from it the plane is 1.2e-4 longer', () => {
  const middle = measureLine(Float64Array.of(38_500_000, 3_870_000, 38_500_000, 3_871_000), zone38, true);
  expect(middle).toMatchObject({ kind: 'line', planarMetres: 1000, finished: true });
  if (middle.kind === 'line') expect(middle.ellipsoidalMetres).toBeCloseTo(1000, 6);
  const aside = measureLine(Float64Array.of(38_600_000, 3_870_000, 38_600_000, 3_871_000), zone38, true);
  // Stretch y²/2R² with R ≈ 6 371 km: 1.2318e-4.
  if (aside.kind === 'line') expect(1000 / aside.ellipsoidalMetres! - 1).toBeCloseTo(1.232e-4, 6);
});

test('a bent line is the sum of its edges', () => {
  const bent = measureLine(Float64Array.of(38_500_000, 3_870_000, 38_500_300, 3_870_000, 38_500_300, 3_870_400), zone38, false);
  expect(bent).toMatchObject({ planarMetres: 700, finished: false });
});

test('every side says its length and its bearing; the point set twice by a double click is no side', () => {
  const line = measureLine(Float64Array.of(38_500_000, 3_870_000, 38_500_300, 3_870_000, 38_500_300, 3_869_600, 38_500_300, 3_869_600), zone38, true);
  expect(line).toMatchObject({ segments: [{ metres: 300, bearingDegrees: 90 }, { metres: 400, bearingDegrees: 180 }] });
  const west = measureLine(Float64Array.of(38_500_100, 3_870_000, 38_500_000, 3_870_100), zone38, true);
  if (west.kind === 'line') expect(west.segments[0]!.bearingDegrees).toBeCloseTo(315, 10);
});

test('areas come in both kinds; a system without an ellipsoid has the plane only', () => {
  const ring = Float64Array.of(38_600_000, 3_870_000, 38_600_000, 3_871_000, 38_601_000, 3_871_000, 38_601_000, 3_870_000, 38_600_000, 3_870_000);
  const area = measureArea(ring, zone38, true);
  expect(area).toMatchObject({ kind: 'area', planarSquareMetres: 1e6 });
  if (area.kind === 'area') expect(1e6 / area.ellipsoidalSquareMetres! - 1).toBeCloseTo(2.48e-4, 5);
  expect(measureArea(ring, { id: 'WKT:x', datum: 'OTHER', kind: 'other' }, true)).toMatchObject({ ellipsoidalSquareMetres: null });
});
