import { expect, test } from 'vitest';
import { overlayHindrance, repeatedCandidates } from '../../../renderer/state/layers.ts';
import { systemById } from '../../../shared/crs/systems.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';

function layer(change: Partial<LayerRecord>): LayerRecord {
  return {
    id: 'l',
    name: '湿地',
    role: 'wetland',
    geometryKind: 'polygon',
    featureCount: 1,
    vertexCount: 4,
    system: systemById('EPSG:4526'),
    extent: [0, 0, 1, 1],
    fields: [],
    mapping: {},
    encoding: null,
    source: { files: ['湿地.shp'], sha256: '', modified: null, importedAt: '2026-11-20T00:00:00Z' },
    vintage: null,
    sample: false,
    notes: [],
    problems: [],
    ...change,
  };
}
const rights = layer({ id: 'r', name: '采矿权', role: 'rights' });

test('a declared polygon layer of the same datum takes part, in another zone too', () => {
  expect(overlayHindrance(layer({}), rights)).toBeNull();
  expect(overlayHindrance(layer({ system: systemById('EPSG:4525') }), rights)).toBeNull();
});

test('an undeclared layer, another datum and a line layer say why not, and whether declaring would settle it', () => {
  expect(overlayHindrance(layer({ system: null }), rights)).toEqual({
    note: { code: 'window.overlay.undeclared', params: { name: '湿地' } },
    remedy: 'declare',
  });
  expect(overlayHindrance(layer({ system: systemById('EPSG:2362') }), rights)).toMatchObject({
    note: { code: 'window.layer.otherDatum' },
    remedy: 'convert',
  });
  expect(overlayHindrance(layer({ geometryKind: 'line' }), rights)).toMatchObject({
    note: { code: 'window.overlay.noAreas' },
    remedy: null,
  });
});

test('the older of two layers of a role over the same ground, and a copy of the rights, are not taken of themselves', () => {
  const able = (record: LayerRecord) => ({ layer: record, hindrance: null, remedy: null });
  const at = (importedAt: string, sha256: string) => ({ source: { files: [], sha256, modified: null, importedAt } });
  const older = layer({ id: 'a', ...at('2026-11-19T00:00:00Z', '1') });
  const newer = layer({ id: 'b', name: '湿地 2026', ...at('2026-11-20T00:00:00Z', '2') });
  const elsewhere = layer({ id: 'c', extent: [5, 5, 6, 6], ...at('2026-11-18T00:00:00Z', '3') });
  const again = layer({ id: 'e', name: '湿地又一次', ...at('2026-11-21T00:00:00Z', '2') });
  const copied = layer({ id: 'd', role: 'rights', ...at('2026-11-18T00:00:00Z', '4') });
  const repeated = repeatedCandidates([older, newer, elsewhere, again, copied].map(able), layer({ id: 'r', name: '采矿权', role: 'rights', ...at('2026-11-17T00:00:00Z', '4') }));
  expect([...repeated]).toEqual([
    ['a', { code: 'window.overlay.sameRole', params: { name: '湿地 2026' } }],
    ['e', { code: 'window.overlay.sameFile', params: { name: '湿地 2026' } }],
    ['d', { code: 'window.overlay.sameFile', params: { name: '采矿权' } }],
  ]);
});

test('a newcomer without a date, as a duplicate in another file is, does not push out the dated layer; of two dated ones the later date counts', () => {
  const able = (record: LayerRecord) => ({ layer: record, hindrance: null, remedy: null });
  const at = (importedAt: string, sha256: string) => ({ source: { files: [], sha256, modified: null, importedAt } });
  const dated = layer({ id: 'a', vintage: '2023', featureCount: 4293, ...at('2026-11-19T00:00:00Z', '1') });
  const repeated = (...others: readonly LayerRecord[]) => [...repeatedCandidates([dated, ...others].map(able), rights)];
  const newcomer = { id: 'b', name: 'yjjbnttb', ...at('2026-11-20T00:00:00Z', '2') };
  expect(repeated(layer(newcomer))).toEqual([['b', { code: 'sample.overlay.undated', params: { name: '湿地', date: '2023' } }]]);
  expect(repeated(layer({ ...newcomer, vintage: '2024' }))).toEqual([['a', { code: 'window.overlay.sameRole', params: { name: 'yjjbnttb' } }]]);
  expect(repeated(layer({ ...newcomer, vintage: '2019' }))).toEqual([['b', { code: 'window.overlay.sameRole', params: { name: '湿地' } }]]);
  expect(repeated(layer({ ...newcomer, vintage: '2023-06' }))).toEqual([['a', { code: 'window.overlay.sameRole', params: { name: 'yjjbnttb' } }]]);
  // Of a date within the other's neither is later: the newcomer counts. Words tell no date.
  expect(repeated(layer({ ...newcomer, vintage: '2023年度' })).map(([id]) => id)).toEqual(['a']);
  expect(repeated(layer({ ...newcomer, vintage: '第三次调查' })).map(([id]) => id)).toEqual(['b']);
});
