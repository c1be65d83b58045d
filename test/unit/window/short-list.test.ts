import { expect, test } from 'vitest';
import { shortList } from '../../../renderer/ui/short-list.ts';
import { translator } from '../../../shared/i18n/text.ts';

const zh = translator('zh-CN');
const en = translator('en');
const names = Array.from({ length: 12 }, (_unused, place) => `图层${place + 1}`);

test('a few names stand in full, of many the first two and the number', () => {
  expect(shortList([], zh)).toBe('');
  expect(shortList(names.slice(0, 3), zh)).toBe('图层1、图层2、图层3');
  expect(shortList(names, zh)).toBe('图层1、图层2 等 12 个');
  expect(shortList(names.slice(0, 3), en)).toBe('图层1, 图层2, 图层3');
  expect(shortList(names, en)).toBe('图层1, 图层2 and others, 12 in all');
});
