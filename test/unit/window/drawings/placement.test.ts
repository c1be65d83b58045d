import { expect, test } from 'vitest';
import { boxFitted, boxIn, distanceBetween, fitGrid, isLocalGrid, mineUnder, systemsOffered } from '../../../../renderer/state/drawings/placement.ts';
import { judgeSystem } from '../../../../shared/crs/guess.ts';
import { systemById } from '../../../../shared/crs/systems.ts';
import type { DrawingSurvey } from '../../../../shared/formats/dxf/survey-contract.ts';
import type { Extent } from '../../../../shared/model/extent.ts';

const surveyOf = (extent: Extent): DrawingSurvey => ({ extent, words: [], system: judgeSystem(null, extent, 'a.dxf') }) as unknown as DrawingSurvey;
const rights = systemById('EPSG:4526')!;
const PREFIXED: Extent = [38_510_000, 3_883_000, 38_512_000, 3_885_000];
const PLAIN: Extent = [510_000, 3_883_000, 512_000, 3_885_000];
const LOCAL: Extent = [5_000, 4_000, 7_000, 6_000];

test('a zone prefix speaks for its zone, the rights’ own datum first', () => {
  expect(systemsOffered(surveyOf(PREFIXED), false, rights)[0]!.system.id).toBe('EPSG:4526');
  expect(isLocalGrid(surveyOf(PREFIXED), false)).toBe(false);
});

test('an easting without prefix is offered the meridian of the rights and nothing else', () => {
  const offered = systemsOffered(surveyOf(PLAIN), false, rights);
  expect(offered.length).toBeGreaterThan(0);
  for (const { system, reason } of offered) {
    expect([system.datum, system.centralMeridianDegrees, system.zone]).toEqual(['CGCS2000', rights.centralMeridianDegrees, undefined]);
    expect(reason.code).toBe('drawing.place.noPrefix');
  }
  expect(systemsOffered(surveyOf(PLAIN), false, null)).toEqual([]);
});

test('exchanged axes are offered a system only once they are exchanged back', () => {
  const exchanged: Extent = [3_883_000, 38_510_000, 3_885_000, 38_512_000];
  expect(surveyOf(exchanged).system.axesLookSwapped).toBe(true);
  expect(isLocalGrid(surveyOf(exchanged), true)).toBe(false);
});

test('small numbers are a mine’s own grid: no system is offered', () => {
  expect(systemsOffered(surveyOf(LOCAL), false, rights)).toEqual([]);
  expect(isLocalGrid(surveyOf(LOCAL), false)).toBe(true);
});

test('control points give the shift and turn that were planted, and a residual at the one that does not fit', () => {
  const [cosine, sine] = [Math.cos(0.01), Math.sin(0.01)];
  const ground = (x: number, y: number): readonly [number, number] => [38_500_000 + cosine * x - sine * y, 3_880_000 + sine * x + cosine * y];
  const points = [[0, 0], [1_000, 0], [0, 1_000], [900, 900]].map(([x, y], i) => ({ name: String(i), from: [x!, y!] as const, to: ground(x!, y!), used: true }));
  const exact = fitGrid(points)!;
  expect(exact.rootMeanSquareMetres).toBeLessThan(1e-6);
  expect(exact.redundancy).toBe(4);
  const [west, south] = boxFitted([500, 500, 500, 500], exact.parameters);
  expect([west, south].map((value, i) => Math.abs(value - ground(500, 500)[i]!) < 1e-5)).toEqual([true, true]);
  const off = fitGrid(points.map((point, i) => (i === 3 ? { ...point, to: [point.to[0] + 0.5, point.to[1]] as const, used: false } : point)))!;
  expect(off.residuals[3]![0]).toBeCloseTo(-0.5, 6);
  expect(off.rootMeanSquareMetres).toBeLessThan(1e-6);
  expect(fitGrid(points.slice(0, 1))).toBeNull();
  expect(fitGrid(points.slice(0, 2))).toMatchObject({ redundancy: 0, unitWeightErrorMetres: null });
  // Three points leave two observations over: the error of unit weight is √(3/2) of the mean over the points.
  const three = fitGrid([...points.slice(0, 2), { ...points[2]!, to: [points[2]!.to[0] + 0.3, points[2]!.to[1]] as const }])!;
  expect(three.unitWeightErrorMetres! / three.rootMeanSquareMetres).toBeCloseTo(Math.sqrt(3 / 2), 9);
});

test('boxes are brought to another zone of the same datum and to no other datum; distance is between edges', () => {
  const neighbour = boxIn(PREFIXED, rights, systemById('EPSG:4527')!)!;
  expect(neighbour[2] - neighbour[0]).toBeGreaterThan(1_900);
  expect(Math.floor(neighbour[0] / 1e6)).toBe(39);
  expect(boxIn(PREFIXED, rights, systemById('EPSG:2362')!)).toBeNull();
  expect(distanceBetween([0, 0, 10, 10], [13, 14, 20, 20])).toBe(5);
  expect(distanceBetween([0, 0, 10, 10], [5, 5, 6, 6])).toBe(0);
});

test('a survey proposes the mine that it lies in, and none when it may be another’s', () => {
  const right = (id: string, extent: Extent) => ({ id, extent });
  const [west, east, far] = [right('W', [0, 0, 1000, 800]), right('E', [1000, 0, 2000, 800]), right('F', [9000, 0, 9900, 800])];
  expect(mineUnder([-200, -200, 900, 900], [west, east, far])?.id).toBe('W');
  // It reaches over the neighbour's edge: its middle says whose it is.
  expect(mineUnder([-200, -200, 1200, 1000], [west, east, far])?.id).toBe('W');
  expect(mineUnder([500, 0, 1500, 800], [west, east, far])).toBeNull();
  expect(mineUnder([4000, 0, 5000, 800], [west, east, far])).toBeNull();
});
