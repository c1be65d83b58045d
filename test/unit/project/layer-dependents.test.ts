import { expect, test } from 'vitest';
import { dependentsOf } from '../../../shared/project/layer-dependents.ts';

const results = {
  runs: [{ id: 'run', rightsLayerId: 'rights', inputs: [{ layerId: 'rights', role: 'rights' }, { layerId: 'land', role: 'dltb' }] }],
  workingsRuns: [{ id: 'check', rightsLayerId: 'rights' }],
  findings: [
    { id: 'a', runId: 'run', evidence: { kind: 'overlap', layerId: 'land' } },
    { id: 'b', runId: 'run', evidence: { kind: 'expired' } },
    { id: 'c', runId: 'check', evidence: { kind: 'working' } },
  ],
  plans: [{ rightId: 'one', runId: 'run', items: [{ findingId: 'a' }] }, { rightId: 'two', runId: 'run', items: [{ findingId: 'b' }] }],
} as unknown as Parameters<typeof dependentsOf>[1];

test('on the rights hangs all that was found and planned, on land only what meets it, on another layer nothing', () => {
  expect(dependentsOf('rights', results)).toEqual({ findings: 3, plans: 2 });
  expect(dependentsOf('land', results)).toEqual({ findings: 1, plans: 1 });
  expect(dependentsOf('road', results)).toEqual({ findings: 0, plans: 0 });
});
