/** Names on the plan of a drawing: what lies outside has its figure, wherever there is room for it. */
import { expect, test } from 'vitest';
import { planLabels, type LabelLook } from '../../../renderer/map/plan/plan-labels.ts';
import type { PlanScene } from '../../../renderer/engine/plan-scene.ts';
import { translator } from '../../../shared/i18n/text.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { MineWorkings } from '../../../shared/model/workings.ts';

const ring = ([west, south, east, north]: Extent): Float64Array => Float64Array.of(west, south, east, south, east, north, west, north);
const LOOK: LabelLook = { storey: 'both', hidden: new Set(), newestYear: 2026, roadwaysByElevation: false, theme: 'light', resolution: 5, extent: [0, 0, 4_000, 2_000], translate: translator('zh-CN'), elevationToleranceMetres: 0.3 };

const measureOf = (key: string, extent: Extent, areaSquareMetres: number): unknown => ({
  key, extent, planBand: 'outside', belowLimitMetres: 0, aboveLimitMetres: 0,
  outside: { areaEllipsoidalSquareMetres: areaSquareMetres, lengthMetres: 0, longestDistanceMetres: 12, parts: [[ring(extent)]] },
});
const sceneOf = (workings: readonly { readonly name: string; readonly extent: Extent }[]): PlanScene =>
  ({ workings: workings.map(({ name, extent }) => ({ name, year: 2026, kind: 'goaf', shape: { kind: 'area', parts: [[ring(extent)]] } })), pillars: [], points: [], texts: [], lines: [] }) as unknown as PlanScene;

const [ONE, OTHER]: readonly Extent[] = [[1_000, 900, 1_060, 1_000], [1_130, 960, 1_180, 1_040]] as const;

test('two pieces outside that lie side by side both have their figure, and no name lies on them', () => {
  const checked = { workings: [measureOf('a', ONE!, 5_628), measureOf('b', OTHER!, 2_000), measureOf('c', [3_400, 300, 3_430, 400], 9)] } as unknown as MineWorkings;
  const labels = planLabels(sceneOf([{ name: '15102采空区', extent: [3_400, 300, 3_500, 400] }]), checked, null, LOOK, []);
  const figures = labels.map(({ lines }) => lines[0]!.text.replace(/\s/g, ''));
  expect(figures).toEqual(expect.arrayContaining(['出界5628m²', '出界2000m²', '15102采空区']));
  const name = labels.find(({ lines }) => lines[0]!.text === '15102采空区')!;
  expect(name.offset ?? [0, 0]).not.toEqual([0, 0]);
});

test('on the surface storey nothing underground is written, and names of others keep their rank', () => {
  const checked = { workings: [measureOf('a', ONE!, 5_628)] } as unknown as MineWorkings;
  const other = { east: 2_000, north: 1_000, lines: [{ text: '1', sizePixels: 11, bold: true }], colour: '#000', priority: 1 };
  expect(planLabels(null, checked, null, { ...LOOK, storey: 'surface' }, [other]).map(({ lines }) => lines[0]!.text)).toEqual(['1']);
});
