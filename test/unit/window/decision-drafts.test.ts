import { beforeEach, expect, test, vi } from 'vitest';
import type { Decision } from '../../../shared/model/finding.ts';
import { draftIn, forgetDecisionDraft, forgetSavedDraft, isUnsaved, keepDecisionDraft, loadDecisionDrafts, useDecisionDrafts } from '../../../renderer/state/decision-drafts.ts';

const settings = vi.hoisted(() => new Map<string, unknown>());
const workspace = vi.hoisted(() => ({ findings: [], runs: [], layers: [], workingsRuns: [], deliveries: [] }));
const findings = vi.hoisted(() => new Set<string>());
vi.mock('../../../renderer/storage/workspace.ts', () => ({
  readSetting: (key: string) => Promise.resolve(structuredClone(settings.get(key))),
  readFindingIds: () => Promise.resolve(findings),
  saveSetting: (key: string, value: unknown) => Promise.resolve(settings.set(key, value)),
}));
vi.mock('../../../renderer/state/workspace.ts', () => ({ useWorkspace: { getState: () => workspace } }));
vi.mock('../../../renderer/state/faults.ts', () => ({ reportFault: () => {} }));

const drafts = () => useDecisionDrafts.getState().byFinding;
const decision: Decision = { findingId: 'a', verdict: 'set-aside', reason: '已复核', decidedAt: '', areaAtDecisionSquareMetres: null };

beforeEach(() => {
  settings.clear();
  Object.assign(workspace, { findings: [], runs: [] });
  for (const id of ['a', 'b']) findings.add(id);
  useDecisionDrafts.setState({ byFinding: {} });
});

test('what was chosen and typed stays with its finding while others are looked at, and over a restart', async () => {
  keepDecisionDraft('a', { verdict: 'set-aside', reason: '' }, null);
  keepDecisionDraft('a', { verdict: 'set-aside', reason: '现场已' }, null);
  keepDecisionDraft('b', { verdict: 'accepted', reason: '' }, null);
  useDecisionDrafts.setState({ byFinding: {} });
  await loadDecisionDrafts();
  expect(drafts()).toEqual({ a: { verdict: 'set-aside', reason: '现场已' }, b: { verdict: 'accepted', reason: '' } });
});

test('what is again as it was decided, or was saved, is no draft any more', async () => {
  keepDecisionDraft('a', { verdict: 'accepted', reason: '已复核' }, decision);
  expect(isUnsaved(drafts()['a'], decision)).toBe(true);
  keepDecisionDraft('a', { verdict: 'set-aside', reason: '已复核' }, decision);
  expect(drafts()).toEqual({});
  keepDecisionDraft('b', { verdict: null, reason: '待问' }, null);
  forgetDecisionDraft('b');
  await loadDecisionDrafts();
  expect(drafts()).toEqual({});
});

test('a blank behind a reason can be typed and is nothing unsaved', () => {
  keepDecisionDraft('a', { verdict: 'set-aside', reason: '已复核 ' }, decision);
  expect(drafts()['a']?.reason).toBe('已复核 ');
  expect(isUnsaved(drafts()['a'], decision)).toBe(false);
});

test('what was begun on a finding that is gone does not outlive the next start', async () => {
  keepDecisionDraft('a', { verdict: 'accepted', reason: '' }, null);
  keepDecisionDraft('b', { verdict: 'set-aside', reason: '现场' }, null);
  findings.delete('a');
  await loadDecisionDrafts();
  expect(drafts()).toEqual({ b: { verdict: 'set-aside', reason: '现场' } });
  expect(settings.get('decision-drafts')).toEqual(drafts());
});

test('what was typed while a decision was being saved is not forgotten with it', () => {
  keepDecisionDraft('a', { verdict: 'set-aside', reason: '已复核，另见' }, null);
  forgetSavedDraft('a', decision);
  expect(drafts()['a']?.reason).toBe('已复核，另见');
  keepDecisionDraft('a', { verdict: 'set-aside', reason: '已复核 ' }, null);
  forgetSavedDraft('a', decision);
  expect(drafts()).toEqual({});
});

test('what was begun on the sample is not seen on the own finding of the same licence, nor the other way round', async () => {
  const of = (sample: boolean): void => void Object.assign(workspace, { findings: [{ id: 'a', runId: 'r' }], runs: [{ id: 'r', rightsLayerId: 'x', inputs: [{ layerId: 'x', ...(sample && { sample: true }) }] }] });
  const shown = () => draftIn(useDecisionDrafts.getState(), 'a');
  of(true);
  keepDecisionDraft('a', { verdict: 'set-aside', reason: '样例里试写' }, null);
  of(false);
  expect(shown()).toBeUndefined();
  keepDecisionDraft('a', { verdict: 'accepted', reason: '本县的理由' }, null);
  of(true);
  expect(shown()?.reason).toBe('样例里试写');
  await loadDecisionDrafts();
  expect(shown()?.reason).toBe('样例里试写');
  forgetDecisionDraft('a');
  of(false);
  expect(shown()?.reason).toBe('本县的理由');
});
