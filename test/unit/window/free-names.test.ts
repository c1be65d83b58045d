import { beforeEach, expect, test } from 'vitest';
import { freeName, freeNames } from '../../../renderer/state/work/save-selection.ts';
import { useWorkspace, type Workspace } from '../../../renderer/state/workspace.ts';

beforeEach(() => useWorkspace.setState({ layers: [{ name: '水库' }] as unknown as Workspace['layers'] }));

test('layers that come in together have neither a name of the workspace nor of one another', () => {
  expect(freeNames(['村_点', '村_点', '水库', '河流', '村_点'])).toEqual(['村_点', '村_点_2', '水库_2', '河流', '村_点_3']);
  expect(freeName('河流')).toBe('河流');
});
