import { expect, test, vi } from 'vitest';
import { classesByValue, CLASS_COLOURS } from '../../../shared/figure/class-symbols.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { changeClass } from '../../../shared/model/layer-classes.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { isShown, showing, withShown } from '../../../renderer/panels/layers/ClassRows.tsx';
import { byField } from '../../../renderer/panels/layers/legend.ts';
import { symbolOnMap } from '../../../renderer/state/symbol-on-map.ts';

vi.mock('../../../renderer/engine/client.ts', () => ({ callEngine: vi.fn() }));
vi.mock('../../../renderer/storage/workspace.ts', () => ({ setViews: vi.fn() }));

const layer = { name: '村界', role: 'village', geometryKind: 'polygon', fields: [], mapping: {} } as unknown as LayerRecord;
const classes = classesByValue('XZMC', ['云台乡', '白石镇']);

test('the tree lists the classes with their counts, the others only where there are any, and a hidden one with its colour', () => {
  const hidden = changeClass(classes, 1, { hidden: true });
  const legend = byField(layer, hidden, undefined, [3, 2, 0], translator('zh-CN'));
  expect(legend.map(({ name, count, symbol }) => [name, count, symbol.fill!.colour.light])).toEqual([['云台乡', 3, CLASS_COLOURS[0]], ['白石镇', 2, CLASS_COLOURS[1]]]);
  expect(byField(layer, classes, undefined, [3, 2, 4], translator('zh-CN')).at(-1)).toMatchObject({ name: '其他', count: 4, place: 2 });
  expect(legend.map((entry) => isShown({ classes: hidden }, entry))).toEqual([true, false]);
});

test('a class of a field and one of the symbol sheet are switched alike, alone or all together', () => {
  const legend = byField(layer, classes, undefined, [3, 2, 1], translator('zh-CN'));
  const off = withShown({ classes }, legend[0]!, false);
  expect(off).toEqual({ classes: changeClass(classes, 0, { hidden: true }) });
  expect(showing(off, legend, null)).toEqual({ classes });
  expect(legend.map((entry) => isShown(showing({ classes }, legend, legend[1]!), entry))).toEqual([false, true, false]);
  const sheet = [{ key: 'control.forest.1' }, { key: 'control.forest.2' }];
  expect(showing({}, sheet, sheet[1]!)).toEqual({ hiddenSymbols: ['control.forest.1'] });
  expect(withShown({ hiddenSymbols: ['control.forest.1'] }, sheet[0]!, true)).toEqual({ hiddenSymbols: [] });
});

test('identify shows a feature in the symbol of its class, and rights in their own whatever was chosen', () => {
  const symbol = (view: Parameters<typeof symbolOnMap>[1]) => symbolOnMap(layer, view, '', () => '白石镇');
  expect(symbol({ classes }).fill!.colour.light).toBe(CLASS_COLOURS[1]);
  expect(symbol({}).key).toBe('village');
  expect(symbolOnMap({ ...layer, role: 'rights' }, { classes }, 'C1', () => '白石镇').key).toBe('right.valid');
});

test('a layer of rights that kept a classification from an earlier role shows one status alone all the same', () => {
  const statuses = [{ key: 'right.valid' }, { key: 'right.expired' }];
  expect(showing({ classes }, statuses, statuses[0]!)).toEqual({ hiddenSymbols: ['right.expired'] });
  expect(showing({ classes, hiddenSymbols: ['right.expired'] }, statuses, null)).toEqual({ hiddenSymbols: [] });
});
