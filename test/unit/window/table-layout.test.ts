import { expect, test, vi } from 'vitest';
import { changeColumnLayout, moveField, orderedFields, shownFields, USUAL_LAYOUT } from '../../../renderer/state/table-layout.ts';

const saved = vi.hoisted(() => [] as string[]);
vi.mock('../../../renderer/storage/workspace.ts', () => ({ readSetting: () => Promise.resolve(undefined), saveSetting: (key: string, { hidden }: { hidden: readonly string[] }) => Promise.resolve(saved.push(`${key}: ${hidden.join(' ')}`)) }));

const fields = ['XKZH', 'KSMC', 'YXQZ'].map((name) => ({ name }));
const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).join(' ');

test('a field that came later stands after the ones that were ordered', () => {
  expect(names(orderedFields(fields, { ...USUAL_LAYOUT, order: ['YXQZ', 'KSMC'] }))).toBe('YXQZ KSMC XKZH');
});

test('moving goes one place and stops at the ends', () => {
  const once = moveField(fields, USUAL_LAYOUT, 'YXQZ', -1);
  expect(names(orderedFields(fields, once))).toBe('XKZH YXQZ KSMC');
  const twice = moveField(fields, once, 'YXQZ', -1);
  expect(names(orderedFields(fields, moveField(fields, twice, 'YXQZ', -1)))).toBe('YXQZ XKZH KSMC');
});

test('hidden fields are not shown, but never all of them', () => {
  expect(names(shownFields(fields, { ...USUAL_LAYOUT, hidden: ['KSMC'] }))).toBe('XKZH YXQZ');
  expect(names(shownFields(fields, { ...USUAL_LAYOUT, hidden: ['XKZH', 'KSMC', 'YXQZ'] }))).toBe('XKZH');
});

test('the layouts of two tables changed at once are both kept, each as it was left', () => {
  vi.useFakeTimers();
  changeColumnLayout('rights', { ...USUAL_LAYOUT, hidden: ['XKZH'] });
  changeColumnLayout('villages', { ...USUAL_LAYOUT, hidden: ['MC'] });
  changeColumnLayout('rights', { ...USUAL_LAYOUT, hidden: ['KSMC'] });
  vi.runAllTimers();
  vi.useRealTimers();
  expect(saved.toSorted()).toEqual(['table rights: KSMC', 'table villages: MC']);
});
