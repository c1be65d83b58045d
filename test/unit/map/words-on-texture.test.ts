/** Lines of a texture do not run through the letters that stand on it. */
import { expect, test, vi } from 'vitest';
import { drawFill, type DrawingContext } from '../../../renderer/map/drawing/draw-symbol.ts';
import { boxBeside, labelPixels, placeLabels } from '../../../renderer/map/label-placement.ts';
import type { MapLabel } from '../../../renderer/map/layers/labels.ts';
import { symbolByKey } from '../../../shared/figure/symbols.ts';

vi.mock('../../../renderer/map/drawing/hatch-pattern.ts', () => ({ hatchPattern: () => 'texture' }));

const FRAME = { extent: [0, 0, 100, 100], resolution: 1, pixelRatio: 1, theme: 'light' } as const;

function fillsOf(outsideWords: Path2D | null, key: string): string[] {
  const done: string[] = [];
  const context = { globalAlpha: 1, fillStyle: '', save: () => done.push('save'), restore: () => done.push('restore'), clip: (path: unknown, rule: string) => done.push(`clip ${String(path)} ${rule}`), fill() { done.push(`fill ${this.fillStyle}`); } };
  drawFill(context as unknown as DrawingContext, 'area' as unknown as Path2D, symbolByKey(key), FRAME, outsideWords);
  return done;
}

test('the texture is drawn outside the words, and nothing that comes after it is cut', () => {
  const words = 'words' as unknown as Path2D;
  expect(fillsOf(words, 'right.expired')).toEqual(['save', 'clip words evenodd', 'fill texture', 'restore']);
  expect(fillsOf(null, 'right.expired')).toEqual(['fill texture']);
  // A tint runs on behind the words.
  const tinted = fillsOf(words, 'result.conflict.active');
  expect(tinted[0]).toBe(`fill ${symbolByKey('result.conflict.active').fill!.colour.light}`);
});

test('the box of a name lies where the name was placed, beside its place on the ground', () => {
  const label: MapLabel = { east: 200, north: 150, lines: [{ text: '页岩·露天·+820 ~ +680 m', sizePixels: 12, bold: false }], colour: '#000', priority: 0, offset: [7, -3], anchor: 'start' };
  const [placed] = placeLabels([label], { extent: [0, 0, 800, 300], resolution: 1, covered: [] });
  const { width, height } = labelPixels(label);
  expect(boxBeside(placed!)).toEqual([5, -3 - height / 2, 5 + width, -3 + height / 2]);
});
