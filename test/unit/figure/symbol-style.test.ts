import { expect, test } from 'vitest';
import { shapedSymbol, styledSymbol } from '../../../shared/figure/symbol-style.ts';
import { symbolByKey } from '../../../shared/figure/symbols.ts';

const farmland = symbolByKey('control.farmland');

test('without changes a symbol is itself; with them only what was changed is other', () => {
  expect(styledSymbol(farmland, undefined)).toBe(farmland);
  expect(styledSymbol(farmland, {})).toBe(farmland);
  const wide = styledSymbol(farmland, { lineWidthPixels: 4 });
  expect(wide.line).toEqual({ ...farmland.line, widthPixels: 4, widthMillimetres: (farmland.line.widthMillimetres * 4) / farmland.line.widthPixels });
  expect(wide.hatch).toEqual(farmland.hatch);
  expect(wide.key).not.toBe(farmland.key);
});

test('a hatch is taken away, recoloured, or made where there was none', () => {
  expect(styledSymbol(farmland, { hatch: 'none' }).hatch).toBeUndefined();
  expect(styledSymbol(farmland, { hatchColour: '#112233' }).hatch).toEqual({ ...farmland.hatch, colour: { light: '#112233', dark: '#112233' } });
  expect(styledSymbol(symbolByKey('other'), { hatch: 'cross' }).hatch).toMatchObject({ kind: 'cross', angles: [45, 135] });
});

test('a fill gets a colour and an opacity, also where there was none', () => {
  expect(styledSymbol(symbolByKey('other'), { fillColour: '#445566' }).fill).toEqual({ colour: { light: '#445566', dark: '#445566' }, opacity: 0.4 });
  expect(styledSymbol(symbolByKey('village'), { fillOpacity: 0.2 }).fill?.opacity).toBe(0.2);
});

test('the legend of points and lines does not show an area; what fits stays itself', () => {
  const other = symbolByKey('other');
  expect(shapedSymbol(other, 'polygon')).toBe(other);
  expect(shapedSymbol(other, 'point')).toMatchObject({ shape: 'point', line: other.line });
  expect(shapedSymbol(other, 'line').shape).toBe('line');
  expect(shapedSymbol(symbolByKey('rail'), 'line')).toBe(symbolByKey('rail'));
  expect(new Set(['polygon', 'point', 'line'].map((kind) => shapedSymbol(other, kind as 'point').key)).size).toBe(3);
});
