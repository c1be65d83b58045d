import { expect, test } from 'vitest';
import { columnsIdOf } from '../../../shared/model/layer.ts';
import { columnIdsInChanges } from '../../../shared/project/drawing-columns.ts';

test('columns that undo or redo could bring back are known, also those that a join replaced', () => {
  const before = { id: 'layer' };
  const after = { id: 'layer', columnsId: 'joined' };
  expect([columnsIdOf(before), columnsIdOf(after)]).toEqual(['layer', 'joined']);
  const ids = columnIdsInChanges([
    { sequence: 1, changes: [{ table: 'layers', key: 'layer', before, after }] },
    { sequence: 2, changes: [{ table: 'layers', key: 'other', before: { id: 'other' }, after: null }, { table: 'views', key: 'view', before: null, after: { layerId: 'view' } }] },
    { sequence: 3, changes: [{ table: 'layers', key: 'layer', before: after, after: { ...after, columnsId: 'joined-again' } }] },
  ]);
  expect([...ids].sort()).toEqual(['joined', 'joined-again', 'layer', 'other']);
});
