import { expect, test } from 'vitest';
import { spreadsheetHtml, type CopiedColumn } from '../../../renderer/state/work/copy-table.ts';

const columns: readonly CopiedColumn[] = [
  { head: '许可证号 XKZH', type: 'text' },
  { head: '面积 MJ', type: 'number' },
];

test('codes and numbers longer than a spreadsheet can hold are marked as text; other numbers are numbers; nothing is markup', () => {
  const html = spreadsheetHtml(columns, [['0103', '12.5'], ['a<b&c', '12345678901234567'], ['', '1.2 / 3.4']]);
  expect(html).toContain("<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">0103</td><td>12.5</td>");
  expect(html).toContain("<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">a&lt;b&amp;c</td><td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">12345678901234567</td>");
  expect(html).toContain("<td sdnum=\"1033;0;@\" style=\"mso-number-format:'\\@'\">1.2 / 3.4</td>");
  expect(html).toContain('<th>许可证号 XKZH</th><th>面积 MJ</th>');
});
