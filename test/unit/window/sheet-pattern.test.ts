import { expect, test } from 'vitest';
import { patternOf, shownPattern } from '../../../renderer/dialogs/sheets/pattern.ts';

test('a pattern is shown in words and kept as it was, and a broken word goes as a whole', () => {
  expect(shownPattern('QS-{n}', '{n}', '【序号】')).toBe('QS-【序号】');
  for (const pattern of ['', 'QS-{n}', '{n}', 'a{n}b{n}']) expect(patternOf(shownPattern(pattern, '{n}', '【序号】'), '{n}', '【序号】')).toBe(pattern);
  // Backspace behind it, or Delete before it.
  expect(patternOf('QS-【序号', '{n}', '【序号】')).toBe('QS-');
  expect(patternOf('QS-序号】-2', '{n}', '【序号】')).toBe('QS--2');
  // The word itself may be written.
  expect(patternOf('序号-1', '{n}', '【序号】')).toBe('序号-1');
});
