import { expect, test } from 'vitest';
import { afterDecision, listOrder, shownEntries } from '../../../renderer/state/work/decide.ts';
import { compareFindings } from '../../../shared/analysis/finding-order.ts';
import { changeSince, findingEntries, findingsByMine, type FindingEntry } from '../../../renderer/state/findings.ts';
import type { AnalysisRun, Decision, Finding } from '../../../shared/model/finding.ts';
import type { MiningRight } from '../../../shared/model/mining-right.ts';
import type { Conflict } from '../../../shared/model/overlay.ts';
import { draftPlan } from '../../../shared/rectification/plan.ts';
import { listProblems } from '../../../shared/report/context.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';

function overlap(id: string, area: number, change: Partial<Finding> = {}): Finding {
  return {
    id,
    runId: 'run',
    code: 'L01',
    rightId: 'A',
    mineName: '甲矿',
    severity: 'severe',
    extent: [0, 0, 1, 1],
    conductDate: null,
    evidence: {
      kind: 'overlap',
      layerId: 'farmland',
      layerName: '永久基本农田',
      role: 'farmland',
      classes: ['0103'],
      count: 1,
      share: 0.1,
      areaPlanarSquareMetres: area,
      areaEllipsoidalSquareMetres: area,
      netAreaEllipsoidalSquareMetres: null,
    },
    ...change,
  };
}
const expired = (days: number): Finding => overlap('F05', 0, { code: 'F05', evidence: { kind: 'expired', validTo: '2026-03-22', days } });

function earlierRun(conflicts: readonly Partial<Conflict>[], asOf = '2026-11-01'): AnalysisRun {
  return {
    parameters: { ellipsoidalEdges: 'vertices', sliverAreaSquareMetres: 1, sliverWidthMetres: 0.01, asOf },
    inputs: [{ layerId: 'farmland' }],
    rights: [{ rightId: 'A', mineName: '甲矿', conflicts }],
  } as unknown as AnalysisRun;
}

test('severe first, an expired licence before any area, then the larger area', () => {
  const notice = overlap('notice', 9999, { severity: 'notice' });
  const sorted = [notice, overlap('small', 10), expired(73), overlap('large', 500), expired(367)].toSorted(compareFindings);
  expect(sorted.map((finding) => (finding.evidence.kind === 'expired' ? finding.evidence.days : finding.id))).toEqual([
    367,
    73,
    'large',
    'small',
    'notice',
  ]);
});

test('a finding is new, unchanged or changed by its area since the run before', () => {
  const finding = overlap('x', 1000);
  expect(changeSince(finding, null)).toBeNull();
  expect(changeSince(finding, earlierRun([]))).toEqual({ kind: 'new' });
  expect(
    changeSince(finding, earlierRun([{ role: 'farmland', layerId: 'farmland', class: '0103', areaEllipsoidalSquareMetres: 1000.5 }])),
  ).toEqual({ kind: 'same' });
  expect(
    changeSince(finding, earlierRun([{ role: 'farmland', layerId: 'farmland', class: '0103', areaEllipsoidalSquareMetres: 400 }])),
  ).toEqual({ kind: 'area', deltaSquareMetres: 600 });
  expect(
    changeSince(finding, earlierRun([{ role: 'farmland', layerId: 'farmland', class: '0101', areaEllipsoidalSquareMetres: 1000 }])),
  ).toEqual({ kind: 'new' });
});

test('a licence that had expired on the day of the earlier run is nothing new', () => {
  expect(changeSince(expired(10), earlierRun([], '2026-03-23'))).toEqual({ kind: 'same' });
  expect(changeSince(expired(10), earlierRun([], '2026-03-01'))).toEqual({ kind: 'new' });
});

test('findings gather by mine in the order they come, with what is still open', () => {
  const entry = (finding: Finding, state: FindingEntry['state']): FindingEntry => ({ finding, number: finding.code, state, decision: null, change: null });
  const other = overlap('z', 5, { rightId: 'B', mineName: '乙矿' });
  const mines = findingsByMine([entry(overlap('x', 10), 'accepted'), entry(other, 'undecided'), entry(overlap('y', 3), 'undecided')]);
  expect(mines.map((mine) => [mine.mineName, mine.entries.length, mine.undecided])).toEqual([
    ['甲矿', 2, 1],
    ['乙矿', 1, 1],
  ]);
});

test('a mine keeps its place in the list while its findings are decided one after the other', () => {
  const of = (rightId: string, finding: Finding, state: FindingEntry['state']): FindingEntry => ({ finding: { ...finding, rightId }, number: finding.code, state, decision: null, change: null });
  // By severity as they come: the severe ones of A and B, then what is only a notice.
  const entries = (firstOfA: FindingEntry['state']): FindingEntry[] => [of('A', overlap('a1', 9), firstOfA), of('B', overlap('b1', 5), 'undecided'), of('A', overlap('a2', 1), 'undecided')];
  const mines = (firstOfA: FindingEntry['state']): string[] => shownEntries(listOrder(entries(firstOfA)), 'undecided', []).map(({ finding }) => finding.rightId);
  expect(mines('undecided')).toEqual(['A', 'A', 'B']);
  expect(mines('accepted')).toEqual(['A', 'B']);
});

test('list, plan and report tell the problems of a mine in one order and under the same numbers, however they are stored', () => {
  const forest = (id: string, area: number): Finding => overlap(id, area, { code: 'L05', severity: 'general' });
  const findings = [overlap('c', 100, { code: 'L02', severity: 'general' }), expired(10), forest('b', 90), forest('a', 300), overlap('d', 5, { rightId: 'B' }), overlap('e', 7)];
  const decisions = findings.map(({ id }) => ({ findingId: id, verdict: 'accepted' as const, reason: '', decidedAt: '', areaAtDecisionSquareMetres: null }));
  const expected = [['F05', 'F05'], ['e', 'L01'], ['a', 'L05-1'], ['c', 'L02'], ['b', 'L05-2']];
  const entries = findingEntries({ ...useWorkspace.getState(), findings, decisions }).filter(({ finding }) => finding.rightId === 'A');
  expect(entries.map(({ finding, number }) => [finding.id, number])).toEqual(expected);
  const right = { id: 'A' } as MiningRight;
  const plan = draftPlan({ right, findings, decisions, asOf: '2026-11-18', number: '', runId: 'run', language: 'zh-CN' });
  expect([...new Set(plan.items.map(({ findingId }) => findingId))]).toEqual(expected.map(([id]) => id));
  const listed = listProblems({ right, findings, decisions, run: { ...earlierRun([]), rightsLayerId: 'rights', system: { kind: 'gauss-kruger' } } as never, layers: new Map(), language: 'zh-CN' });
  expect(listed.map(({ finding, number }) => [finding.id, number])).toEqual(expected);
});

test('a finding keeps its number through every verdict, in the window and on paper', () => {
  const road = (id: string, area: number): Finding => overlap(id, area, { code: 'L11', severity: 'general' });
  const findings = [road('rail', 40), road('village', 90), overlap('other', 500, { code: 'L11', rightId: 'B' })];
  const verdicts: readonly (readonly [string, Decision['verdict']])[] = [['rail', 'accepted'], ['village', 'needs-evidence']];
  const decisions = verdicts.map(([findingId, verdict]): Decision => ({ findingId, verdict, reason: '', decidedAt: '', areaAtDecisionSquareMetres: null }));
  const numbers = (listed: readonly { finding: Finding; number: string }[]): object => Object.fromEntries(listed.map(({ finding, number }) => [finding.id, number]));
  const fixed = { village: 'L11-1', rail: 'L11-2', other: 'L11' };
  const onPaper = (decided: readonly Decision[]) => listProblems({ right: { id: 'A' } as MiningRight, findings, decisions: decided, run: { ...earlierRun([]), rightsLayerId: 'rights', system: { kind: 'gauss-kruger' } } as never, layers: new Map(), language: 'zh-CN' });
  for (const decided of [[], decisions]) {
    expect(numbers(findingEntries({ ...useWorkspace.getState(), findings, decisions: decided }))).toEqual(fixed);
    expect(numbers(onPaper(decided))).toEqual({ village: 'L11-1', rail: 'L11-2' });
  }
  // The report still lists what is accepted first; only its number does not move with it.
  expect(onPaper(decisions).map(({ finding }) => finding.id)).toEqual(['rail', 'village']);
});

test('what a plan quoted stands in list, report and ledger alike after another run', () => {
  const findings = [overlap('rail', 40, { code: 'L11' }), overlap('new', 900, { code: 'L11' })];
  const right = { id: 'A', bodies: [] } as unknown as MiningRight;
  const plan = { ...draftPlan({ right, findings: [], decisions: [], asOf: '2026-11-18', number: 'ZG-1', runId: 'run', language: 'zh-CN' }), stage: 'issued' as const, quotedNumbers: { gone: 'L11-1', rail: 'L11-2' } };
  const expected = { new: 'L11-3', rail: 'L11-2' };
  const numbers = (listed: readonly { finding: Finding; number: string }[]): object => Object.fromEntries(listed.map(({ finding, number }) => [finding.id, number]));
  expect(numbers(findingEntries({ ...useWorkspace.getState(), findings, decisions: [], plans: [plan] }))).toEqual(expected);
  const run = { ...earlierRun([]), rightsLayerId: 'rights', system: { kind: 'gauss-kruger' } } as never;
  expect(numbers(listProblems({ right, findings, decisions: [], plan, run, layers: new Map(), language: 'zh-CN' }))).toEqual(expected);
  // The draft of the next version goes on with them.
  expect(draftPlan({ right, findings, decisions: [], asOf: '2026-11-18', number: '', runId: 'run', language: 'zh-CN', previous: { ...plan, stage: 'draft' } }).quotedNumbers).toEqual(plan.quotedNumbers);
});

test('saving a decision leads to the next open one of the mine, and stays there after the last one', () => {
  const of = (rightId: string, id: string, state: FindingEntry['state'] = 'undecided'): FindingEntry => ({ finding: overlap(id, 1, { rightId }), number: 'L01', state, decision: null, change: null });
  const after = (id: string, entries: readonly FindingEntry[], segment: 'undecided' | 'accepted' = 'undecided'): unknown => {
    const { next, finishesMine } = afterDecision(entries, shownEntries(listOrder(entries), segment, []), id);
    return [next?.id ?? null, finishesMine];
  };
  const open = [of('A', 'a1'), of('A', 'a2'), of('B', 'b1'), of('C', 'c1')];
  expect(after('a1', open)).toEqual(['a2', false]);
  // One that was passed over comes before another mine.
  expect(after('a2', open)).toEqual(['a1', false]);
  expect(after('b1', open)).toEqual(['c1', true]);
  // Decided just now and out of the list: the next click goes on from where it stood, not to the top.
  expect(after('b1', [of('A', 'a1'), of('A', 'a2'), of('B', 'b1', 'accepted'), of('C', 'c1')])).toEqual(['c1', false]);
  expect(after('c1', [of('A', 'a1', 'accepted'), of('C', 'c1')])).toEqual([null, true]);
  // Deciding again what was decided before finishes nothing.
  expect(after('a1', [of('A', 'a1', 'accepted'), of('B', 'b1', 'accepted')], 'accepted')).toEqual(['b1', false]);
});
