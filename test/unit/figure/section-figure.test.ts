/** Sections on paper: true scales, what is cut where, words that stand where they belong. */
import { expect, test } from 'vitest';
import { sectionFigure } from '../../../shared/figure/section-figure.ts';
import { piecesOfProfile } from '../../../shared/figure/section-parts.ts';
import { toSvg } from '../../../shared/figure/svg.ts';
import type { Section, SectionBody } from '../../../shared/model/section.ts';

const BODY: SectionBody = { rightId: 'C1', mineName: '北岭煤矿', name: '3 号煤层', stretches: [[60, 660]], topMetres: 630, bottomMetres: 430 };
const section = (more: Partial<Section> = {}): Section => ({
  line: [0, 0, 720, 0], lengthMetres: 720, bends: [], elevationDatum: null, terrain: { profiles: [Float64Array.of(0, 700, 720, 640)], method: 'triangulation', pointCount: 9 }, terrainSource: { kind: 'drawing' }, seams: [], bodies: [BODY], pillars: [], withoutElevation: [],
  workings: [{ key: 'goaf:3104', name: '3104', kind: 'goaf', year: 2026, band: 'outside', floors: [Float64Array.of(400, 450, 530, 417.5)], thicknessMetres: 2.5, along: [], crossings: [] }],
  elevations: [417.5, 700], ...more,
});
const draw = (of: Section) => sectionFigure({ language: 'zh-CN', section: of, rightId: 'C1', year: 2026, widthMillimetres: 170, heightMillimetres: 150, letter: 'A', statement: '虚构样例', signatures: ['制图'] });

test('a floor is cut where it passes the limit, and only there', () => {
  const pieces = piecesOfProfile(Float64Array.of(400, 450, 530, 417.5), [BODY]);
  expect(pieces.map(({ licensed }) => licensed)).toEqual([true, false]);
  expect(pieces[0]!.to).toBeCloseTo(480, 9);
  expect(pieces[0]!.toElevation).toBeCloseTo(430, 9);
  expect(piecesOfProfile(Float64Array.of(0, 500, 720, 500), [BODY]).map(({ from, to, licensed }) => [from, to, licensed])).toEqual([[0, 60, false], [60, 660, true], [660, 720, false]]);
  expect(piecesOfProfile(Float64Array.of(0, 500, 720, 500), []).map(({ licensed }) => licensed)).toEqual([true]);
  // Exactly at the limits is inside.
  expect(piecesOfProfile(Float64Array.of(100, 430, 200, 430), [BODY]).map(({ licensed }) => licensed)).toEqual([true]);
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
  for (const words of ['上标高 +630', '下标高 +430', '3104', 'A′', '+450', '地表线', '界外部分', '虚构样例']) expect(svg).toContain(words);
});

test('what is not there is not drawn: no terrain, open limits, nothing at all', () => {
  const open = toSvg(draw(section({ terrain: null, bodies: [{ ...BODY, topMetres: null, bottomMetres: null }] })).picture);
  expect(open).not.toContain('地表线');
  expect(open).not.toContain('上标高');
  expect(() => draw(section({ terrain: null, bodies: [], workings: [], elevations: null }))).not.toThrow();
});
