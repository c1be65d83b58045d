import { describe, expect, test } from 'vitest';
import { applySimilarity } from '../../../../shared/crs/transformation/similarity.ts';
import { throughSpace } from '../../../../shared/crs/transformation/apply.ts';
import { areaOfPoints, fitTransformation } from '../../../../shared/crs/transformation/fit.ts';
import { localGrid } from '../../../../shared/crs/transformation/set.ts';
import { systemById } from '../../../../shared/crs/systems.ts';
import type { ControlPoint, SevenParameters, SimilarityParameters } from '../../../../shared/model/transformation.ts';

const BEIJING_ZONE = systemById('EPSG:2414')!;
const CGCS_ZONE = systemById('EPSG:4526')!;
const MINE = localGrid('北岭煤矿独立坐标系');

/** Control points on four sides of a county and one within, in the plane of the first system. */
const PLACES: readonly (readonly [string, number, number])[] = [
  ['青石山', 38465000, 3870000],
  ['北岭', 38503500.25, 3909876.5],
  ['东沟', 38512345.678, 3871234.567],
  ['西坪', 38480000, 3900000],
  ['南庄', 38520000, 3880000],
];

const SEVEN: SevenParameters = { kind: 'seven-parameter', convention: 'coordinate-frame', shiftMetres: [-12.345, 113.211, 51.87], rotationArcSeconds: [0.512, -0.731, 1.284], scalePartsPerMillion: -3.217 };
const FOUR: SimilarityParameters = { kind: 'similarity', shiftEastMetres: 38_498_000, shiftNorthMetres: 3_870_000, rotationArcSeconds: 3712.25, scalePartsPerMillion: -41.5 };

function pointsThrough(kind: 'seven' | 'four', errors: readonly (readonly [number, number])[] = []): ControlPoint[] {
  return PLACES.map(([name, east, north], i) => {
    const from = kind === 'four' ? ([east - 38_495_000, north - 3_868_000] as const) : ([east, north] as const);
    const flat = Float64Array.from(from);
    const to = kind === 'four' ? applySimilarity(flat, FOUR) : throughSpace(flat, BEIJING_ZONE, CGCS_ZONE, SEVEN, 'forward', null).coordinates;
    const [dx, dy] = errors[i] ?? [0, 0];
    return { name, from, to: [to[0]! + dx, to[1]! + dy], used: true };
  });
}

test('four parameters come back from points they made, and the points lie on them', () => {
  const { value, notes } = fitTransformation({ kind: 'similarity', from: MINE, to: CGCS_ZONE, points: pointsThrough('four') });
  const parameters = value.parameters as SimilarityParameters;
  expect(parameters.rotationArcSeconds).toBeCloseTo(3712.25, 7);
  expect(parameters.scalePartsPerMillion).toBeCloseTo(-41.5, 6);
  expect(parameters.shiftEastMetres).toBeCloseTo(38_498_000, 5);
  expect(value.fit).toMatchObject({ redundancy: 6, heights: null });
  expect(value.fit.rootMeanSquareMetres).toBeLessThan(1e-7);
  expect(notes).toEqual([]);
});

/**
 * Numbers of an independent solver: numpy.linalg.lstsq on [c, s, ΔE, ΔN] of the same five points (coordinates reduced to
 * their centres) with the errors below.
 */
test('residuals and errors of an overdetermined plane fit as numpy.linalg.lstsq gives them', () => {
  const errors = [[0.031, -0.012], [-0.02, 0.017], [0.008, 0.026], [-0.015, -0.009], [0.011, -0.022]] as const;
  const { value } = fitTransformation({ kind: 'similarity', from: MINE, to: CGCS_ZONE, points: pointsThrough('four', errors) });
  const solved = [[-0.016481, -0.004326], [0.009112, -0.014673], [0.002211, -0.015741], [0.01147, -0.001162], [-0.006312, 0.035903]] as const;
  for (const [i, [east, north]] of solved.entries()) {
    expect(value.fit.residuals[i]!.eastMetres).toBeCloseTo(east, 5);
    expect(value.fit.residuals[i]!.northMetres).toBeCloseTo(north, 5);
  }
  expect(value.fit.rootMeanSquareMetres).toBeCloseTo(0.0214622432786886, 7);
  expect(value.fit.unitWeightErrorMetres).toBeCloseTo(0.0195922579640023, 7);
});

// Both surfaces are taken as their ellipsoids although one lies some 200 m off the other: that costs 2 mm over 55 km.
test('seven parameters from plane points with heights 0 bring every place of the county within 5 mm', () => {
  const { value, notes } = fitTransformation({ kind: 'seven-parameter', from: BEIJING_ZONE, to: CGCS_ZONE, points: pointsThrough('seven') });
  expect(notes.map((note) => note.code)).toEqual(['transformation.heights-zero']);
  expect(value.fit).toMatchObject({ heights: 'zero', redundancy: 3 });
  expect(value.fit.rootMeanSquareMetres).toBeLessThan(5e-3);
  const elsewhere = Float64Array.of(38490000, 3885000);
  const fitted = throughSpace(elsewhere, BEIJING_ZONE, CGCS_ZONE, value.parameters as SevenParameters, 'forward', null).coordinates;
  const truth = throughSpace(elsewhere, BEIJING_ZONE, CGCS_ZONE, SEVEN, 'forward', null).coordinates;
  expect(Math.hypot(fitted[0]! - truth[0]!, fitted[1]! - truth[1]!)).toBeLessThan(5e-3);
});

test('seven parameters come back from points with heights', () => {
  const heights = [212.5, 930.25, 401, 655.5, 318.75];
  const flat = Float64Array.from(PLACES.flatMap(([, east, north]) => [east, north]));
  const there = throughSpace(flat, BEIJING_ZONE, CGCS_ZONE, SEVEN, 'forward', Float64Array.from(heights));
  const points = PLACES.map(([name, east, north], i): ControlPoint => ({ name, from: [east, north], to: [there.coordinates[2 * i]!, there.coordinates[2 * i + 1]!], fromHeightMetres: heights[i]!, toHeightMetres: there.heightsMetres[i]!, used: true }));
  const { value } = fitTransformation({ kind: 'seven-parameter', from: BEIJING_ZONE, to: CGCS_ZONE, points });
  const { shiftMetres, rotationArcSeconds, scalePartsPerMillion } = value.parameters as SevenParameters;
  for (const axis of [0, 1, 2]) {
    expect(shiftMetres[axis]).toBeCloseTo(SEVEN.shiftMetres[axis]!, 2);
    expect(rotationArcSeconds[axis]).toBeCloseTo(SEVEN.rotationArcSeconds[axis]!, 3);
  }
  expect(scalePartsPerMillion).toBeCloseTo(SEVEN.scalePartsPerMillion, 3);
  expect(value.fit).toMatchObject({ heights: 'given', redundancy: 8 });
  expect(value.fit.rootMeanSquareMetres).toBeLessThan(1e-6);
  expect(Math.max(...value.fit.residuals.map(({ heightMetres }) => Math.abs(heightMetres!)))).toBeLessThan(1e-6);
});

test('a check point is measured and not fitted', () => {
  const points = pointsThrough('four').map((point, i) => (i === 4 ? { ...point, to: [point.to[0] + 2, point.to[1] - 1] as const, used: false } : point));
  const { value } = fitTransformation({ kind: 'similarity', from: MINE, to: CGCS_ZONE, points });
  expect(value.fit.rootMeanSquareMetres).toBeLessThan(1e-7);
  expect(value.fit.residuals[4]!.used).toBe(false);
  expect(value.fit.residuals[4]!.eastMetres).toBeCloseTo(-2, 6);
  expect(value.fit.residuals[4]!.northMetres).toBeCloseTo(1, 6);
});

test('residuals in degrees are told in metres', () => {
  const points = pointsThrough('seven').map((point, i) => ({ ...point, from: [113.6 + i * 0.1, 34.9 + (i % 3) * 0.15] as const }));
  const inDegrees = points.map((point) => ({ ...point, to: throughSpace(Float64Array.from(point.from), systemById('EPSG:4214')!, systemById('EPSG:4490')!, SEVEN, 'forward', null).coordinates }));
  const moved = inDegrees.map((point, i): ControlPoint => ({ ...point, to: [point.to[0]! + (i === 0 ? 1e-5 : 0), point.to[1]!], used: i !== 0 }));
  const { value } = fitTransformation({ kind: 'seven-parameter', from: systemById('EPSG:4214')!, to: systemById('EPSG:4490')!, points: moved });
  // 1e-5° of longitude at 34.9°N: 0.9137 m on the ground.
  expect(value.fit.residuals[0]!.eastMetres).toBeCloseTo(-0.9137, 2);
});

describe('what cannot be fitted is refused in a sentence', () => {
  const points = pointsThrough('four');
  const codeOf = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (fault) {
      return (fault as { problem?: { code: string } }).problem?.code;
    }
  };
  test.each([
    ['one point', { kind: 'similarity', from: MINE, to: CGCS_ZONE, points: points.slice(0, 1) }, 'transformation.too-few-points'],
    ['two points for seven parameters', { kind: 'seven-parameter', from: BEIJING_ZONE, to: CGCS_ZONE, points: pointsThrough('seven').slice(0, 2) }, 'transformation.too-few-points'],
    ['points at one place', { kind: 'similarity', from: MINE, to: CGCS_ZONE, points: [points[0]!, points[0]!] }, 'transformation.points-at-one-place'],
    ['no number', { kind: 'similarity', from: MINE, to: CGCS_ZONE, points: [points[0]!, { ...points[1]!, to: [Number.NaN, 0] }] }, 'transformation.point-without-numbers'],
    ['degrees in four parameters', { kind: 'similarity', from: systemById('EPSG:4490')!, to: CGCS_ZONE, points }, 'transformation.plane-needed'],
    ['a local grid in seven parameters', { kind: 'seven-parameter', from: MINE, to: CGCS_ZONE, points }, 'transformation.datum-needed'],
    ['one datum', { kind: 'similarity', from: CGCS_ZONE, to: systemById('EPSG:4525')!, points }, 'transformation.same-datum'],
  ] as const)('%s', (_what, request, code) => {
    expect(codeOf(() => fitTransformation(request))).toBe(code);
  });
  test('the same point three times is no figure for seven parameters', () => {
    const one = pointsThrough('seven')[0]!;
    expect(codeOf(() => fitTransformation({ kind: 'seven-parameter', from: BEIJING_ZONE, to: CGCS_ZONE, points: [one, one, one] }))).toBe('transformation.points-on-one-line');
  });
});

test('just enough points say that nothing is checked; a thin figure is told', () => {
  const two = fitTransformation({ kind: 'similarity', from: MINE, to: CGCS_ZONE, points: pointsThrough('four').slice(0, 2) });
  expect(two.notes.map((note) => note.code)).toEqual(['transformation.nothing-to-check']);
  expect(two.value.fit.unitWeightErrorMetres).toBeNull();
  const line = PLACES.slice(0, 4).map(([name], i): ControlPoint => {
    const from = [38_470_000 + 9_000 * i, 3_880_000 + (i === 1 ? 60 : 0)] as const;
    const to = throughSpace(Float64Array.from(from), BEIJING_ZONE, CGCS_ZONE, SEVEN, 'forward', null).coordinates;
    return { name, from, to: [to[0]!, to[1]!], used: true };
  });
  expect(fitTransformation({ kind: 'seven-parameter', from: BEIJING_ZONE, to: CGCS_ZONE, points: line }).notes.map((note) => note.code)).toContain('transformation.weak-figure');
});

test('the area that the points vouch for is their box', () => {
  expect(areaOfPoints(pointsThrough('seven'))).toEqual([38465000, 3870000, 38520000, 3909876.5]);
});
