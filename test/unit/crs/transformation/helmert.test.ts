/**
 * Values of PROJ 9.5.1 (pyproj 3.7.2), made by Transformer.from_pipeline(…).transform(…) with the pipelines in the names:
 * 7 parameters x=-12.345 y=113.211 z=51.87 rx=0.512 ry=-0.731 rz=1.284 s=-3.217 (`+proj=helmert`, small angles), between
 * `+proj=cart` on the two ellipsoids and `+proj=tmerc +lon_0=114 +k=1 +x_0=38500000`; 4 parameters
 * `+proj=helmert +x=1234.5678 +y=-987.6543 +s=1.0000123 +theta=42.5`.
 */
import { expect, test } from 'vitest';
import { throughSpace } from '../../../../shared/crs/transformation/apply.ts';
import { applySimilarity, undoSimilarity } from '../../../../shared/crs/transformation/similarity.ts';
import { systemById } from '../../../../shared/crs/systems.ts';
import type { SevenParameters, SimilarityParameters } from '../../../../shared/model/transformation.ts';

const SEVEN: Omit<SevenParameters, 'convention'> = { kind: 'seven-parameter', shiftMetres: [-12.345, 113.211, 51.87], rotationArcSeconds: [0.512, -0.731, 1.284], scalePartsPerMillion: -3.217 };
const BEIJING = systemById('EPSG:4214')!;
const CGCS = systemById('EPSG:4490')!;

test.each([
  ['coordinate-frame', [113.62, 34.97, 0], [113.6191016632033, 34.9697960947686, 207.154809]],
  ['coordinate-frame', [114.04, 35.31, 812.5], [114.0390890192356, 35.3097929807978, 1019.342705]],
  ['coordinate-frame', [88.4, 43.9, 0], [88.3996460584234, 43.8995093683713, 206.018275]],
  ['position-vector', [113.62, 34.97, 0], [113.6201526599425, 34.9698942213852, 207.188566]],
  ['position-vector', [114.04, 35.31, 812.5], [114.0401447962396, 35.3098875266532, 1019.375342]],
  ['position-vector', [88.4, 43.9, 0], [88.4007398164031, 43.8998051135101, 206.128543]],
] as const)('seven parameters as PROJ helmert, %s at %j', (convention, [longitude, latitude, height], expected) => {
  const parameters: SevenParameters = { ...SEVEN, convention };
  const there = throughSpace(Float64Array.of(longitude, latitude), BEIJING, CGCS, parameters, 'forward', Float64Array.of(height));
  expect(Math.abs(there.coordinates[0]! - expected[0])).toBeLessThan(1e-12);
  expect(Math.abs(there.coordinates[1]! - expected[1])).toBeLessThan(1e-12);
  expect(Math.abs(there.heightsMetres[0]! - expected[2])).toBeLessThan(1e-6);
  const back = throughSpace(there.coordinates, CGCS, BEIJING, parameters, 'back', there.heightsMetres);
  expect(Math.abs(back.coordinates[0]! - longitude)).toBeLessThan(1e-12);
  expect(Math.abs(back.coordinates[1]! - latitude)).toBeLessThan(1e-12);
  expect(Math.abs(back.heightsMetres[0]! - height)).toBeLessThan(1e-7);
});

test('from plane to plane, heights 0, as the PROJ pipeline tmerc⁻¹ cart helmert cart⁻¹ tmerc', () => {
  const parameters: SevenParameters = { ...SEVEN, convention: 'coordinate-frame' };
  const from = Float64Array.of(38465000, 3870000, 38503500.25, 3909876.5, 38512345.678, 3871234.567);
  const { coordinates } = throughSpace(from, systemById('EPSG:2414')!, systemById('EPSG:4526')!, parameters, 'forward', null);
  const expected = [38464918.4683472, 3869909.0957063, 38503417.3517174, 3909784.1661958, 38512262.4601549, 3871143.6146712];
  for (const [i, value] of expected.entries()) expect(Math.abs(coordinates[i]! - value)).toBeLessThan(1e-6);
});

test('four parameters as PROJ helmert in two dimensions (theta turns from north to east)', () => {
  const parameters: SimilarityParameters = { kind: 'similarity', shiftEastMetres: 1234.5678, shiftNorthMetres: -987.6543, rotationArcSeconds: 42.5, scalePartsPerMillion: 12.3 };
  const from = Float64Array.of(38500000, 3870000, 2000, 5000);
  const there = applySimilarity(from, parameters);
  for (const [i, value] of [38502504.7076379, 3861127.0031748, 3235.6225993, 4011.9949972].entries()) expect(Math.abs(there[i]! - value)).toBeLessThan(1e-7);
  const back = undoSimilarity(there, parameters);
  for (const [i, value] of from.entries()) expect(Math.abs(back[i]! - value)).toBeLessThan(1e-7);
});
