import { expect, test, vi } from 'vitest';
import { systemById } from '../../../shared/crs/systems.ts';
import { selectedFeatures } from '../../../renderer/state/selection.ts';
import { pickAt } from '../../../renderer/state/work/select.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';

const engine = vi.hoisted(() => ({ answers: [] as ((picked: unknown) => void)[] }));
vi.mock('../../../renderer/engine/client.ts', () => ({ callEngine: () => new Promise((resolve) => engine.answers.push(resolve)) }));

test('of two clicks the last one is selected, whichever is answered first', async () => {
  const layer = { id: 'villages', name: '村庄', role: 'village', featureCount: 9, geometryKind: 'polygon', system: systemById('EPSG:4526'), extent: [0, 0, 1, 1], fields: [], mapping: {} };
  useWorkspace.setState({ layers: [layer] as never, views: [{ layerId: 'villages', visible: true, opacity: 1, order: 0 }] });
  const clicks = [pickAt([0, 0], 1, 'replace'), pickAt([1, 1], 1, 'replace')];
  engine.answers[1]!({ layerId: 'villages', feature: 2 });
  await clicks[1];
  engine.answers[0]!({ layerId: 'villages', feature: 1 });
  await Promise.all(clicks);
  expect([...selectedFeatures('villages')]).toEqual([2]);
});
