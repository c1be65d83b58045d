/** Workings with planted excess, in plan and in depth, against bodies at different elevations. */
import { expect, test } from 'vitest';
import { measureWorkings } from '../../../../shared/analysis/workings/measure-workings.ts';
import type { LicensedBody } from '../../../../shared/analysis/workings/contract.ts';
import type { Working } from '../../../../shared/model/mine-drawing.ts';
import type { WorkingMeasure } from '../../../../shared/model/workings.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import { systemById } from '../../../../shared/crs/systems.ts';
import { ellipsoidalArea } from '../../../../shared/geometry/ellipsoidal-area.ts';

const SYSTEM = systemById('EPSG:4525')!;
const [E, N] = [37_412_000, 4_262_000];
const box = (x: number, y: number, width: number, height: number): Float64Array => Float64Array.of(E + x, N + y, E + x + width, N + y, E + x + width, N + y + height, E + x, N + y + height, E + x, N + y);
const body = (ring: Float64Array, top: number | null, bottom: number | null, name: string | null = null): LicensedBody => ({ name, parts: [[ring]], elevationTopMetres: top, elevationBottomMetres: bottom });
const COMMON = { layer: '采空区', year: null, thicknessMetres: null };
const area = (ring: Float64Array, lowest: number | null = null, highest = lowest): Working => ({ ...COMMON, name: '采空区', kind: 'goaf', shape: { kind: 'area', parts: [[ring]] }, elevation: lowest === null ? null : { lowestMetres: lowest, highestMetres: highest! } });
const roadway = (points: readonly number[], lowest: number | null = null): Working => ({ ...COMMON, name: '巷道', kind: 'roadway', shape: { kind: 'line', paths: [points.map((value, i) => value + (i % 2 === 0 ? E : N))] }, elevation: lowest === null ? null : { lowestMetres: lowest, highestMetres: lowest } });

async function measure(working: Working, bodies: readonly LicensedBody[], tolerance = 0): Promise<WorkingMeasure> {
  const [one] = await measureWorkings({ workings: [{ working, position: 0 }], bodies, neighbours: [], pillars: [], system: SYSTEM, edges: 'vertices', parameters: { planToleranceMetres: tolerance, elevationToleranceMetres: tolerance } }, quietJob());
  return one!;
}

const LICENCE = [body(box(0, 0, 1000, 800), 850, 700)];

test('a goaf that leaves the licence: area and distance', async () => {
  const { outside, band, planBand, elevationBand } = await measure(area(box(900, 100, 137.25, 50), 750), LICENCE);
  expect(outside.areaPlanarSquareMetres).toBeCloseTo(37.25 * 50, 3);
  const truth = ellipsoidalArea([box(1000, 100, 37.25, 50)], SYSTEM, 'vertices');
  expect(Math.abs(outside.areaEllipsoidalSquareMetres / truth - 1)).toBeLessThan(1e-6);
  expect(outside.longestDistanceMetres).toBeCloseTo(37.25, 2);
  expect(outside.meanDistanceMetres).toBeGreaterThan(0);
  expect(outside.meanDistanceMetres).toBeLessThan(37.25);
  expect([band, planBand, elevationBand]).toEqual(['outside', 'outside', 'inside']);
});

test('just inside, on the line, within tolerance, beyond it', async () => {
  expect((await measure(area(box(0.01, 0.01, 999.98, 799.98), 700, 850), LICENCE)).band).toBe('inside');
  expect((await measure(area(box(0, 0, 1000, 800), 700, 850), LICENCE)).band).toBe('inside');
  expect((await measure(area(box(10, 10, 990.3, 20), 720), LICENCE, 0.5)).band).toBe('within-tolerance');
  expect((await measure(area(box(10, 10, 990.3, 20), 720), LICENCE, 0.2)).band).toBe('outside');
});

test('beyond depth and above the upper limit, in metres', async () => {
  expect(await measure(area(box(100, 100, 10, 10), 688.4, 705), LICENCE)).toMatchObject({ belowLimitMetres: 700 - 688.4, aboveLimitMetres: 0, planBand: 'inside', band: 'outside' });
  expect(await measure(area(box(100, 100, 10, 10), 852), LICENCE, 3)).toMatchObject({ aboveLimitMetres: 2, elevationBand: 'within-tolerance', band: 'within-tolerance' });
});

test('the body at that elevation counts, not the licence as a whole', async () => {
  const seams = [body(box(0, 0, 1000, 800), 850, 800, '2号煤'), body(box(0, 0, 400, 800), 760, 700, '9号煤')];
  expect(await measure(area(box(500, 100, 100, 100), 820), seams)).toMatchObject({ bodies: [0], band: 'inside' });
  const deep = await measure(area(box(350, 100, 100, 100), 730), seams);
  expect([deep.bodies, deep.planBand]).toEqual([[1], 'outside']);
  expect(deep.outside.areaPlanarSquareMetres).toBeCloseTo(5000, 3);
  // Between the seams: the nearer one, and how far from its limit.
  expect(await measure(area(box(10, 10, 10, 10), 790), seams)).toMatchObject({ bodies: [0], belowLimitMetres: 10, aboveLimitMetres: 0 });
  // Without elevation: all bodies in plan.
  expect(await measure(area(box(500, 100, 100, 100)), seams)).toMatchObject({ bodies: [0, 1], band: 'inside' });
});

test('a roadway that leaves and comes back: length and distance', async () => {
  const { outside, band } = await measure(roadway([900, 400, 1100, 400, 1100, 500, 900, 500], 760), LICENCE);
  expect(outside.lengthMetres).toBeCloseTo(300, 6);
  expect(outside.longestDistanceMetres).toBeCloseTo(100, 3);
  expect([outside.areaPlanarSquareMetres, band]).toEqual([0, 'outside']);
  expect(await measure(roadway([100, 100, 1000, 800], 760), LICENCE)).toMatchObject({ band: 'inside', outside: { lengthMetres: 0 } });
});

test('the farthest point may lie between corners: in a bay of the licence', async () => {
  // A licence with a bay 200 wide from the east; the goaf fills the bay: its farthest side point is in the middle of the bay's mouth.
  const bay = Float64Array.of(E, N, E + 1000, N, E + 1000, N + 300, E + 600, N + 300, E + 600, N + 500, E + 1000, N + 500, E + 1000, N + 800, E, N + 800, E, N);
  const { outside } = await measure(area(box(600, 300, 400, 200), 750), [body(bay, 850, 700)]);
  expect(outside.areaPlanarSquareMetres).toBeCloseTo(80_000, 2);
  expect(outside.longestDistanceMetres).toBeCloseTo(100, 2);
});

test('a hole in the licence is outside', async () => {
  const holed: LicensedBody = { ...LICENCE[0]!, parts: [[box(0, 0, 1000, 800), box(400, 300, 100, 100)]] };
  expect((await measure(area(box(380, 280, 140, 140), 750), [holed])).outside.areaPlanarSquareMetres).toBeCloseTo(10_000, 2);
});
