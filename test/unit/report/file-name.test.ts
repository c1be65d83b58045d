import { expect, test } from 'vitest';
import { translator } from '../../../shared/i18n/text.ts';
import { mineSheetName, planFileName } from '../../../shared/report/file-name.ts';

test('sheets of a series are numbered in their names, a sheet alone is not', () => {
  const zh = translator('zh-CN');
  expect(mineSheetName('响水沟页岩矿', 1, zh)).toBe('01 响水沟页岩矿矿区范围图');
  expect(mineSheetName('响水沟页岩矿', 12, zh)).toBe('12 响水沟页岩矿矿区范围图');
  expect(mineSheetName('响水沟页岩矿', null, zh)).toBe('响水沟页岩矿矿区范围图');
});

test('the file of a later version is named by it, and never takes the place of the version before', () => {
  const zh = translator('zh-CN');
  expect(planFileName('响水沟页岩矿', { number: 'ZG-2026-0001' }, zh)).toBe('响水沟页岩矿整改方案_ZG-2026-0001');
  expect(planFileName('响水沟页岩矿', { number: 'ZG-2026-0001', version: 1 }, zh)).toBe('响水沟页岩矿整改方案_ZG-2026-0001');
  expect(planFileName('响水沟:页岩矿', { number: 'ZG-2026-0001', version: 2 }, zh)).toBe('响水沟_页岩矿整改方案_ZG-2026-0001_第2版');
});

test('the file of a plan that no workspace numbered says so', () => {
  expect(planFileName('响水沟页岩矿', { number: '' }, translator('zh-CN'))).toBe('响水沟页岩矿整改方案_未编号');
});
