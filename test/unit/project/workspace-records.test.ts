import type { TransformationSet } from '../../../shared/model/transformation.ts';
import { expect, test } from 'vitest';
import { decodeRecord, decodeTable, encodeRecord, encodeTable, isTableOf, migrateRecords, withoutClassified, WORKSPACE_VERSION, type WorkspaceRecords } from '../../../shared/project/workspace-records.ts';

const view = { layerId: 'a', visible: true, opacity: 0.5, order: 3 };

test('numbers that JSON does not know survive', () => {
  const record = { extent: [Infinity, Infinity, -Infinity, -Infinity], share: Number.NaN, zero: 0, text: 'Infinity' };
  expect(decodeRecord(encodeRecord(record))).toEqual(record);
});

test('a table comes back record by record', () => {
  const views = [view, { ...view, layerId: 'b\n"永农"' }];
  expect(decodeTable('views', encodeTable(views), 'a.kcbak')).toEqual(views);
  expect(decodeTable('views', '', 'a.kcbak')).toEqual([]);
});

test.each([
  ['no JSON', '{"layerId":'],
  ['no record', '17'],
  ['a field missing', JSON.stringify({ layerId: 'a', visible: true, order: 1 })],
  ['a field of another type', JSON.stringify({ ...view, visible: 'yes' })],
  ['the same key twice', encodeTable([view, view])],
])('a damaged table is refused: %s', (_what, text) => {
  expect(() => decodeTable('views', text, 'a.kcbak')).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'project.backup-records-damaged', params: { file: 'a.kcbak', table: 'views' } }) }));
});

test('records of a newer program are refused', () => {
  const records = {} as WorkspaceRecords;
  expect(migrateRecords(records, WORKSPACE_VERSION, 'a.kcbak')).toBe(records);
  expect(() => migrateRecords(records, WORKSPACE_VERSION + 1, 'a.kcbak')).toThrow('project.backup-newer');
});

test('a layer is read with and without the record of who declared its system', () => {
  const layer = { id: 'a', name: '湿地', role: 'wetland', geometryKind: 'polygon', featureCount: 0, extent: [0, 0, 1, 1], fields: [], mapping: {}, source: {}, notes: [], problems: [] };
  const declared = { ...layer, id: 'b', systemDeclaredBy: 'person', systemDeclaredAt: '2026-11-20T01:00:00.000Z' };
  expect(decodeTable('layers', encodeTable([layer, declared]), 'a.kcbak')).toEqual([layer, declared]);
  expect(() => decodeTable('layers', encodeTable([{ ...layer, systemDeclaredBy: 'somebody' }]), 'a.kcbak')).toThrow('project.backup-records-damaged');
});

test('what was edited, grouped and drawn is there since the third version', () => {
  for (const table of ['edits', 'groups', 'drafts'] as const) expect([isTableOf(table, 2), isTableOf(table, 3)]).toEqual([false, true]);
});

test('a backup of the first version has no deliveries, one of the second has', () => {
  expect([isTableOf('layers', 1), isTableOf('deliveries', 1), isTableOf('workingsRuns', 1)]).toEqual([true, false, false]);
  expect([isTableOf('layers', 2), isTableOf('deliveries', 2), isTableOf('workingsRuns', 2)]).toEqual([true, true, true]);
  expect([isTableOf('baseMaps', 4), isTableOf('baseMaps', 5)]).toEqual([false, true]);
  expect([isTableOf('elevationDifferences', 5), isTableOf('elevationDifferences', 6)]).toEqual([false, true]);
  expect([isTableOf('drawingLooks', 6), isTableOf('drawingLooks', 7)]).toEqual([false, true]);
});

test('classified transformation sets leave the workspace in no backup, not even through the history', () => {
  const set = (name: string, classified: boolean): TransformationSet => ({
    id: name, name, from: { id: 'EPSG:2362', datum: 'XIAN1980', kind: 'gauss-kruger' }, to: { id: 'EPSG:4526', datum: 'CGCS2000', kind: 'gauss-kruger' },
    parameters: { kind: 'similarity', shiftEastMetres: 1, shiftNorthMetres: 2, rotationArcSeconds: 3, scalePartsPerMillion: 4 }, area: { name, extent: [0, 0, 1, 1] }, fit: null, source: '虚构', date: '2026-11-20', classified,
  });
  const [open, secret] = [set('公开', false), set('涉密', true)];
  const changes = [open, secret].map((after) => ({ table: 'transformations' as const, key: after.id, before: null, after }));
  const kept = withoutClassified({ ...({} as WorkspaceRecords), transformations: [open, secret], changes: [{ sequence: 1, changes: [...changes, { table: 'transformations', key: '涉密', before: secret, after: null }] }] });
  expect(encodeTable(kept.transformations) + encodeTable(kept.changes)).not.toContain('涉密');
  expect(kept.transformations).toEqual([open]);
  expect(kept.changes[0]!.changes).toEqual([changes[0]]);
  expect([isTableOf('transformations', 3), isTableOf('transformations', 4)]).toEqual([false, true]);
});
