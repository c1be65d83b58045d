import { expect, test } from 'vitest';
import { hatchLines } from '../../../shared/figure/hatch-lines.ts';
import { hatchOf } from '../../../shared/figure/hatch.ts';
import type { Picture, PictureItem } from '../../../shared/figure/picture.ts';
import { swatchPicture } from '../../../shared/figure/paint.ts';
import { toSvg } from '../../../shared/figure/svg.ts';
import { symbolByKey, SYMBOLS } from '../../../shared/figure/symbols.ts';
import { elementsNamed, parseXml } from '../../helpers/xml.ts';

const picture = (items: readonly PictureItem[], patterns: Picture['patterns'] = []): Picture => ({ widthMillimetres: 60, heightMillimetres: 40, patterns, items });
const SQUARE = [10, 10, 30, 10, 30, 30, 10, 30];

test('a picture is sized in millimetres and its numbers are millimetres', () => {
  const svg = parseXml(toSvg(picture([])));
  expect(svg.attributes).toMatchObject({ width: '60mm', height: '40mm', viewBox: '0 0 60 40' });
  expect(parseXml(toSvg(picture([]), { unsized: true })).attributes['width']).toBeUndefined();
});

test.each([false, true])('every symbol gives well-formed SVG whose references all exist inside it (hatches as lines: %s)', (hatchesAsLines) => {
  for (const symbol of SYMBOLS) {
    const text = toSvg(swatchPicture(symbol, 7, 4, 'light'), { hatchesAsLines });
    const svg = parseXml(text);
    const ids = new Set([...elementsNamed(svg, 'pattern'), ...elementsNamed(svg, 'clipPath')].map(({ attributes }) => attributes['id']));
    for (const [, id] of text.matchAll(/url\(#([^)]*)\)/g)) expect(ids, symbol.key).toContain(id);
    expect(text.replace('http://www.w3.org/2000/svg', ''), symbol.key).not.toMatch(/https?:|href|<script|<image/);
    if (hatchesAsLines) expect(elementsNamed(svg, 'pattern'), symbol.key).toEqual([]);
  }
});

test('names from data cannot break out of the text', () => {
  const svg = parseXml(toSvg(picture([{ kind: 'text', x: 1, y: 2, text: '甲矿</text><script>alert("1")</script>&\u0000', heightMillimetres: 3, colour: '#000' }])));
  expect(elementsNamed(svg, 'script')).toEqual([]);
  expect(elementsNamed(svg, 'text')[0]!.text).toBe('甲矿</text><script>alert("1")</script>&');
});

test('a hole is cut out of the fill, and a clip keeps a ribbon inside its own ring', () => {
  const ring: PictureItem = { kind: 'path', paths: [SQUARE, [15, 15, 25, 15, 25, 25, 15, 25]], closed: true, fills: [{ colour: '#123456' }], clipToSelf: true, strokes: [{ colour: '#654321', widthMillimetres: 2 }] };
  const svg = parseXml(toSvg(picture([ring])));
  const [clip] = elementsNamed(svg, 'clipPath');
  const paths = elementsNamed(svg, 'path').filter(({ attributes }) => attributes['clip-rule'] === undefined);
  expect(clip!.children[0]!.attributes).toMatchObject({ 'clip-rule': 'evenodd', d: paths[0]!.attributes['d'] });
  expect(paths[0]!.attributes).toMatchObject({ fill: '#123456', 'fill-rule': 'evenodd' });
  expect(paths[1]!.attributes).toMatchObject({ stroke: '#654321', 'clip-path': `url(#${clip!.attributes['id']})` });
  expect(paths[0]!.attributes['d']).toBe('M10 10l20 0 0 20-20 0zM15 15l10 0 0 10-10 0z');
});

test('pictures with the same id for different textures do not disturb each other in one page', () => {
  const own = (widthMillimetres: number) => ({ id: 'a', widthMillimetres, heightMillimetres: 1, rotateDegrees: 0, lines: [] });
  const item: PictureItem = { kind: 'path', paths: [SQUARE], closed: true, fills: [{ pattern: 'a' }] };
  const idOf = (svg: string): string => /pattern id="([^"]+)"/.exec(svg)![1]!;
  expect(idOf(toSvg(picture([item], [own(1)])))).not.toBe(idOf(toSvg(picture([item], [own(2)]))));
});

test('a texture drawn as lines has the spacing and the angle of its pattern', () => {
  const [family] = hatchLines(hatchOf(symbolByKey('control.farmland'), 'light')!, [0, 0, 20, 20]);
  const offsets = family!.paths.map(([x0 = 0, y0 = 0, x1 = 0, y1 = 0]) => {
    // 45°, rising to the right on paper: x + y is constant along each line.
    expect(x1 - x0).toBeCloseTo(-(y1 - y0), 6);
    return (x0 + y0) / Math.SQRT2;
  }).sort((a, b) => a - b);
  expect(offsets.length).toBeGreaterThan(12);
  offsets.slice(1).forEach((offset, i) => expect(offset - offsets[i]!).toBeCloseTo(1.75, 6));
});

test('neighbouring areas share the lines of a texture', () => {
  const pattern = hatchOf(symbolByKey('control.forest.2'), 'light')!;
  const eastings = (box: readonly [number, number, number, number]): string[] => hatchLines(pattern, box)[0]!.paths.map(([x = 0]) => (((x % 1.75) + 1.75) % 1.75).toFixed(4));
  expect(new Set([...eastings([0, 0, 10, 10]), ...eastings([33.3, 4.4, 47, 12])]).size).toBe(1);
});
