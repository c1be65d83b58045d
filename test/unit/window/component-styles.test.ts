import { expect, test } from 'vitest';
import { componentStyles } from '../../../scripts/component-styles.ts';

test('the sheet of the first screen is the same for every appearance: colours and sizes are variables', () => {
  const light = componentStyles('light');
  expect(light).toBe(componentStyles('dark'));
  expect(light).toContain('var(--kc-color-primary');
});

test('the sheet says what it holds, so that the rest is written when it is used', () => {
  const held = /\.data-ant-cssinjs-cache-path\{content:"([^"]*)"/.exec(componentStyles('light'))?.[1] ?? '';
  for (const component of ['Checkbox', 'DatePicker', 'Dropdown', 'Popover', 'Select', 'Tooltip']) expect(held).toContain(`|${component}-${component}|ant-`);
  expect(held).not.toContain('Modal');
});
