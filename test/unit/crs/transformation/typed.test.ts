/** Parameters as papers print them: units, turning sense and direction, and what check points say of them. */
import { expect, test } from 'vitest';
import { throughSpace } from '../../../../shared/crs/transformation/apply.ts';
import { errorMessage } from '../../../../shared/crs/transformation/note.ts';
import { localGrid, makeTransformationSet } from '../../../../shared/crs/transformation/set.ts';
import { applySimilarity, undoSimilarity } from '../../../../shared/crs/transformation/similarity.ts';
import { arcSecondsOf, checkTyped, doubtsAboutParameters, partsPerMillionOf, sevenParametersOf, similarityOf } from '../../../../shared/crs/transformation/typed.ts';
import { systemById } from '../../../../shared/crs/systems.ts';
import type { ControlPoint, SevenParameters, TransformationParameters } from '../../../../shared/model/transformation.ts';

const XIAN = systemById('EPSG:2362')!;
const CGCS = systemById('EPSG:4526')!;
const FOUR = similarityOf({ shiftNorthMetres: 3_870_000, shiftEastMetres: 38_498_000, rotationValue: 1.5, scaleValue: 12.5, rotation: 'degrees', scale: 'parts-per-million', sense: 'north-to-east' });
const SEVEN = sevenParametersOf({ shiftMetres: [-12.3, 113.2, 51.9], rotationValues: [0.5, -0.7, 1.3], scaleValue: -3.2, rotation: 'arc-seconds', scale: 'parts-per-million', convention: 'coordinate-frame' });

test('units: degrees and radians to arc seconds, k to parts per million', () => {
  expect(arcSecondsOf(1.5, 'degrees')).toBeCloseTo(5400, 9);
  expect(arcSecondsOf(Math.PI / 180, 'radians')).toBeCloseTo(3600, 9);
  expect(partsPerMillionOf(1.0000125, 'factor')).toBeCloseTo(12.5, 6);
  expect(FOUR.rotationArcSeconds).toBeCloseTo(5400, 9);
  expect(similarityOf({ shiftNorthMetres: 0, shiftEastMetres: 0, rotationValue: 1.5, scaleValue: 1, rotation: 'degrees', scale: 'factor', sense: 'east-to-north' })).toMatchObject({ rotationArcSeconds: -5400, scalePartsPerMillion: 0 });
});

test('a wrong unit is doubted before anything is converted', () => {
  expect(doubtsAboutParameters(FOUR)).toEqual([]);
  expect(doubtsAboutParameters(SEVEN)).toEqual([]);
  expect(doubtsAboutParameters({ ...FOUR, scalePartsPerMillion: partsPerMillionOf(12.5, 'factor') }).map(({ code }) => code)).toEqual(['transformation.typed.scale-large']);
  expect(doubtsAboutParameters({ ...SEVEN, rotationArcSeconds: [arcSecondsOf(0.5, 'degrees'), 0, 0] }).map(({ code }) => code)).toEqual(['transformation.typed.rotation-large']);
});

const PLACES = [['一', 38_480_000, 3_860_000], ['二', 38_520_000, 3_865_000], ['三', 38_500_000, 3_895_000]] as const;
const seven = (parameters: SevenParameters): ControlPoint[] => PLACES.map(([name, east, north]) => {
  const [x, y] = throughSpace(Float64Array.of(east, north), XIAN, CGCS, parameters, 'forward', null).coordinates;
  return { name, from: [east, north], to: [x!, y!], used: true };
});
const codes = (points: readonly ControlPoint[], parameters: TransformationParameters, from = XIAN): unknown[] =>
  checkTyped({ from, to: CGCS, points }, parameters).notes.map(({ params }) => (params!['reading'] as { code: string }).code);

test('check points only check: their error is told with their count, none is used', () => {
  const points = seven(SEVEN).map((point, i): ControlPoint => (i === 0 ? { ...point, to: [point.to[0] + 0.03, point.to[1] + 0.04] } : point));
  const { fit, notes } = checkTyped({ from: XIAN, to: CGCS, points }, SEVEN);
  expect(notes).toEqual([]);
  expect(fit.points.every(({ used }) => !used)).toBe(true);
  expect(fit.rootMeanSquareMetres).toBeCloseTo(Math.sqrt(0.05 ** 2 / 3), 6);
  const set = makeTransformationSet({ name: '甲', from: XIAN, to: CGCS, parameters: SEVEN, fit, area: { name: '甲', extent: [38_470_000, 3_850_000, 38_530_000, 3_900_000] }, source: '成果表', date: '2026-11-20', classified: false });
  expect(errorMessage(set)).toEqual({ code: 'transformation.error-checked', params: { value: '0.0289', count: 3 } });
});

test('the opposite convention, the opposite direction, or both are recognised by the points', () => {
  expect(codes(seven(SEVEN), SEVEN)).toEqual([]);
  expect(codes(seven(SEVEN), { ...SEVEN, convention: 'position-vector' })).toEqual(['transformation.typed.reading.turned']);
  const negative: SevenParameters = { ...SEVEN, shiftMetres: [12.3, -113.2, -51.9], rotationArcSeconds: [-0.5, 0.7, -1.3], scalePartsPerMillion: 3.2 };
  expect(codes(seven(SEVEN), negative)).toEqual(['transformation.typed.reading.reversed']);
  expect(codes(seven(SEVEN), { ...negative, convention: 'position-vector' })).toEqual(['transformation.typed.reading.both']);
});

test('four parameters: the other sense and the exact way back', () => {
  const grid = localGrid('北岭独立坐标系');
  const from = [[1000, 2000], [5000, 2500], [3000, 7000]] as const;
  const points = (through: (flat: Float64Array) => Float64Array): ControlPoint[] => from.map(([east, north], i) => {
    const [x, y] = through(Float64Array.of(east, north));
    return { name: String(i), from: [east, north], to: [x!, y!], used: true };
  });
  expect(codes(points((flat) => applySimilarity(flat, FOUR)), FOUR, grid)).toEqual([]);
  expect(codes(points((flat) => applySimilarity(flat, FOUR)), { ...FOUR, rotationArcSeconds: -FOUR.rotationArcSeconds }, grid)).toEqual(['transformation.typed.reading.turned']);
  expect(codes(points((flat) => undoSimilarity(flat, FOUR)), FOUR, grid)).toEqual(['transformation.typed.reading.reversed']);
});
