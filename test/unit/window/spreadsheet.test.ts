import { expect, test } from 'vitest';
import { spreadsheetHtml } from '../../../renderer/state/work/table.ts';
import type { FieldDescriptor } from '../../../shared/model/layer.ts';

const fields: readonly FieldDescriptor[] = [
  { name: 'XKZH', type: 'text', width: 30, decimals: 0 },
  { name: 'MJ', type: 'number', width: 20, decimals: 2 },
];

test('codes and numbers longer than a spreadsheet can hold are marked as text; other numbers are numbers; nothing is markup', () => {
  const html = spreadsheetHtml(fields, [['0103', '12.5'], ['a<b&c', '12345678901234567']]);
  expect(html).toContain("<td style=\"mso-number-format:'\\@'\">0103</td><td>12.5</td>");
  expect(html).toContain("<td style=\"mso-number-format:'\\@'\">a&lt;b&amp;c</td><td style=\"mso-number-format:'\\@'\">12345678901234567</td>");
  expect(html).toContain('<th>XKZH</th><th>MJ</th>');
});
