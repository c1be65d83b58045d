import { expect, test } from 'vitest';
import { systemById } from '../../../shared/crs/systems.ts';
import { drawFindings, findingsShown } from '../../../renderer/map/findings-on-map.ts';
import type { MapArea } from '../../../renderer/map/layers/areas.ts';
import type { Finding } from '../../../shared/model/finding.ts';

const displaySystem = systemById('EPSG:4526')!;
const finding = (id: string, rightId: string, east: number): Finding => ({ id, rightId, runId: 'run', severity: 'general', extent: [east, 0, east + 10, 10] }) as unknown as Finding;
const findings = [finding('a', 'one', 0), finding('b', 'one', 20), finding('c', 'two', 100_000)];
const props = { findings, selectedRightId: null, selectedFindingId: null, displaySystem };
const ids = (shown: readonly { readonly id: string }[]) => shown.map(({ id }) => id);
/** Pixels of 1 m are about 1 : 3 600. */
const [near, far] = [1, 100];

test('without a mine those in view are shown where the scale lets them be read, with one its own wherever they lie, the selected first', () => {
  expect(ids(findingsShown(props, [0, 0, 50, 50], near))).toEqual(['a', 'b']);
  expect(ids(findingsShown(props, [0, 0, 50, 50], far))).toEqual([]);
  expect(ids(findingsShown(props, null, undefined))).toEqual([]);
  expect(ids(findingsShown({ ...props, selectedRightId: 'one', selectedFindingId: 'b' }, [90_000, 0, 110_000, 50], far))).toEqual(['b', 'a']);
});

test('what has no area yet, or was judged no problem and is not selected, is not drawn', () => {
  const area = {} as MapArea;
  const areas = { get: ({ id }: Finding) => (id === 'b' ? null : area) };
  const drawn = (selectedFindingId: string | null) => drawFindings(findings, areas, { selectedFindingId, displaySystem, setAside: new Set(['c']) }).map(({ findingId }) => findingId);
  expect(drawn(null)).toEqual(['a']);
  expect(drawn('c')).toEqual(['a', 'c']);
});
