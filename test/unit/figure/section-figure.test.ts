/** Sections on paper: true scales, what is cut where, words that stand where they belong. */
import { DIFFERENCE_RAMP } from '../../../shared/figure/difference-colours.ts';
import { expect, test } from 'vitest';
import { sectionFigure } from '../../../shared/figure/section-figure.ts';
import { piecesOfProfile as pieces, type PieceJudgement } from '../../../shared/figure/section-parts.ts';
import { toSvg } from '../../../shared/figure/svg.ts';
import type { Section, SectionBody } from '../../../shared/model/section.ts';

const BODY: SectionBody = { rightId: 'C1', mineName: '北岭煤矿', name: '3 号煤层', stretches: [[60, 660]], topMetres: 630, bottomMetres: 430 };
const section = (more: Partial<Section> = {}): Section => ({
  line: [0, 0, 720, 0], lengthMetres: 720, bends: [], elevationDatum: null, terrain: { profiles: [Float64Array.of(0, 700, 720, 640)], method: 'triangulation', pointCount: 9 }, terrainSource: { kind: 'drawing' }, seams: [], bodies: [BODY], pillars: [], tolerance: null, withoutElevation: [],
  workings: [{ key: 'goaf:3104', name: '3104', kind: 'goaf', year: 2026, band: 'outside', floors: [Float64Array.of(400, 450, 530, 417.5)], thicknessMetres: 2.5, along: [], crossings: [] }],
  elevations: [417.5, 700], ...more,
});
const draw = (of: Section) => sectionFigure({ language: 'zh-CN', section: of, rightId: 'C1', year: 2026, widthMillimetres: 170, heightMillimetres: 150, letter: 'A', statement: '虚构样例', signatures: ['制图'] });

const piecesOfProfile = (profile: Float64Array, bodies: readonly SectionBody[], more: Partial<PieceJudgement> = {}) => pieces(profile, { bodies, tolerance: null, band: null, ...more });

test('a floor is cut where it passes the limit, and only there', () => {
  const floor = piecesOfProfile(Float64Array.of(400, 450, 530, 417.5), [BODY]);
  expect(floor.map(({ band }) => band)).toEqual(['inside', 'outside']);
  expect(floor[0]!.to).toBeCloseTo(480, 9);
  expect(floor[0]!.toElevation).toBeCloseTo(430, 9);
  expect(piecesOfProfile(Float64Array.of(0, 500, 720, 500), [BODY]).map(({ from, to, band }) => [from, to, band])).toEqual([[0, 60, 'outside'], [60, 660, 'inside'], [660, 720, 'outside']]);
  expect(piecesOfProfile(Float64Array.of(0, 500, 720, 500), []).map(({ band }) => band)).toEqual(['inside']);
  // Exactly at the limits is inside.
  expect(piecesOfProfile(Float64Array.of(100, 430, 200, 430), [BODY]).map(({ band }) => band)).toEqual(['inside']);
});

test('round scales, the same both ways where that can be read; heightened where it is flat', () => {
  const deep = draw(section());
  expect([deep.horizontalDenominator, deep.verticalDenominator]).toEqual([6000, 6000]);
  expect(toSvg(deep.picture)).toContain('水平与垂直同比例');
  const flat = draw(section({ lengthMetres: 6000, elevations: [600, 660], terrain: null, bodies: [], workings: [] }));
  expect(flat.horizontalDenominator % flat.verticalDenominator).toBe(0);
  expect(flat.verticalDenominator).toBeLessThan(flat.horizontalDenominator);
  expect(toSvg(flat.picture)).toContain('垂直 1:');
});

test('limits, names, ends, elevations and distances are written', () => {
  const svg = toSvg(draw(section()).picture);
  for (const words of ['上标高 +630', '下标高 +430', '3104', 'A′', '+450', '地表线', '超出登记范围的部分', '3104（超出）', '虚构样例']) expect(svg).toContain(words);
});

test('what is not there is not drawn: no terrain, open limits, nothing at all', () => {
  const open = toSvg(draw(section({ terrain: null, bodies: [{ ...BODY, topMetres: null, bottomMetres: null }] })).picture);
  expect(open).not.toContain('地表线');
  expect(open).not.toContain('上标高');
  expect(() => draw(section({ terrain: null, bodies: [], workings: [], elevations: null }))).not.toThrow();
});

test('three bands: inside, within the tolerance, outside, each with its own words and colour, on the label and in the legend', () => {
  const tolerance = { planMetres: 0.5, elevationMetres: 2 };
  const flat = (east: number) => [Float64Array.of(east, 500, 720, 500)];
  expect(piecesOfProfile(Float64Array.of(600, 500, 720, 500), [BODY], { tolerance, band: 'outside' }).map(({ from, to, band }) => [from, to, band])).toEqual([[600, 660, 'inside'], [660, 660.5, 'within-tolerance'], [660.5, 720, 'outside']]);
  expect(piecesOfProfile(Float64Array.of(400, 450, 530, 417.5), [BODY], { tolerance, band: 'outside' }).map(({ toElevation, band }) => [Math.round(toElevation * 100) / 100, band])).toEqual([[430, 'inside'], [428, 'within-tolerance'], [417.5, 'outside']]);
  // The line crosses the side aslant: the check, which measures across it, has the last word.
  expect(piecesOfProfile(flat(600)[0]!, [BODY], { tolerance, band: 'within-tolerance' }).map(({ band }) => band)).toEqual(['inside', 'within-tolerance']);
  expect(piecesOfProfile(flat(600)[0]!, [BODY], { tolerance, band: 'inside' }).map(({ band }) => band)).toEqual(['inside']);
  const working = (band: 'inside' | 'within-tolerance' | 'outside', name: string): Section['workings'][number] => ({ key: name, name, kind: 'goaf', year: 2026, band, floors: band === 'inside' ? [Float64Array.of(100, 500, 200, 500)] : flat(600), thicknessMetres: 2.5, along: [], crossings: [] });
  const svgOf = (...workings: Section['workings']): string => toSvg(draw(section({ tolerance, workings })).picture);
  const within = svgOf(working('within-tolerance', '3105'));
  expect(within).toContain('3105（容差内）');
  expect(within).toContain('超出但在容差以内的部分');
  expect(within).not.toContain('超出登记范围的部分');
  // Half a metre of tolerance is nothing on paper beside what goes farther.
  expect(svgOf(working('outside', '3104'))).not.toContain('超出但在容差以内的部分');
  const ink = (svg: string, words: string): string => new RegExp(`<text[^>]*fill="([^"]+)"[^>]*>${words}<`, 'u').exec(svg)![1]!;
  const all = svgOf(working('inside', '3101'), working('outside', '3104'));
  expect(new Set([ink(all, '3101'), ink(within, '3105（容差内）'), ink(all, '3104（超出）')]).size).toBe(3);
});

test('the surface compared with is a dashed line of its own colour, with a line in the legend; without one there is neither', () => {
  const compared = { profiles: [Float64Array.of(0, 690, 720, 610)], method: 'raster' as const, pointCount: 9, name: { file: 'a.asc', surveyedOn: '2025-12-20', cellMetres: 2, elevationDatum: null } };
  const [one, both] = [section({}), section({ comparedTerrain: compared })].map((each) => toSvg(draw(each).picture));
  expect(both).toContain('B 对比期地表（2025-12-20）');
  expect(both).toContain(DIFFERENCE_RAMP[5]);
  expect(both).toContain('stroke-dasharray');
  expect(one).not.toContain('对比期');
  expect(one).not.toContain(DIFFERENCE_RAMP[5]);
});
