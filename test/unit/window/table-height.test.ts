/** What small windows show of the two tables that people work in. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { PlanTable } from '../../../renderer/panels/findings/PlanTable.tsx';
import { DRAWER_FRAME_PIXELS, rowPixels, usualDrawerPixels } from '../../../renderer/panels/table/table-height.ts';
import type { RectificationPlan } from '../../../shared/model/plan.ts';

vi.mock('../../../renderer/ui/window-width.ts', () => ({ useWidthClass: () => 'usual', useWindowHeight: () => 768 }));

const rowsAt = (designed: number, height: number): number => Math.floor((usualDrawerPixels(designed, height) - DRAWER_FRAME_PIXELS) / rowPixels(height));

test('a low window shows six rows of the table without being drawn larger, a lower one as many as the map leaves', () => {
  expect(rowsAt(230, 768)).toBe(6);
  expect(rowsAt(206, 680)).toBeGreaterThanOrEqual(4);
  expect(usualDrawerPixels(206, 680)).toBeLessThanOrEqual(680 * 0.36);
  expect([usualDrawerPixels(314, 1080), rowPixels(1080)]).toEqual([314, 28]);
});

test('the line that adds a measure and tells the total stands in the foot of the table, which stays in sight', () => {
  const items = Array.from({ length: 12 }, (_, i) => ({ findingId: 'f', measure: `措施${i}`, acceptanceCriterion: '', unit: '', person: '', deadline: null, costTenThousandYuan: 1 }));
  const plan = { rightId: 'mine', number: 'ZG-2026-0001', runId: 'run', route: 'withdrawal', routeReason: '', routeChosenBy: 'program', items, stage: 'draft', createdAt: '', updatedAt: '' } as const satisfies RectificationPlan;
  const markup = renderToStaticMarkup(createElement(PlanTable, { plan, findingId: 'f' }));
  const foot = /<tfoot>(.*)<\/tfoot>/su.exec(markup)![1]!;
  expect(foot).toContain('12.00');
  expect(markup.replace(foot, '')).not.toContain('12.00');
});
