import { beforeEach, expect, test, vi } from 'vitest';
import { decide, reopenFinding } from '../../../renderer/state/work/decide.ts';
import { closeDialog, openDialog, useView } from '../../../renderer/state/view.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';
import type { Decision, Finding } from '../../../shared/model/finding.ts';
import type { RectificationPlan } from '../../../shared/model/plan.ts';

const kept = vi.hoisted(() => ({ plan: undefined as unknown, saved: [] as unknown[][] }));
vi.mock('../../../renderer/storage/workspace.ts', () => ({
  readPlan: () => Promise.resolve(kept.plan),
  saveDecision: (...saved: unknown[]) => Promise.resolve(void kept.saved.push(saved)),
  clearDecision: (...saved: unknown[]) => Promise.resolve(void kept.saved.push(saved)),
}));

const finding = { id: 'f', rightId: 'a', mineName: '甲矿', code: 'F05', evidence: { kind: 'expired', validTo: '2026-01-01', days: 3 } } as unknown as Finding;
const accepted: Decision = { findingId: 'f', verdict: 'accepted', reason: '', decidedAt: '', areaAtDecisionSquareMetres: null };
const asked = async () => {
  await vi.waitFor(() => expect(useView.getState().dialog?.kind).toBe('open-plan-again'));
  return useView.getState().dialog as Extract<NonNullable<ReturnType<typeof useView.getState>['dialog']>, { kind: 'open-plan-again' }>;
};

beforeEach(() => {
  closeDialog();
  kept.saved = [];
  kept.plan = { rightId: 'a', number: 'ZG-1', stage: 'issued', items: [], steps: [] } as unknown as RectificationPlan;
  useWorkspace.setState({ decisions: [accepted], runs: [], findings: [finding] });
});

test('a verdict that an issued plan rests on is asked about first, and opens a new version in the same step', async () => {
  const done = decide(finding, 'set-aside', '已续期');
  (await asked()).answer('许可证已续期');
  closeDialog();
  expect(await done).toBe(true);
  expect(kept.saved).toEqual([[expect.objectContaining({ verdict: 'set-aside' }), expect.anything(), expect.objectContaining({ stage: 'draft', version: 2, steps: [expect.objectContaining({ opened: 'new-version', reason: '许可证已续期' })] })]]);
});

test('the question that goes without an answer counts as a no, and nobody waits for it for ever', async () => {
  const left = decide(finding, 'set-aside', '已续期');
  await asked();
  closeDialog();
  expect(await left).toBe(false);
  const replaced = reopenFinding(finding);
  await asked();
  openDialog({ kind: 'about' });
  expect(await replaced).toBe(false);
  expect(kept.saved).toEqual([]);
});
