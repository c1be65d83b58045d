import { describe, expect, test } from 'vitest';
import { measureTransformed, routeThrough, transformCoordinates } from '../../../../shared/crs/transformation/apply.ts';
import { readControlPoints } from '../../../../shared/crs/transformation/control-point-text.ts';
import { readTransformationFile, writeTransformationFile } from '../../../../shared/crs/transformation/file.ts';
import { areaOfPoints, fitTransformation } from '../../../../shared/crs/transformation/fit.ts';
import { localGrid, makeTransformationSet } from '../../../../shared/crs/transformation/set.ts';
import { conversionBetween, convertCoordinates } from '../../../../shared/crs/transform.ts';
import { systemById } from '../../../../shared/crs/systems.ts';
import type { ControlPoint, TransformationSet } from '../../../../shared/model/transformation.ts';

const XIAN_ZONE = systemById('EPSG:2362')!;
const CGCS_ZONE = systemById('EPSG:4526')!;

const POINTS: readonly ControlPoint[] = [
  { name: '一号', from: [38_490_000, 3_870_000], to: [38_490_117.312, 3_869_995.02], used: true },
  { name: '二号', from: [38_520_000, 3_870_500], to: [38_520_117.402, 3_870_494.951], used: true },
  { name: '三号', from: [38_505_000, 3_895_000], to: [38_505_117.28, 3_894_994.99], used: true },
  { name: '检核', from: [38_503_000, 3_880_000], to: [38_503_117.33, 3_879_994.98], used: false },
];

function fittedSet(changes: Partial<TransformationSet> = {}): TransformationSet {
  const { value } = fitTransformation({ kind: 'similarity', from: XIAN_ZONE, to: CGCS_ZONE, points: POINTS });
  return makeTransformationSet({ name: '青石县西安80转2000', from: XIAN_ZONE, to: CGCS_ZONE, ...value, area: { name: '青石县', extent: areaOfPoints(POINTS) }, source: '虚构控制点', date: '2026-11-20', classified: false, ...changes });
}

const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (fault) {
    return (fault as { problem?: { code: string } }).problem?.code ?? fault;
  }
};

describe('where a set leads', () => {
  const set = fittedSet();
  test('in its direction, back, and through exact conversions on both sides', () => {
    expect(routeThrough(set, XIAN_ZONE, CGCS_ZONE)).toEqual({ possible: true, direction: 'forward' });
    expect(routeThrough(set, CGCS_ZONE, XIAN_ZONE)).toEqual({ possible: true, direction: 'back' });
    expect(routeThrough(set, systemById('EPSG:4610')!, systemById('EPSG:4490')!)).toEqual({ possible: true, direction: 'forward' });
    expect(routeThrough(set, systemById('EPSG:2414')!, CGCS_ZONE).possible).toBe(false);
  });
  test('without a set there is still no way between datums', () => {
    expect(conversionBetween(XIAN_ZONE, CGCS_ZONE).possible).toBe(false);
  });
  test('there and back is the same place to a micrometre', () => {
    const flat = Float64Array.of(38_500_000, 3_880_000, 38_510_000.25, 3_875_500.75);
    const back = transformCoordinates(transformCoordinates(flat, XIAN_ZONE, CGCS_ZONE, set, 'a'), CGCS_ZONE, XIAN_ZONE, set, 'a');
    expect(Math.max(...flat.map((value, i) => Math.abs(value - back[i]!)))).toBeLessThan(1e-6);
  });
  test('degrees in and degrees out are the plane result in degrees', () => {
    const flat = Float64Array.of(38_500_000, 3_880_000);
    const [xianDegrees, cgcsDegrees] = [systemById('EPSG:4610')!, systemById('EPSG:4490')!];
    const plane = transformCoordinates(flat, XIAN_ZONE, CGCS_ZONE, set, 'a');
    const degrees = transformCoordinates(convertCoordinates(flat, XIAN_ZONE, xianDegrees), xianDegrees, cgcsDegrees, set, 'a');
    const again = convertCoordinates(degrees, cgcsDegrees, CGCS_ZONE);
    expect(Math.hypot(again[0]! - plane[0]!, again[1]! - plane[1]!)).toBeLessThan(1e-6);
  });
});

describe('outside the area nothing is transformed', () => {
  const set = fittedSet();
  const flat = Float64Array.of(38_500_000, 3_880_000, 38_520_300, 3_870_100);
  test('forward', () => {
    expect(codeOf(() => transformCoordinates(flat, XIAN_ZONE, CGCS_ZONE, set, '旧图'))).toBe('transformation.outside-area');
    const measured = measureTransformed(flat, XIAN_ZONE, CGCS_ZONE, set);
    expect(measured).toMatchObject({ verticesOutside: 1, farthestOutsideMetres: 300 });
  });
  test('back: the area is asked in the first system', () => {
    expect(codeOf(() => transformCoordinates(Float64Array.of(38_530_000, 3_880_000), CGCS_ZONE, XIAN_ZONE, set, '旧图'))).toBe('transformation.outside-area');
  });
});

describe('a set must say what it is', () => {
  test.each([
    ['name', { name: ' ' }, 'transformation.name-missing'],
    ['source', { source: '' }, 'transformation.source-missing'],
    ['area', { area: { name: '', extent: [Infinity, Infinity, -Infinity, -Infinity] } }, 'transformation.area-missing'],
    ['numbers', { parameters: { kind: 'similarity', shiftEastMetres: Number.NaN, shiftNorthMetres: 0, rotationArcSeconds: 0, scalePartsPerMillion: 0 } }, 'transformation.parameters-missing'],
  ] as const)('%s', (_what, changes, code) => {
    expect(codeOf(() => fittedSet(changes))).toBe(code);
  });
});

describe('the file', () => {
  test('comes back with the same numbers, the same id and its residuals', () => {
    const grid = localGrid('北岭煤矿独立坐标系');
    const local = makeTransformationSet({ ...fittedSet(), name: '矿区', from: grid, fit: null });
    const sets = [fittedSet(), local];
    const { value, problems } = readTransformationFile(writeTransformationFile(sets).value, 'a.json');
    expect(problems).toEqual([]);
    expect(value).toEqual(sets);
  });
  test('never holds a classified set', () => {
    const written = writeTransformationFile([fittedSet({ classified: true })]);
    expect(written.value).not.toContain('青石县');
    expect(written.notes.map((note) => note.code)).toEqual(['transformation.classified-left-out']);
  });
  test.each([
    ['no JSON', '四参数 1 2 3 4', 'transformation.file-unreadable'],
    ['other JSON', '{"type":"FeatureCollection"}', 'transformation.file-unreadable'],
    ['a newer version', '{"format":"kuangce-transformation-sets","version":2,"sets":[]}', 'transformation.file-newer'],
    ['nothing in it', '{"format":"kuangce-transformation-sets","version":1,"sets":[]}', 'transformation.file-empty'],
  ])('%s is refused', (_what, text, code) => {
    expect(codeOf(() => readTransformationFile(text, 'a.json'))).toBe(code);
  });
  test.each(['name', 'parameters', 'area', 'date', 'source', 'from'])('a set without %s is left out and told', (field) => {
    const content = JSON.parse(writeTransformationFile([fittedSet()]).value) as { sets: Record<string, unknown>[] };
    delete content.sets[0]![field];
    const { value, problems } = readTransformationFile(JSON.stringify(content), 'a.json');
    expect(value).toEqual([]);
    expect(problems.map((problem) => problem.code)).toEqual(['transformation.set-left-out']);
  });
});

describe('control points as text', () => {
  test('X north first, as surveyors write; with and without heights; a head line is passed over', () => {
    const { value, problems } = readControlPoints('点名\tX\tY\tX′\tY′\nG1\t3870000\t38490000\t3869995.02\t38490117.312\nG2,3870500,38520000,210.5,3870494.951,38520117.402,215.25\n\n# 备注\n');
    expect(problems).toEqual([]);
    expect(value).toEqual([
      { name: 'G1', from: [38_490_000, 3_870_000], to: [38_490_117.312, 3_869_995.02], used: true },
      { name: 'G2', from: [38_520_000, 3_870_500], to: [38_520_117.402, 3_870_494.951], fromHeightMetres: 210.5, toHeightMetres: 215.25, used: true },
    ]);
  });
  test('an easting with its zone is an easting wherever it stands; degrees are told by size', () => {
    const { value } = readControlPoints('G1 38490000 3870000 3869995.02 38490117.312\nG2 34.97 113.62 113.619 34.9698');
    expect(value.map(({ from, to }) => [from, to])).toEqual([
      [[38_490_000, 3_870_000], [38_490_117.312, 3_869_995.02]],
      [[113.62, 34.97], [113.619, 34.9698]],
    ]);
  });
  test('degrees, minutes and seconds', () => {
    const { value } = readControlPoints('G1 34°58′12″ 113°37′12″ 34.9698 113.619');
    expect(value[0]!.from[0]).toBeCloseTo(113.62, 12);
    expect(value[0]!.from[1]).toBeCloseTo(34.97, 12);
  });
  test('a line that is short of a number is left out and told', () => {
    const { value, problems } = readControlPoints('G1 1 2 3 4\nG2 1 2 3\n');
    expect(value).toHaveLength(1);
    expect(problems.map((problem) => problem.params)).toEqual([{ line: 2, text: 'G2 1 2 3' }]);
  });
});
