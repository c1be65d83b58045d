import { expect, test } from 'vitest';
import { drawnLayerSymbol } from '../../../shared/figure/drawn-layer-symbol.ts';

const paper = (colour: string): string => drawnLayerSymbol('巷道', colour).line.colour.light;

test('a drawing’s layer keeps its name and colour; what a black screen shows white is black on paper', () => {
  const symbol = drawnLayerSymbol('采空区', '#FF0000');
  expect([symbol.name, symbol.line.colour.light]).toEqual(['采空区', '#FF0000']);
  expect(drawnLayerSymbol('采空区', '#FF0000')).toBe(symbol);
  expect(drawnLayerSymbol('采空区', '#0000FF').key).not.toBe(symbol.key);
  expect(paper('#FFFFFF')).toBe('#222222');
});

test('colours too bright for white paper are darkened in their own hue, to 3:1 at least', () => {
  for (const [bright, zero] of [['#FFFF00', 2], ['#00FFFF', 0], ['#00FF00', 0]] as const) {
    const channels = [1, 3, 5].map((at) => parseInt(paper(bright).slice(at, at + 2), 16));
    const [red = 0, green = 0, blue = 0] = channels.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    expect(1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)).toBeGreaterThanOrEqual(2.99);
    expect(channels[zero]).toBe(0);
    expect(Math.max(...channels)).toBeGreaterThan(100);
  }
});

test('a colour that is none leaves the usual grey', () => {
  expect(paper('BYLAYER')).toBe(paper(''));
});
