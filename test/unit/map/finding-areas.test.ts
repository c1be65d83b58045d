import { beforeEach, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../shared/base/news.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import { convertCoordinates } from '../../../shared/crs/transform.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { FindingAreas, findingsInView } from '../../../renderer/map/finding-areas.ts';
import { RightsOnMap } from '../../../renderer/map/rights-on-map.ts';

const engine = vi.hoisted(() => ({ asked: [] as unknown[][], answer: (): Promise<unknown> => Promise.resolve() }));
vi.mock('../../../renderer/engine/client.ts', () => ({
  callEngine: (...call: unknown[]) => {
    engine.asked.push(call);
    return engine.answer();
  },
}));

const zone37 = systemById('EPSG:4525')!;
const zone38 = systemById('EPSG:4526')!;
const square = { coordinates: Float64Array.of(0, 0, 1, 0, 1, 1, 0, 0), pathStart: Uint32Array.of(0, 4), partStart: Uint32Array.of(0, 1), featureStart: Uint32Array.of(0, 1), features: Uint32Array.of(0), classes: new Uint16Array(1), classNames: [''] };
const finding = (id: string): Finding => ({ id, runId: 'run', code: 'overlap', rightId: 'r', mineName: '', severity: 'severe', evidence: { kind: 'overlap' }, extent: [0, 0, 1, 1], conductDate: null }) as unknown as Finding;
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(() => {
  engine.asked = [];
  engine.answer = () => Promise.resolve(square);
});

test('an area that could not be had is asked for again once layers have changed, and not before', async () => {
  engine.answer = () => Promise.reject(new ProblemError({ code: 'project.finding-unknown', severity: 'blocking' }));
  const areas = new FindingAreas(() => {});
  areas.want([finding('a')], zone38);
  await settled();
  areas.want([finding('a')], zone38);
  await settled();
  expect(engine.asked).toHaveLength(1);
  engine.answer = () => Promise.resolve(square);
  areas.tryAgain();
  areas.want([finding('a')], zone38);
  await settled();
  expect(areas.get(finding('a'), zone38)).not.toBeNull();
});

test('a map that is gone asks for no further area', async () => {
  const areas = new FindingAreas(() => areas.stop());
  areas.want([finding('a'), finding('b')], zone38);
  await settled();
  expect(engine.asked).toHaveLength(1);
});

test('a finding of a run in another zone is in view where its ground is', () => {
  const [east, north] = convertCoordinates(Float64Array.of(37_600_000, 3_800_000), zone37, zone38);
  const view = [east! - 500, north! - 500, east! + 500, north! + 500] as const;
  const there = { ...finding('a'), extent: [37_599_900, 3_799_900, 37_600_100, 3_800_100] as const };
  const elsewhere = { ...finding('b'), extent: [east! - 100, north! - 100, east! + 100, north! + 100] as const };
  expect(findingsInView([there, elsewhere], view, zone38, () => zone37)).toEqual([there]);
  expect(findingsInView([there], view, zone38, () => null)).toEqual([]);
});

test('the mines are fetched again when a boundary was reshaped', async () => {
  const record = { id: 'rights', columnsId: 'c', system: zone38, role: 'rights', mapping: {} } as unknown as LayerRecord;
  let changes = 0;
  const rights = new RightsOnMap(() => (changes += 1));
  rights.want(record, zone38);
  rights.want({ ...record, name: 'another name' }, zone38);
  await settled();
  expect([engine.asked.length, changes]).toEqual([1, 1]);
  rights.want({ ...record, columnsId: 'd' }, zone38);
  await settled();
  expect([engine.asked.length, changes]).toEqual([2, 2]);
});
