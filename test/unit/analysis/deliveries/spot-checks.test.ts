import { expect, test } from 'vitest';
import { spotChecks } from '../../../../shared/analysis/deliveries/spot-checks.ts';
import type { Working } from '../../../../shared/model/mine-drawing.ts';

const roadway: Working = {
  name: '运输大巷', kind: 'roadway', layer: '巷道', year: null, elevation: null, thicknessMetres: null,
  shape: { kind: 'line', paths: [[0, 0, 100, 0]], elevations: [[500, 510]] },
};

test('a mark beside a roadway is compared with the line’s own elevation at the nearest place; a far or levelless one is not', () => {
  const marks = [
    { name: 'C1', east: 50, north: 2, elevationMetres: 505.03 },
    { name: 'C2', east: 20, north: -1, elevationMetres: 501.9 },
    { name: '远', east: 50, north: 6, elevationMetres: 505 },
    { name: '无', east: 50, north: 0, elevationMetres: null },
  ];
  expect(spotChecks(marks, [roadway]).map(({ name, lineMetres, differenceMetres }) => [name, lineMetres, Number(differenceMetres.toFixed(3))])).toEqual([['C2', 502, -0.1], ['C1', 505, 0.03]]);
});
