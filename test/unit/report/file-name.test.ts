import { expect, test } from 'vitest';
import { translator } from '../../../shared/i18n/text.ts';
import { mineSheetName } from '../../../shared/report/file-name.ts';

test('sheets of a series are numbered in their names, a sheet alone is not', () => {
  const zh = translator('zh-CN');
  expect(mineSheetName('响水沟页岩矿', 1, zh)).toBe('01 响水沟页岩矿矿区范围图');
  expect(mineSheetName('响水沟页岩矿', 12, zh)).toBe('12 响水沟页岩矿矿区范围图');
  expect(mineSheetName('响水沟页岩矿', null, zh)).toBe('响水沟页岩矿矿区范围图');
});
