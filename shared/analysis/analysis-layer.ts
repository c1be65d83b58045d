/** A layer as the analysis gets it: its record and its columns, opened by whoever keeps them. */
import type { LayerColumns } from '../geometry/columns.ts';
import { memoryReader, type LayerReader } from '../geometry/layer-reader.ts';
import type { LayerRecord } from '../model/layer.ts';

export interface AnalysisLayer {
  readonly record: LayerRecord;
  readonly columns: LayerColumns;
}

/** A layer whose features are read as they are needed. */
export interface ReadableLayer {
  readonly record: LayerRecord;
  readonly reader: LayerReader;
  /**
   * The record with the file's checksum and the id made of it, where the bytes are still being summed up while the layer
   * is worked with. `record` then has no checksum and an id that nothing may keep.
   */
  readonly settled?: Promise<LayerRecord>;
}

/** The layer with the record it keeps; waits where its checksum is still being computed. */
export async function settle<Layer extends AnalysisLayer | ReadableLayer>(layer: Layer): Promise<Layer> {
  return 'settled' in layer && layer.settled ? { ...layer, record: await layer.settled, settled: undefined } : layer;
}

/** The layer as one that can be read, whichever way it was opened. */
export function readable(layer: AnalysisLayer | ReadableLayer): ReadableLayer {
  return 'reader' in layer ? layer : { record: layer.record, reader: memoryReader(layer.columns.geometry, layer.columns.attributes) };
}

/** Column of the field that carries a meaning in this layer, or −1. */
export function fieldOfMeaning({ record }: { readonly record: LayerRecord }, meaning: string): number {
  const name = record.mapping[meaning];
  return name === undefined || name === '' ? -1 : record.fields.findIndex((field) => field.name === name);
}

/** Those layers that were opened whole. */
export function wholeLayers(layers: ReadonlyMap<string, AnalysisLayer | ReadableLayer>): ReadonlyMap<string, AnalysisLayer> {
  return new Map([...layers].flatMap(([id, layer]) => ('columns' in layer ? [[id, layer] as const] : [])));
}
