import { expect, test, vi } from 'vitest';
import { hiddenFeatures } from '../../../renderer/engine/hidden-features.ts';
import { classesByValue } from '../../../shared/figure/class-symbols.ts';
import type { AttributeTable } from '../../../shared/geometry/columns.ts';
import { changeClass } from '../../../shared/model/layer-classes.ts';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { classSymbol } from '../../../shared/report/drawn-features.ts';

const layer = { name: '地类图斑', role: 'dltb', geometryKind: 'polygon', fields: [{ name: 'XZMC' }], mapping: {} } as unknown as LayerRecord;
const towns = ['云台乡', '白石镇', '河口镇'];
const attributes = { text: (row: number) => towns[row]! } as unknown as AttributeTable;
const symbols = { classes: ['0103', '0602'], index: Uint16Array.of(1, 0, 1) };
const hiddenOf = async (view: Parameters<typeof hiddenFeatures>[1], record = layer, symbolsOf = () => Promise.resolve(symbols)) => {
  const isHidden = await hiddenFeatures(record, view, symbolsOf);
  return isHidden && [0, 1, 2].map((feature) => isHidden({ feature, row: feature, attributes }));
};

test('what is in a hidden class of a field is hidden, what is in none with the others', async () => {
  const classes = classesByValue('XZMC', towns.slice(0, 2));
  expect(await hiddenOf({ classes: changeClass(classes, 1, { hidden: true }) })).toEqual([false, true, false]);
  expect(await hiddenOf({ classes: changeClass(classes, 2, { hidden: true }) })).toEqual([false, false, true]);
  // The symbol sheet's hidden classes are not asked while a field classifies.
  expect(await hiddenOf({ classes, hiddenSymbols: [classSymbol(layer, '0602').key] })).toBeNull();
});

test('what is in a hidden class of the symbol sheet is hidden; of rights in any case', async () => {
  expect(await hiddenOf({ hiddenSymbols: [classSymbol(layer, '0602').key] })).toEqual([true, false, true]);
  const rights = { ...layer, role: 'rights' } as LayerRecord;
  expect(await hiddenOf({ classes: changeClass(classesByValue('XZMC', towns), 0, { hidden: true }) }, rights)).toBeNull();
});

test('a view that hides nothing asks for nothing', async () => {
  const symbolsOf = vi.fn(() => Promise.resolve(symbols));
  expect(await hiddenOf({}, layer, symbolsOf)).toBeNull();
  expect(symbolsOf).not.toHaveBeenCalled();
});
