import { expect, test } from 'vitest';
import { translator } from '../../../shared/i18n/text.ts';
import { sayValue } from '../../../shared/report/stated-values.ts';

const english = translator('en');
const chinese = translator('zh-CN');

test('set words of registers are said in the report’s language, names and everything else as they stand', () => {
  expect(sayValue('万吨/年', english)).toBe('× 10 000 t/a');
  expect([sayValue('旱地', english), sayValue(' 有限责任公司', english), sayValue('裸土地', english)]).toEqual(['Dry farmland', 'Limited liability company', 'Bare soil']);
  for (const value of ['青石山水源涵养', '石灰岩', '', '0103']) expect(sayValue(value, english)).toBe(value);
  for (const value of ['万吨/年', '旱地', '有限责任公司', '石湾镇']) expect(sayValue(value, chinese)).toBe(value);
});
