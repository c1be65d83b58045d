import { beforeEach, expect, test, vi } from 'vitest';
import { systemById } from '../../../shared/crs/systems.ts';
import { selectedFeatures } from '../../../renderer/state/selection.ts';
import { pickAt } from '../../../renderer/state/work/select.ts';
import { useWorkspace } from '../../../renderer/state/workspace.ts';

const engine = vi.hoisted(() => ({ answers: [] as ((picked: unknown) => void)[] }));
vi.mock('../../../renderer/engine/client.ts', () => ({ callEngine: () => new Promise((resolve) => engine.answers.push(resolve)) }));

const POSITION = [0, 0] as const;
const selected = () => [...selectedFeatures('villages')];

beforeEach(() => {
  const layer = { id: 'villages', name: '村庄', role: 'village', featureCount: 9, geometryKind: 'polygon', system: systemById('EPSG:4526'), extent: [0, 0, 1, 1], fields: [], mapping: {} };
  useWorkspace.setState({ layers: [layer] as never, views: [{ layerId: 'villages', visible: true, opacity: 1, order: 0 }] });
  engine.answers = [];
});

test('of two clicks the last one is selected, whichever is answered first', async () => {
  const clicks = [pickAt(POSITION, 1, 'replace'), pickAt(POSITION, 1, 'replace')];
  engine.answers[1]!({ layerId: 'villages', feature: 2 });
  engine.answers[0]!({ layerId: 'villages', feature: 1 });
  await Promise.all(clicks);
  expect(selected()).toEqual([2]);
});

test('what is added to a click is kept when the click is answered after it', async () => {
  const clicks = [pickAt(POSITION, 1, 'replace'), pickAt(POSITION, 1, 'add')];
  engine.answers[1]!({ layerId: 'villages', feature: 2 });
  engine.answers[0]!({ layerId: 'villages', feature: 1 });
  await Promise.all(clicks);
  expect(selected()).toEqual([1, 2]);
});

test('a click that cannot be answered does not hold up the next', async () => {
  const [lost, next] = [pickAt(POSITION, 1, 'replace'), pickAt(POSITION, 1, 'replace')];
  engine.answers[0]!(Promise.reject(new Error('the engine died')));
  engine.answers[1]!({ layerId: 'villages', feature: 3 });
  await expect(lost).rejects.toThrow('the engine died');
  await next;
  expect(selected()).toEqual([3]);
});
