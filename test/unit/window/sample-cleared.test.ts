import { expect, test } from 'vitest';
import { sampleClearedAt } from '../../../renderer/state/sample-cleared.ts';

const entry = (code: string, at: string, undone = false) => ({ label: { code } as never, at, undone });

test('since the last clearing of the sample that holds; before every time when there was none', () => {
  expect(sampleClearedAt([entry('project.did.run', '3'), entry('sample.clear.did', '2'), entry('sample.clear.did', '1')])).toBe('2');
  expect(sampleClearedAt([entry('sample.clear.did', '2', true), entry('project.did.run', '1')])).toBe('');
});
