import { expect, test } from 'vitest';
import { zhCN } from '../../../shared/i18n/zh-CN.ts';
import { comparableAliases, comparableFieldName, FIELD_MEANINGS } from '../../../shared/model/field-meanings.ts';

test('every meaning has a name to show', () => {
  const meanings = new Set(Object.values(FIELD_MEANINGS).flatMap((list) => list.map(({ meaning }) => meaning)));
  expect([...meanings].filter((meaning) => !(`window.meaning.${meaning}` in zhCN))).toEqual([]);
});

test('no role lists an alias twice under one meaning', () => {
  for (const [role, meanings] of Object.entries(FIELD_MEANINGS)) {
    for (const { meaning, aliases } of meanings) expect(new Set(aliases.map(comparableFieldName)).size, `${role} ${meaning}`).toBe(aliases.length);
  }
});

test('names cut to ten bytes are known where they are not ambiguous', () => {
  const rights = comparableAliases('rights');
  expect(rights.get('licenceNumber')).toContain('采矿许可证'); // GBK: five characters
  expect(rights.get('licenceNumber')).toContain('采矿许'); // UTF-8: three
  expect(rights.get('creditCode')).toContain('统一社会信');
  expect(rights.get('validFrom')).not.toContain('有效期');
  expect(rights.get('validTo')).not.toContain('有效期');
});
