import { expect, test } from 'vitest';
import { ColumnarTableBuilder } from '../../../shared/formats/columnar-table-builder.ts';
import { bytesOfLayer } from '../../../shared/project/layer-size.ts';
import { columnsOf } from '../../helpers/polygons.ts';

test('the rows of the table count, and so do areas; a view of a table costs nothing itself', () => {
  const geometry = columnsOf([[[[0, 0, 10, 0, 10, 10, 0, 0]]]]);
  const builder = new ColumnarTableBuilder('a');
  builder.set(builder.column('备注', { type: 'text' }), 'x'.repeat(10_000));
  builder.endRow();
  const symbols = { index: new Uint16Array(1), classes: [''] };
  const table = builder.finish();
  const view = { fields: table.fields, rowCount: 1, text: () => '', number: () => Number.NaN };
  const bare = bytesOfLayer({ columns: { geometry, attributes: view }, symbols });
  // Four closed vertices, one path, part and feature with their ends, one box, one class.
  expect(bare).toBe(64 + 3 * 8 + 32 + 2);
  expect(bytesOfLayer({ columns: { geometry, attributes: table }, symbols }) - bare).toBe(10_004);
  const areas = { systemId: 'EPSG:4525', edges: 'vertices' as const, planar: new Float64Array(1), ellipsoidal: new Float64Array(1) };
  expect(bytesOfLayer({ columns: { geometry: { ...geometry, areas }, attributes: view }, symbols }) - bare).toBe(16);
});
