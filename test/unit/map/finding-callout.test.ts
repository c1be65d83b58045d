/** The callout of the selected finding: where it points to, and what it says of ground within a distance. */
import { expect, test } from 'vitest';
import { areaOf } from '../../../renderer/map/layers/areas.ts';
import { findingCallout, rightLabel, type CalloutRoom, type LabelSituation } from '../../../renderer/map/right-labels.ts';
import { areaWords, findingWords } from '../../../renderer/state/finding-words.ts';
import { symbolByKey } from '../../../shared/figure/symbols.ts';
import { translator } from '../../../shared/i18n/text.ts';
import type { Finding } from '../../../shared/model/finding.ts';

const translate = translator('zh-CN');
/** The whole mine lies within the distance of a railway that runs along its eastern side. */
const MINE = Float64Array.of(0, 0, 0, 400, 600, 400, 600, 0, 0, 0);
const area = areaOf({ coordinates: MINE, pathStart: Uint32Array.of(0, 5), partStart: Uint32Array.of(0, 1), featureStart: Uint32Array.of(0, 1), features: Uint32Array.of(0), classes: [''], classIndex: new Uint16Array(1), kind: 'polygon' });
const finding = {
  id: 'f', runId: 'run', rightId: 'mine', code: 'L11', severity: 'general',
  evidence: { kind: 'distance', role: 'railway', classes: ['road-township'], names: ['青石线'], thresholdMetres: 1000, distanceMetres: 80, nearest: { onRight: [600, 150], onFeature: [680, 150] }, areaEllipsoidalSquareMetres: 240_000 },
} as unknown as Finding;
const SITUATION: LabelSituation = { extent: [-200, -200, 900, 700], resolution: 1, theme: 'light', translate, asOf: '2026-11-20' };
const drawn = { findingId: 'f', area, symbol: symbolByKey('result.conflict'), above: true };
const callout = (towards: readonly [number, number] | null, room: Partial<CalloutRoom> = {}) => findingCallout('铁路', finding, drawn, null, SITUATION, { covered: [], neighbours: [], ...room }, towards)!;

test('ground within a distance is named where the mine comes nearest, other ground in its middle', () => {
  const near = callout([600, 150]);
  expect(Math.hypot(near.east - 600, near.north - 150)).toBeLessThan(60);
  expect(near.east).toBeLessThan(600);
  expect(callout(null).east).toBeGreaterThan(150);
  expect(callout(null).east).toBeLessThan(450);
  // Out of view: as without.
  expect(callout([5000, 5000])).toMatchObject({ east: callout(null).east });
});

test('the words stand off other mines where there is another place, and in sight where there is none', () => {
  const first = callout([600, 150]).label.offset![0];
  expect(first).toBeGreaterThan(0);
  // The view begins at 200 m west of the mine: everything east of it is the next mine's.
  expect(callout([600, 150], { neighbours: [[810, 0, 1100, 900]] }).label.offset![0]).toBeLessThan(0);
  expect(callout([600, 150], { neighbours: [[0, 0, 1100, 900]] }).label.offset![0]).toBe(first);
  expect(callout([600, 150], { covered: [[810, 0, 1100, 900]], neighbours: [[0, 0, 1100, 900]] }).label.offset![0]).toBeLessThan(0);
});

test('on a narrow map, where the words are cut on either side, they go up or down', () => {
  const narrow = { ...SITUATION, extent: [450, -200, 720, 700] as const };
  const { label } = findingCallout('铁路 1000 m 范围内', finding, drawn, null, narrow as unknown as LabelSituation, { covered: [], neighbours: [] }, [600, 150])!;
  expect(label.anchor).toBe('middle');
  expect(Math.abs(label.offset![1])).toBeGreaterThan(60);
});

test('on the map ground within a distance says the distance, in lists it need not', () => {
  const words = findingWords(null, translate, 'zh-CN');
  expect(words.onMap(finding)).toMatch(/1000 m 范围内$/u);
  expect(words.subject(finding)).not.toContain('范围内');
});

test('what would round to 0.00 亩 is said in square metres', () => {
  const tiny = { ...finding, evidence: { ...finding.evidence, areaEllipsoidalSquareMetres: 0.84 } } as Finding;
  const words = (of: Finding): string => findingCallout('铁路', of, drawn, null, SITUATION, { covered: [], neighbours: [] })!.label.lines[1]!.text;
  expect([words(tiny), words(finding)]).toEqual(['0.84 m²', '360.00 亩']);
  expect(areaWords(0.84, translate)).toMatchObject({ bold: '0.84\u00a0m²' });
});

test('a mine with several bodies lists their elevations: ground between them is not licensed', () => {
  const note = (...limits: [number, number][]): string => rightLabel(
    { mineName: '岭', mineral: null, method: null, bodies: limits.map(([elevationTopMetres, elevationBottomMetres], feature) => ({ feature, elevationTopMetres, elevationBottomMetres, name: '' })) } as never,
    { area, symbol: symbolByKey('result.conflict') } as never, true, SITUATION,
  )!.lines[1]!.text;
  expect(note([420, 260], [630, 430])).toBe('+630 ~ +430、+420 ~ +260 m');
  expect(note([630, 430], [630, 430])).toBe('+630 ~ +430 m');
  expect(note([90, 80], [70, 60], [50, 40], [30, 20])).toBe('+90 ~ +80、+70 ~ +60 m 等 4 个矿体');
});
