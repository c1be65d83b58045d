import { expect, test, vi } from 'vitest';
import { figureDecimals } from '../../../renderer/panels/table/ColumnFiguresOf.tsx';

vi.mock('../../../renderer/engine/client.ts', () => ({ callEngine: vi.fn() }));
vi.mock('../../../renderer/storage/workspace.ts', () => ({ readSetting: vi.fn(), saveSetting: vi.fn() }));

const of = (sum: number, least: number, most: number) => ({ count: 2, empty: 0, sum, least, most, mean: sum / 2 });

test('sums have the decimals that the field states, but not the eleven of every number with a fraction', () => {
  expect(figureDecimals(of(12, 5, 7), 2)).toBe(2);
  expect(figureDecimals(of(12.5, 5.25, 7.25), 11)).toBe(2);
  expect(figureDecimals(of(0.30000000000000004, 0.1, 0.2), 15)).toBe(1);
});

test('areas in square degrees are not all nought', () => {
  expect(figureDecimals(of(3.6e-7, 1.2e-7, 2.4e-7), 11)).toBeGreaterThanOrEqual(8);
});
