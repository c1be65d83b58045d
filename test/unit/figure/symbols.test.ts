import { expect, test } from 'vitest';
import { hatchOf } from '../../../shared/figure/hatch.ts';
import { swatchPicture } from '../../../shared/figure/paint.ts';
import { toSvg } from '../../../shared/figure/svg.ts';
import { symbolByKey, symbolFor, symbolNameKey, SYMBOLS, type MapSymbol } from '../../../shared/figure/symbols.ts';
import { text } from '../../../shared/i18n/text.ts';

/** What is left of a symbol on a grey photocopy: texture, dashes, widths, whether it is filled. */
function greyTraits({ shape, hatch, line, fill, core, ribbon, teeth }: MapSymbol): string {
  return JSON.stringify([shape, hatch?.kind, hatch?.angles, hatch?.spacingPixels, hatch?.dashPixels, hatch?.twinGapPixels, line.dashPixels, line.widthPixels, fill?.opacity, core?.widthPixels, core?.dashPixels, ribbon?.widthPixels, teeth?.dashPixels]);
}

/** Luminance of a #RRGGBB colour, 0 … 1. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
  return 0.299 * red! + 0.587 * green! + 0.114 * blue!;
}

test('no two symbols of neighbouring drawing order look alike without colour (SYMBOLS.md §6)', () => {
  const drawn = SYMBOLS.filter(({ key }) => !key.startsWith('dltb.')).sort((a, b) => a.z - b.z);
  const alike = drawn.flatMap((symbol, i) => drawn.slice(i + 1).filter((other) => other.z - symbol.z <= 3 && greyTraits(symbol) === greyTraits(other)).map((other) => `${symbol.key} = ${other.key}`));
  expect(alike).toEqual([]);
});

test('no two textures share angles, spacing and dashes', () => {
  const textures = SYMBOLS.filter(({ hatch }) => hatch).map(({ key, hatch }) => ({ key, traits: JSON.stringify([hatch!.kind, hatch!.angles, hatch!.spacingPixels, hatch!.dashPixels, hatch!.twinGapPixels]) }));
  expect(new Set(textures.map(({ traits }) => traits)).size).toBe(textures.length);
});

test('the angle of a texture tells the family: farmland 45°, forest 90°, reserve 135°, red line 0° in twin lines', () => {
  expect(symbolFor('farmland', '').hatch?.angles).toEqual([45]);
  expect(symbolFor('reserve', '一般控制区').hatch?.angles).toEqual([135]);
  for (const grade of ['1', '2', '3', '4']) expect(symbolFor('forest', grade).hatch?.angles).toEqual([90]);
  expect(symbolFor('redline', '').hatch).toMatchObject({ angles: [0], twinGapPixels: 3 });
});

test('land cover whispers: every DLTB tint is lighter than 80 % and has no texture', () => {
  for (const symbol of SYMBOLS.filter(({ key, fill }) => key.startsWith('dltb.') && fill)) {
    expect(luminance(symbol.fill!.colour.light), symbol.key).toBeGreaterThan(0.8);
    expect(symbol.hatch, symbol.key).toBeUndefined();
  }
});

test.each([
  ['dltb', '0101', 'dltb.0101'], ['dltb', '0103K', 'dltb.0103'], ['dltb', '0302', 'dltb.0301'], ['dltb', '0301K', 'dltb.0301'], ['dltb', '0201', 'dltb.02'],
  ['dltb', '0402', 'dltb.00'], ['dltb', '0404', 'dltb.04'], ['dltb', '1106', 'dltb.00'], ['dltb', '1104A', 'dltb.11'], ['dltb', '05H1', 'dltb.05'], ['dltb', '1203', 'dltb.12'],
  ['dltb', '013', 'dltb.0103'], ['dltb', '031', 'dltb.0301'], ['dltb', '204', 'dltb.0602'], ['dltb', '', 'dltb.unknown'], ['dltb', '99', 'dltb.unknown'],
  ['forest', 'Ⅰ级', 'control.forest.1'], ['forest', 'II', 'control.forest.2'], ['forest', '三级', 'control.forest.3'], ['forest', '林地保护等级4', 'control.forest.4'], ['forest', '?', 'control.forest.4'],
  ['reserve', '核心保护区', 'control.reserve.core'], ['reserve', 'core', 'control.reserve.core'], ['reserve', '', 'control.reserve.general'],
  ['road', 'S204', 'road.province'], ['road', 'X207', 'road.county'], ['road', '农村道路', 'road.track'], ['road', '', 'road.town'],
] as const)('a %s feature of class “%s” is drawn as %s', (role, featureClass, key) => {
  expect(symbolFor(role, featureClass).key).toBe(key);
});

test('the status of a right chooses its symbol, and an exploration right is told by its number', () => {
  expect(symbolFor('rights', 'C9999012015067110134567', 'expired').key).toBe('right.expired');
  expect(symbolFor('rights', 'C9999012015067110134567', 'unknown').key).toBe('right.unknown');
  expect(symbolFor('rights', 'T9999012015067110134567', 'expired').key).toBe('right.exploration');
});

test('every symbol has a name in both languages and a swatch in both themes', () => {
  for (const symbol of SYMBOLS) {
    expect(text('zh-CN', symbolNameKey(symbol)), symbol.key).toBeTruthy();
    expect(text('en', symbolNameKey(symbol)), symbol.key).toBeTruthy();
    for (const theme of ['light', 'dark'] as const) {
      const svg = toSvg(swatchPicture(symbol, 7, 4, theme));
      expect(svg, symbol.key).toContain(symbol.fill?.colour[theme] ?? symbol.line.colour[theme]);
    }
  }
});

test('a texture repeats at its spacing in millimetres and is turned as the angle says, counter-clockwise', () => {
  const farmland = hatchOf(symbolByKey('control.farmland'), 'light')!;
  expect(farmland).toMatchObject({ widthMillimetres: 1.75, heightMillimetres: 1.75, rotateDegrees: 135 });
  const forest = hatchOf(symbolByKey('control.forest.3'), 'light')!;
  // Staggered dashes of 8 px in periods of 14, in lines 5.5 px apart.
  expect(forest).toMatchObject({ widthMillimetres: 3.5, heightMillimetres: 2.75, rotateDegrees: 90 });
  const rows = new Set(forest.lines.map(({ points }) => points[1]));
  expect([...rows].sort()).toEqual([0.6875, 2.0625]);
});
