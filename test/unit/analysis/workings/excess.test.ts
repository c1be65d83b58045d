/** Ground beyond a limit, tolerance bands, neighbours, pillars, quantities: each against a figure in closed form. */
import { expect, test } from 'vitest';
import type { LicensedBody } from '../../../../shared/analysis/workings/contract.ts';
import { Grounds } from '../../../../shared/analysis/workings/ground.ts';
import { measureWorkings } from '../../../../shared/analysis/workings/measure-workings.ts';
import { sumOfMine } from '../../../../shared/analysis/workings/mine-sums.ts';
import { preparePillars, type Neighbour } from '../../../../shared/analysis/workings/neighbours.ts';
import { lastingName, workingKey } from '../../../../shared/analysis/workings/working-key.ts';
import { levelOfLayer, signedElevation, writtenElevation, writtenThickness } from '../../../../shared/analysis/workings/written-figures.ts';
import { quietJob } from '../../../../shared/base/job.ts';
import { systemById } from '../../../../shared/crs/systems.ts';
import type { DrawnArea, Working } from '../../../../shared/model/mine-drawing.ts';
import type { WorkingMeasure, WorkingsParameters } from '../../../../shared/model/workings.ts';
import { drawingOf } from '../../../helpers/mine-drawing.ts';

const SYSTEM = systemById('EPSG:4525')!;
const [E, N] = [37_412_000, 4_262_000];
const box = (x: number, y: number, width: number, height: number): Float64Array => Float64Array.of(E + x, N + y, E + x + width, N + y, E + x + width, N + y + height, E + x, N + y + height, E + x, N + y);
const body = (ring: Float64Array, top: number | null, bottom: number | null): LicensedBody => ({ name: null, parts: [[ring]], elevationTopMetres: top, elevationBottomMetres: bottom });
const LICENCE = [body(box(0, 0, 1000, 800), 850, 700)];

/** A floor that dips eastwards: `west` at the left edge, `east` at the right one. */
function goaf(x: number, y: number, width: number, height: number, west: number, east = west): Working {
  return {
    name: '3106', kind: 'goaf', layer: '采空区', year: 2026, thicknessMetres: null,
    shape: { kind: 'area', parts: [[box(x, y, width, height)]], elevations: [[[west, east, east, west, west]]] },
    elevation: { lowestMetres: Math.min(west, east), highestMetres: Math.max(west, east), source: 'vertices' },
  };
}

interface Around {
  readonly bodies?: readonly LicensedBody[];
  readonly neighbours?: readonly Neighbour[];
  readonly pillars?: readonly DrawnArea[];
  readonly parameters?: Partial<WorkingsParameters>;
}

async function measure(working: Working, { bodies = LICENCE, neighbours = [], pillars = [], parameters = {} }: Around = {}): Promise<WorkingMeasure> {
  const [one] = await measureWorkings(
    { workings: [{ working, position: 0 }], bodies, neighbours, pillars: preparePillars(pillars), system: SYSTEM, edges: 'vertices', parameters: { planToleranceMetres: 0, elevationToleranceMetres: 0, ...parameters } },
    quietJob(),
  );
  return one!;
}

test('a dipping floor: only the ground below the limit, to where the floor passes it', async () => {
  // From +730 to +680 over 200 m: +700 is passed after 120 m, so 80 m × 50 m lie below.
  const one = await measure(goaf(100, 100, 200, 50, 730, 680));
  expect(one.beyondLimit.areaPlanarSquareMetres).toBeCloseTo(80 * 50, 2);
  expect([one.belowLimitMetres, one.outside.areaPlanarSquareMetres, one.elevationBand, one.band]).toEqual([20, 0, 'outside', 'outside']);
  expect((await measure(goaf(100, 100, 200, 50, 860, 840))).beyondLimit.areaPlanarSquareMetres).toBeCloseTo(100 * 50, 2);
  expect((await measure(goaf(100, 100, 200, 50, 690))).beyondLimit.areaPlanarSquareMetres).toBeCloseTo(200 * 50, 2);
  expect((await measure(goaf(100, 100, 200, 50, 700, 850))).beyondLimit.areaPlanarSquareMetres).toBe(0);
});

test('three bands: the ground within the tolerance and the ground beyond it', async () => {
  const beyond = goaf(900, 100, 137.25, 50, 750);
  const one = await measure(beyond, { parameters: { planToleranceMetres: 0.5 } });
  expect(one.withinTolerance).toBeCloseTo(0.5 * 50, 4);
  expect(one.beyondTolerance).toBeCloseTo(36.75 * 50, 4);
  const { bandAreas } = sumOfMine('x', 'x', [one], { drawing: drawingOf([beyond]), edges: 'vertices', bodies: [], planToleranceMetres: 0.5, neighbours: [], pillars: [] });
  expect(bandAreas.inside).toBeCloseTo(100 * 50, 3);
  expect(bandAreas.inside + bandAreas['within-tolerance'] + bandAreas.outside).toBeCloseTo(137.25 * 50, 3);
});

test('the mean distance is taken along the outline outside, not along the licence', async () => {
  const { outside } = await measure(goaf(900, 100, 130, 60, 750));
  // Two sides of 30 m with a mean of 15 m, one of 60 m at 30 m.
  expect(outside.meanOverMetres).toBeCloseTo(120, 6);
  expect(outside.meanDistanceMetres).toBeCloseTo((60 * 15 + 60 * 30) / 120, 3);
});

test('volume and tonnage of the whole and of the excess, which is counted once', async () => {
  const parameters = { thicknessMetres: 2.5, densityTonnesPerCubicMetre: 1.4, recoveryShare: 0.8 };
  // 100 m inside, 100 m outside; below +700 from 120 m on, so that 80 m are outside and below at once.
  const one = await measure(goaf(900, 100, 200, 50, 730, 680), { parameters });
  expect(one.volumeCubicMetres).toBeCloseTo(200 * 50 * 2.5, 3);
  expect(one.tonnes).toBeCloseTo(200 * 50 * 2.5 * 1.4 * 0.8, 3);
  expect(one.excess.volumeCubicMetres).toBeCloseTo(100 * 50 * 2.5, 1);
  expect(one.thicknessSource).toBe('parameter');
  const written = await measure({ ...goaf(900, 100, 200, 50, 750), thicknessMetres: 3 }, { parameters });
  expect([written.thicknessMetres, written.thicknessSource, written.volumeCubicMetres]).toEqual([3, 'drawing', 30_000]);
  expect(await measure(goaf(900, 100, 200, 50, 750))).toMatchObject({ volumeCubicMetres: null, tonnes: null, thicknessSource: null });
});

test('inside the neighbour: only its bodies at this elevation', async () => {
  const bodies = [body(box(1000, 0, 500, 800), 850, 700), body(box(1000, 400, 500, 400), 650, 500)];
  const neighbours: Neighbour[] = [{ rightId: 'B', mineName: '邻矿', bodies, grounds: new Grounds(bodies, 0), extent: [E + 1000, N, E + 1500, N + 800] }];
  const [intrusion] = (await measure(goaf(900, 100, 150, 50, 750), { neighbours })).neighbours;
  expect(intrusion).toMatchObject({ rightId: 'B', elevationKnown: true });
  expect(intrusion!.areaPlanarSquareMetres).toBeCloseTo(50 * 50, 3);
  // At +600 the neighbour only has ground further north.
  expect((await measure(goaf(900, 100, 150, 50, 600), { neighbours })).neighbours).toEqual([]);
  expect((await measure(goaf(100, 100, 150, 50, 750), { neighbours })).neighbours).toEqual([]);
});

test('mined ground in a pillar; a roadway through it is not asked', async () => {
  const pillars: DrawnArea[] = [{ name: '工业广场保安煤柱', layer: '保安煤柱', parts: [[box(200, 100, 100, 100)]] }];
  const [cut] = (await measure(goaf(250, 150, 100, 20, 750), { pillars })).pillars;
  expect(cut).toMatchObject({ pillar: '工业广场保安煤柱' });
  expect(cut!.areaPlanarSquareMetres).toBeCloseTo(50 * 20, 3);
});

test('distance to the licence from inside: at a corner of either', async () => {
  expect((await measure(goaf(900, 100, 77.6, 50, 750))).boundaryDistanceMetres).toBeCloseTo(22.4, 6);
  expect((await measure(goaf(900, 100, 137, 50, 750))).boundaryDistanceMetres).toBe(0);
});

test('a goaf lies in one seam: the next one below does not excuse its depth, one beside does not accuse it', async () => {
  // From +450 to +417.5: the upper seam ends at +430, the lower one begins at +420.
  const seams = [body(box(0, 0, 1000, 800), 630, 430), body(box(0, 0, 1000, 800), 420, 260)];
  expect(await measure(goaf(100, 100, 200, 50, 450, 417.5), { bodies: seams })).toMatchObject({ bodies: [0], belowLimitMetres: 12.5, planBand: 'inside' });
  // Two fields beside each other whose limits differ: the goaf in the western one is asked there.
  const fields = [body(box(500, 0, 500, 800), 860, 800), body(box(0, 0, 500, 800), 850, 790)];
  expect(await measure(goaf(100, 100, 100, 50, 845, 855), { bodies: fields })).toMatchObject({ bodies: [1], aboveLimitMetres: 5, planBand: 'inside' });
  // At the same elevations both are one ground.
  const halves = [body(box(0, 0, 500, 800), 850, 700), body(box(500, 0, 500, 800), 850, 700)];
  expect(await measure(goaf(400, 100, 200, 50, 750), { bodies: halves })).toMatchObject({ bodies: [0, 1], band: 'inside' });
});

test('an inclined roadway is asked at its own elevation, stretch by stretch', async () => {
  // The upper body is 1000 m wide, the lower one 400 m; the roadway sinks from +850 to +700 over 750 m eastwards.
  const seams = [body(box(0, 0, 1000, 800), 850, 800), body(box(0, 0, 400, 800), 800, 690)];
  const sinking: Working = {
    name: '主斜井', kind: 'roadway', layer: '巷道', year: null, thicknessMetres: null,
    shape: { kind: 'line', paths: [[E + 100, N + 400, E + 850, N + 400]], elevations: [[850, 700]] }, elevation: { lowestMetres: 700, highestMetres: 850 },
  };
  const one = await measure(sinking, { bodies: seams });
  // At +800 it is at 350 m east; from 400 m on it is outside of the lower body.
  expect(one.outside.lengthMetres).toBeCloseTo(450, 6);
  expect(one.outside.longestDistanceMetres).toBeCloseTo(450, 3);
  expect([one.belowLimitMetres, one.aboveLimitMetres, one.beyondLimit.lengthMetres]).toEqual([0, 0, 0]);
  const deep = await measure({ ...sinking, shape: { kind: 'line', paths: [[E + 100, N + 400, E + 300, N + 400]], elevations: [[710, 670]] }, elevation: { lowestMetres: 670, highestMetres: 710 } });
  expect(deep.beyondLimit.lengthMetres).toBeCloseTo(150, 6);
  expect([deep.belowLimitMetres, deep.outside.lengthMetres]).toEqual([30, 0]);
});

test.each([['3106 采空区 2026年上半年', '3106采空区'], ['3106采空区2025', '3106采空区'], ['采空区 2026', ''], ['采空区', ''], ['3106工作面 采厚2.8m', '3106工作面'], ['运输大巷 +510.0', '运输大巷'], ['C12', 'C12'], ['1301-2工作面', '1301-2工作面']])('%s lasts as “%s”', (name, lasting) => {
  expect(lastingName(name)).toBe(lasting);
  expect(workingKey('goaf', name)).toBe(`goaf:${lasting}`);
});

test('figures in words', () => {
  expect(['底板标高 +430.5', '标高：430', 'H=+12.25', '采空区 2023', '+430.5'].map(writtenElevation)).toEqual([430.5, 430, 12.25, null, null]);
  expect(['H+430', '底板 430.1234', '底板2#煤', '2026H1 回采', 'ZKH12', 'H12'].map(writtenElevation)).toEqual([430, 430.1234, null, null, null, null]);
  expect(['+430.5', '-20', '430', 'A12'].map(signedElevation)).toEqual([430.5, -20, null, null]);
  expect(['采厚 2.4m', 'M=2.8', '采厚：3', '2.4'].map(writtenThickness)).toEqual([2.4, 2.8, 3, null]);
  expect(['+430水平', '430中段', '采空区2024', 'CKQ_2024', '巷道'].map(levelOfLayer)).toEqual([430, 430, null, null, null]);
  expect(['-200水平', '采空区-200水平', '采空区_-200', '巷道+430', '采空区-2025', '2024-01采空区', '1301-2工作面'].map(levelOfLayer)).toEqual([-200, -200, -200, 430, null, null, null]);
});
