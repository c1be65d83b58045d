import { expect, test } from 'vitest';
import { stableId } from '../../../shared/base/stable-id.ts';
import { isSampleRun, withSampleInput } from '../../../shared/model/sample-run.ts';
import { editsClearingSample, runUncovered, type SampleTables } from '../../../shared/project/sample-records.ts';
import { RECORD_KEYS } from '../../../shared/project/workspace-records.ts';

const EMPTY: SampleTables = { layers: [], views: [], runs: [], findings: [], decisions: [], plans: [], deliveries: [], workingsRuns: [], edits: [], groups: [], drafts: [], drawingLooks: [], acts: [] };

/** Only what the clearing looks at. */
const tables = (some: { readonly [Table in keyof SampleTables]?: readonly object[] }): SampleTables => ({ ...EMPTY, ...some }) as SampleTables;
const run = (id: string, rightsLayerId: string, inputs: readonly object[] = [{ layerId: rightsLayerId }], rights: readonly object[] = []) => ({ id, rightsLayerId, inputs, rights });
/** A right that basic farmland of a layer lies in. */
const mine = (rightId: string, layerId: string) => ({ rightId, mineName: rightId, conflicts: [{ layerId, role: 'farmland', class: '', extent: [0, 0, 1, 1] }] });
const onFarmland = (rightId: string): string => stableId('L01', rightId, 'farmland', '');

const SAMPLE = {
  layers: [{ id: 'rights', sample: true }, { id: 'dltb', sample: true }, { id: 'chosen', sample: false, derivedFrom: 'again' }, { id: 'again', sample: false, derivedFrom: 'dltb' }],
  views: [{ layerId: 'rights' }, { layerId: 'dltb', groupId: 'inner' }, { layerId: 'chosen', groupId: 'inner' }, { layerId: 'again' }],
  groups: [{ id: 'outer', parentId: null }, { id: 'inner', parentId: 'outer' }],
  runs: [run('run', 'rights')],
  findings: [{ id: 'found', runId: 'run' }, { id: 'dug', runId: 'check' }],
  decisions: [{ findingId: 'found' }, { findingId: 'of an earlier run' }],
  plans: [{ rightId: 'mine', runId: 'run' }],
  deliveries: [{ id: 'drawing', rightId: 'mine', sample: true }],
  workingsRuns: [{ id: 'check', rightsLayerId: 'rights', input: { deliveryId: 'drawing' }, mines: [] }],
  edits: [{ key: 'cell', layerId: 'dltb' }],
  drafts: [{ layerId: 'again' }],
  drawingLooks: [{ rightId: 'mine' }],
  acts: [{ id: 'act', rightId: 'mine', runId: 'run' }, { id: 'act on the drawing', rightId: 'mine', runId: 'check' }, { id: 'act on its check before', rightId: 'mine', runId: 'replaced check' }],
};

const keysLeft = (records: SampleTables): Record<string, readonly unknown[]> => {
  const edits = editsClearingSample(records);
  const left: Record<string, readonly unknown[]> = {};
  for (const table of Object.keys(records) as (keyof SampleTables)[]) {
    const gone = new Set(edits.filter((edit) => edit.table === table).map(({ key }) => key));
    const keys = (records[table] as readonly object[]).map((row) => (row as Record<string, unknown>)[RECORD_KEYS[table]] as string).filter((key) => !gone.has(key));
    if (keys.length > 0) left[table] = keys;
  }
  return left;
};

test('a workspace that holds nothing but the sample is empty afterwards, down to looks, cells and decisions of earlier runs', () => {
  expect(keysLeft(tables(SAMPLE))).toEqual({});
});

test('own layers, runs of own layers alone and what was decided in them stay; a run that mixes both goes', () => {
  const own = {
    layers: [...SAMPLE.layers, { id: 'own rights', sample: false }, { id: 'own land', sample: false, derivedFrom: 'own rights' }],
    views: [...SAMPLE.views, { layerId: 'own rights', groupId: 'outer' }],
    groups: [...SAMPLE.groups, { id: 'empty', parentId: null }],
    runs: [...SAMPLE.runs, run('mixed', 'own rights', [{ layerId: 'own rights' }, { layerId: 'dltb' }]), run('own run', 'own rights')],
    findings: [...SAMPLE.findings, { id: 'own finding', runId: 'own run' }],
    decisions: [...SAMPLE.decisions, { findingId: 'own finding' }],
    plans: [...SAMPLE.plans, { rightId: 'own mine', runId: 'own run' }],
    deliveries: [...SAMPLE.deliveries, { id: 'own drawing', rightId: 'own mine', sample: false }],
    drawingLooks: [...SAMPLE.drawingLooks, { rightId: 'own mine' }],
    // Of a mine of the same licence number as one of the sample.
    acts: [...SAMPLE.acts, { id: 'own act', rightId: 'mine', runId: 'own run' }, { id: 'own act before', rightId: 'own mine', runId: 'own replaced check' }],
  };
  expect(keysLeft(tables({ ...SAMPLE, ...own }))).toEqual({
    layers: ['own rights', 'own land'], views: ['own rights'], groups: ['outer', 'empty'], runs: ['own run'], findings: ['own finding'],
    // An own run may still raise again what was once decided.
    decisions: ['of an earlier run', 'own finding'], plans: ['own mine'], deliveries: ['own drawing'], drawingLooks: ['own mine'], acts: ['own act', 'own act before'],
  });
});

test('a run whose sample layers were removed by hand is still of the sample, and goes with it', () => {
  const marked = withSampleInput(run('run', 'rights') as never, 'rights');
  expect(isSampleRun(marked, [])).toBe(true);
  expect(isSampleRun(run('run', 'rights') as never, [])).toBe(false);
  expect(withSampleInput(marked, 'rights')).toBe(marked);
  expect(keysLeft(tables({ runs: [marked], findings: [{ id: 'found', runId: 'run' }], decisions: [{ findingId: 'found' }] }))).toEqual({});
});

test('of decisions on what only earlier runs found those go that only the sample asked for; with an own run its own stay', () => {
  const layers = [{ id: 'rights', sample: true }, { id: 'own rights', sample: false }];
  const earlier = [run('earlier', 'rights', [], [mine('sample mine', 'dltb'), mine('both', 'dltb')]), run('newest', 'rights')];
  const own = run('own run', 'own rights', [], [mine('both', 'own land')]);
  const decisions = [onFarmland('sample mine'), stableId('F05', 'sample mine', '', ''), onFarmland('both'), 'of nobody'].map((findingId) => ({ findingId }));
  expect(keysLeft(tables({ layers, runs: [...earlier, own], decisions }))['decisions']).toEqual([onFarmland('both'), 'of nobody']);
  expect(keysLeft(tables({ layers, runs: earlier, decisions }))['decisions']).toBeUndefined();
});

test('an own run that the sample’s lay over comes in front again, and only then', () => {
  const layers = [{ id: 'rights', sample: true }, { id: 'own rights', sample: false }];
  const at = (id: string, rightsLayerId: string, finishedAt: string) => ({ ...run(id, rightsLayerId), finishedAt });
  const uncovered = (...runs: readonly object[]) => runUncovered(tables({ layers, runs }))?.id ?? null;
  expect(uncovered(at('own', 'own rights', '2026-11-20T08'), at('older', 'own rights', '2026-11-19'), at('sample', 'rights', '2026-11-20T09'))).toBe('own');
  expect(uncovered(at('sample', 'rights', '2026-11-20T08'), at('own', 'own rights', '2026-11-20T09'))).toBeNull();
  expect(uncovered(at('sample', 'rights', '2026-11-20T08'))).toBeNull();
});
