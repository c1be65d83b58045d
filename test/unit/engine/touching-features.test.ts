import { expect, test } from 'vitest';
import { boxAround, visitTouching } from '../../../renderer/engine/touching-features.ts';
import type { ReadableLayer } from '../../../shared/analysis/analysis-layer.ts';
import { memoryReader, type LayerReader } from '../../../shared/geometry/layer-reader.ts';
import { layerOf } from '../../helpers/layers.ts';

/** Ten squares of 10 m in a row, named 0 … 9, read from memory and told by an index which of them may matter. */
function row(candidates: LayerReader['candidates'] = () => null): ReadableLayer & { readonly read: (number | null)[] } {
  const layer = layerOf('row', 'dltb', Array.from({ length: 10 }, (_, i) => ({ parts: [[[i * 10, 0, i * 10, 10, i * 10 + 10, 10, i * 10 + 10, 0, i * 10, 0]]], values: { name: `${i}` } })));
  const memory = memoryReader(layer.columns.geometry, layer.columns.attributes);
  const read: (number | null)[] = [];
  return { record: layer.record, read, reader: { ...memory, candidates, batches: (features) => (read.push(features?.length ?? null), memory.batches(features)) } };
}

async function touching(layer: ReadableLayer, extent: readonly [number, number, number, number], most = Infinity): Promise<{ whole: boolean; names: string[] }> {
  const names: string[] = [];
  const whole = await visitTouching(layer, extent, most, ({ feature, row: at, attributes }) => void names.push(`${feature}:${attributes!.text(at, 0)}`));
  return { whole, names };
}

test('only features whose boxes touch are visited, each with its own attributes', async () => {
  expect(await touching(row(), [12, 2, 28, 4])).toEqual({ whole: true, names: ['1:1', '2:2'] });
  expect(await touching(row(), boxAround([45, 5], 1))).toEqual({ whole: true, names: ['4:4'] });
  expect(await touching(row(), [0, 50, 100, 60])).toEqual({ whole: true, names: [] });
});

test('an index is asked before anything is read, and a view full of features reads nothing at all', async () => {
  const layer = row(() => Uint32Array.from({ length: 10 }, (_, i) => i));
  expect(await touching(layer, [0, 0, 100, 10], 4)).toEqual({ whole: false, names: [] });
  expect(layer.read).toEqual([]);
  const few = row(() => Uint32Array.of(4));
  expect(await touching(few, boxAround([45, 5], 1), 4)).toEqual({ whole: true, names: ['4:4'] });
  expect(few.read).toEqual([1]);
});

test('without an index too many are noticed as they are counted', async () => {
  expect((await touching(row(), [0, 0, 100, 10], 4)).whole).toBe(false);
  expect((await touching(row(), [0, 0, 35, 10], 4)).whole).toBe(true);
});
