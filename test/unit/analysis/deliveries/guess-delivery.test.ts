import { expect, test } from 'vitest';
import { guessDelivery } from '../../../../shared/analysis/deliveries/guess-delivery.ts';

const dateIn = (name: string): string | null => guessDelivery(name, []).date;

test('the day in a file name is found in the ways offices write it', () => {
  expect(['石湾沟_2025-12-20.asc', '石湾沟20251220.xyz', '采坑2025年12月5日.las', '采坑_2025_12_20.tif', '采坑2025.12.20.asc'].map(dateIn)).toEqual(['2025-12-20', '2025-12-20', '2025-12-05', '2025-12-20', '2025-12-20']);
});

test('no day is made of half a date, of a longer number or of two different days', () => {
  expect(['石湾沟_2025-12.asc', '石湾沟2025年下半年.dxf', 'C9999012015067110134567.asc', '石湾沟_2025-13-40.asc', '石湾沟_20250630_20251220.asc', '石湾沟.asc'].map(dateIn)).toEqual([null, null, null, null, null, null]);
  // Twice the same is one.
  expect(dateIn('2025-12-20/石湾沟_20251220.asc')).toBe('2025-12-20');
});
