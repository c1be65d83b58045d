import { expect, test } from 'vitest';
import { areaOf } from '../../../renderer/map/layers/areas.ts';
import { rightAt } from '../../../renderer/map/pointing.ts';
import { cutToExtent } from '../../../renderer/engine/display-geometry.ts';
import { symbolFor } from '../../../shared/figure/symbols.ts';
import { GeometryBuilder } from '../../../shared/geometry/columns.ts';

function right(rightId: string, west: number, size: number) {
  const builder = new GeometryBuilder('polygon');
  builder.path([west, 0, west, size, west + size, size, west + size, 0]);
  builder.endPart();
  builder.endFeature();
  return { rightId, area: areaOf(cutToExtent(builder.finish(), { index: Uint16Array.of(0), classes: [''] }, null)), symbol: symbolFor('rights', '') };
}

const rights = [right('big', 0, 1000), right('small', 400, 100)];

test('where rights lie over each other the smaller one is meant', () => {
  expect(rightAt(rights, [450, 50], 5)?.rightId).toBe('small');
  expect(rightAt(rights, [700, 50], 5)?.rightId).toBe('big');
});

test('a click just beside the boundary still hits, farther away it does not', () => {
  expect(rightAt(rights, [1004, 500], 5)?.rightId).toBe('big');
  expect(rightAt(rights, [1006, 500], 5)).toBeNull();
});
