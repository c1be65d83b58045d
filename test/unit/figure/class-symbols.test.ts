import { expect, test } from 'vitest';
import { CLASS_COLOURS, className, classesByStep, classesByValue, classSymbols } from '../../../shared/figure/class-symbols.ts';
import { symbolByKey } from '../../../shared/figure/symbols.ts';
import { translator } from '../../../shared/i18n/text.ts';
import { changeClass } from '../../../shared/model/layer-classes.ts';

const translate = translator('zh-CN');
const layer = { name: '村界', geometryKind: 'polygon' as const };
const general = symbolByKey('other');

test('each class has its own colour, its own name and a key that keeps a legend in order; a hidden one has no symbol', () => {
  const classes = changeClass(classesByValue('XZMC', ['云台乡', '白石镇']), 1, { hidden: true });
  const symbols = classSymbols(layer, general, classes, undefined, translate);
  expect(symbols.map((symbol) => symbol && [symbol.name, symbol.fill?.colour.light])).toEqual([['云台乡', CLASS_COLOURS[0]], null, ['其他', '#9AA0A6']]);
  const keys = classSymbols(layer, general, classesByStep('N', Array.from({ length: 13 }, (_each, limit) => limit), 'equal'), undefined).map((symbol) => symbol!.key);
  expect(keys.toSorted((a, b) => a.localeCompare(b))).toEqual(keys);
  expect(new Set(keys).size).toBe(13);
});

test('a layer of lines is classified in its lines, of points in its points, and a style changes widths but not the colours that tell classes apart', () => {
  const classes = classesByValue('DJ', ['一级', '二级']);
  const lines = classSymbols({ name: '道路', geometryKind: 'line' }, general, classes, { lineColour: '#000000', lineWidthPixels: 4, fillColour: '#FFFFFF' });
  expect(lines.map((symbol) => [symbol!.shape, symbol!.line.colour.light, symbol!.line.widthPixels, symbol!.fill])).toEqual([
    ['line', CLASS_COLOURS[0], 4, undefined],
    ['line', CLASS_COLOURS[1], 4, undefined],
    ['line', '#9AA0A6', 4, undefined],
  ]);
  const [area] = classSymbols(layer, general, classes, { lineColour: '#000000', fillColour: '#FFFFFF', fillOpacity: 0.2 });
  expect([area!.line.colour.light, area!.fill!.colour.light, area!.fill!.opacity]).toEqual(['#000000', CLASS_COLOURS[0], 0.2]);
});

test('more values than colours: the most frequent are classes', () => {
  expect(classesByValue('BSM', Array.from({ length: 50 }, (_each, value) => String(value))).classes).toHaveLength(CLASS_COLOURS.length);
  expect(new Set(CLASS_COLOURS).size).toBe(CLASS_COLOURS.length);
});

test('steps are named by both limits, in as many decimals as the finest of them', () => {
  const steps = classesByStep('TBMJ', [0, 1500, 20000.25], 'equal');
  expect([0, 1, 2].map((place) => className(steps, place, translate).replace(/\u2009/g, ' '))).toEqual(['0.00 ~ 1 500.00', '1 500.00 ~ 20 000.25', '其他']);
});

test('steps of areas in square degrees are told apart', () => {
  const steps = classesByStep('SHAPE_AREA', [1.2345e-7, 2.5e-7, 4e-7], 'quantile');
  expect([0, 1].map((place) => className(steps, place, translate))).toEqual(['0.000000123 ~ 0.000000250', '0.000000250 ~ 0.000000400']);
  expect(className(classesByStep('SHAPE_AREA', [3e-7, 3e-7], 'equal'), 0, translate)).toBe('0.0000003 ~ 0.0000003');
});

test('two layers of one name classified by different fields are not one line of a legend', () => {
  const [byTown, byVillage] = [classesByValue('XZMC', ['云台乡']), classesByValue('CMC', ['云台村'])];
  expect(classSymbols(layer, general, byTown, undefined)[0]!.key).not.toBe(classSymbols(layer, general, byVillage, undefined)[0]!.key);
});
