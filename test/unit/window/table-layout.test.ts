import { expect, test, vi } from 'vitest';
import { changeColumnLayout, freezeThrough, frozenCount, hideField, markCells, moveField, orderedFields, shownFields, USUAL_LAYOUT } from '../../../renderer/state/table-layout.ts';
import { columnMenu } from '../../../renderer/panels/table/column-menu.ts';
import { cellPasses } from '../../../shared/model/number-condition.ts';
import { frozenPlaces } from '../../../renderer/ui/frozen-columns.ts';

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

test('the first shown column stays in place unless another or none was chosen; as many stay as leave half of the table', () => {
  const shown = [{ name: 'A' }, { name: 'B' }, { name: 'C' }];
  expect(frozenCount(shown, USUAL_LAYOUT)).toBe(1);
  expect(frozenCount(shown, freezeThrough(USUAL_LAYOUT, 'B'))).toBe(2);
  expect(frozenCount(shown, freezeThrough(USUAL_LAYOUT, null))).toBe(0);
  expect(frozenCount(shown.slice(0, 1), freezeThrough(USUAL_LAYOUT, 'C'))).toBe(1);
  expect(shownFields(shown, hideField(USUAL_LAYOUT, 'B')).map(({ name }) => name)).toEqual(['A', 'C']);
  const columns = [64, 130, 90].map((width) => ({ width }));
  expect(frozenPlaces(columns, 500)).toEqual([0, 64, 194]);
  expect(frozenPlaces(columns, 200)).toEqual([0, 64]);
  expect(frozenPlaces(columns, 60)).toEqual([]);
});

test('a rule marks what meets it, a comparison also numbers that are written as text; taken away it marks nothing', () => {
  const marked = markCells(USUAL_LAYOUT, 'YXQZ', { condition: '<20270101', tone: 'danger' });
  const { condition } = marked.marks!['YXQZ']!;
  expect(['20261231', '20270101', '', '长期'].map((text) => cellPasses(condition, text, false))).toEqual([true, false, false, false]);
  expect(['5.01', '5', ''].map((text) => cellPasses('>5', text, true))).toEqual([true, false, false]);
  expect(['石灰岩', '铁'].map((text) => cellPasses('灰岩', text, false))).toEqual([true, false]);
  expect(cellPasses('很大', '7', true)).toBe(false);
  expect(markCells(marked, 'YXQZ', null).marks).toEqual({});
});

// The menu quotes names for a selector as browsers do.
vi.stubGlobal('CSS', { escape: (text: string) => text });

test('only columns of numbers offer their sum, and the choice is kept with the columns', () => {
  const columns = [{ name: 'TBMJ', type: 'number' as const }, { name: 'DLBM', type: 'text' as const }];
  let layout = USUAL_LAYOUT;
  const press = (key: string): void => {
    const grid = { querySelector: () => null } as unknown as HTMLElement;
    const items = columnMenu(key, grid, { columns, layout, changeLayout: (next) => (layout = next), sort: null, changeSort: () => undefined, filters: {}, changeFilters: () => undefined }, (text) => text);
    (items.find((item) => item?.key === 'sum') as { onClick?: () => void } | undefined)?.onClick?.();
  };
  press('DLBM');
  expect(layout.summed).toBeUndefined();
  press('TBMJ');
  expect(layout.summed).toBe('TBMJ');
  press('TBMJ');
  expect(layout).toEqual(USUAL_LAYOUT);
});
