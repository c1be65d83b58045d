import { expect, test } from 'vitest';
import { LabelSpace, textWidth, wrapText } from '../../../shared/figure/labels.ts';

test('full-width characters are as wide as high, digits about half', () => {
  expect(textWidth('石湾沟', 3)).toBeCloseTo(9, 9);
  expect(textWidth('38512.5', 2)).toBeLessThan(textWidth('石湾沟矿', 2));
  expect(textWidth('甲', 3, true)).toBeGreaterThan(3);
});

test('lines break after punctuation, never before it, and no line is too wide', () => {
  const lines = wrapText('坐标系 CGCS2000 / 3°带 38（EPSG:4526）。采矿权 2026-11-02；地类图斑、永久基本农田、林地 2025 年度；生态保护红线 2025-06。套合 R-20261118-02。', 2.5, 40);
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) {
    expect(textWidth(line, 2.5)).toBeLessThanOrEqual(40);
    expect(line).not.toMatch(/^[，。；：、）》”]/);
    expect(line).not.toMatch(/[（《“]$/);
  }
  expect(lines.join('').replaceAll(' ', '')).toContain('采矿权2026-11-02；地类图斑');
});

test('the first label keeps its place; one that would be cut by the frame gets none', () => {
  const space = new LabelSpace([0, 0, 100, 100]);
  expect(space.take([{ box: [10, 10, 20, 14] }])).not.toBeNull();
  expect(space.take([{ box: [15, 12, 30, 16] }, { box: [20, 14, 30, 18] }])).toEqual({ box: [20, 14, 30, 18] });
  expect(space.take([{ box: [95, 10, 105, 14] }])).toBeNull();
});

test('a leader is counted against what it crosses: labels, leaders, and what would lie over it', () => {
  const space = new LabelSpace([0, 0, 100, 100]);
  const far = [90, 90, 95, 95] as const;
  space.occupy([40, 40, 60, 50]);
  expect(space.crossings([0, 45, 100, 45], far)).toBe(1);
  expect(space.crossings([0, 60, 100, 60], far)).toBe(0);
  space.addLeader([50, 0, 50, 30]);
  expect(space.crossings([0, 10, 100, 10], far)).toBe(1);
  expect(space.crossings([0, 60, 100, 60], [45, 20, 55, 24])).toBe(1);
});
