/** Layers that a worker has open: columns stay in memory until others need the room; records are read fresh every time. */
import type { AnalysisLayer, ReadableLayer } from '../../shared/analysis/analysis-layer.ts';
import { stop } from '../../shared/base/news.ts';
import type { AttributeTable, GeometryColumns, LayerColumns } from '../../shared/geometry/columns.ts';
import { buildIndex, type SpatialIndex } from '../../shared/geometry/spatial-index.ts';
import { columnsIdOf, type LayerRecord } from '../../shared/model/layer.ts';
import { contentKey } from '../../shared/project/edited-layer.ts';
import { drawnClasses } from '../../shared/report/drawn-classes.ts';
import { isDrawn } from '../../shared/report/drawn-features.ts';
import { isAsStored, openAttributes, openDraft, withEdits } from '../storage/layer-content.ts';
import type { StoredLayer, SymbolClasses } from '../../shared/project/layer-files.ts';
import { bytesOfLayer } from '../../shared/project/layer-size.ts';
import { openStoredLayer, openStoredReader, openStoredSymbols } from '../storage/column-store.ts';
import { database } from '../storage/database.ts';

/** Together; a county's layers are some hundred megabytes, and an office PC has 8 GB for everything. */
const KEEP_BYTES = 1_200_000_000;

/** By the id of the columns, in order of last use. */
const opened = new Map<string, Promise<StoredLayer>>();
const sizes = new Map<string, number>();
const indexes = new WeakMap<GeometryColumns, SpatialIndex>();
/** What people changed, laid over opened columns; made anew when they change more. */
const edited = new Map<string, { readonly columnsId: string | null; readonly stored: StoredLayer | null; readonly key: string; readonly layer: Promise<StoredLayer> }>();

/** The layer with its record as it is now; stops with a Problem when it is not in the workspace or its files are gone. */
export async function openLayer(layerId: string): Promise<AnalysisLayer & { readonly stored: StoredLayer }> {
  const record = await layerRecord(layerId);
  const stored = await openContent(record);
  return { record, columns: stored.columns, stored };
}

/** A layer for one piece of work; `close` lets its files go. */
export interface BorrowedLayer {
  readonly layer: AnalysisLayer | ReadableLayer;
  close(): void;
}

/**
 * A layer for work that touches only parts of it: from memory when it lies there already, else read where it is needed.
 * Rights layers are always opened whole. Stops like {@link openLayer}.
 */
export async function borrowLayer(layerId: string): Promise<BorrowedLayer> {
  const record = await layerRecord(layerId);
  if (record.role === 'rights' || opened.has(columnsIdOf(record)) || !isAsStored(record)) return { layer: await openLayer(layerId), close: () => {} };
  const { reader, close } = await openStoredReader(columnsIdOf(record), record.name);
  return { layer: { record, reader }, close };
}

/** Symbol classes of a layer, without its geometry. */
export async function layerSymbols(layerId: string): Promise<SymbolClasses> {
  const record = await layerRecord(layerId);
  if (isDrawn(record) && record.draft === undefined) return drawnClasses(opened.has(columnsIdOf(record)) ? (await openContent(record)).columns.attributes : await openAttributes(record));
  if (!isAsStored(record) || opened.has(columnsIdOf(record))) return (await openContent(record)).symbols;
  return openStoredSymbols(columnsIdOf(record), record.name);
}

/** Attributes of a layer, without its geometry. */
export async function layerAttributes(layerId: string): Promise<AttributeTable> {
  const record = await layerRecord(layerId);
  return record.draft !== undefined || opened.has(columnsIdOf(record)) ? (await openContent(record)).columns.attributes : openAttributes(record);
}

/** The record of a layer of the workspace. */
export async function layerRecord(layerId: string): Promise<LayerRecord> {
  const record = await database.layers.get(layerId);
  if (!record) stop('project.layer-unknown');
  return record;
}

/** Boxes of all features, built at the first use. */
export function indexOf(columns: LayerColumns): SpatialIndex {
  const { geometry } = columns;
  let index = indexes.get(geometry);
  if (!index) {
    index = buildIndex(geometry.bounds);
    indexes.set(geometry, index);
  }
  return index;
}

/** Forgets columns whose files are going away, or that others need the room of, and what was laid over them. */
export function closeLayer(columnsId: string): void {
  opened.delete(columnsId);
  sizes.delete(columnsId);
  for (const [layerId, layer] of edited) if (layer.columnsId === columnsId) edited.delete(layerId);
}

/** The layer as it is now; drawn layers and changes are read from the records. */
async function openContent(record: LayerRecord): Promise<StoredLayer> {
  if (isAsStored(record)) return openColumns(record);
  const stored = record.draft === undefined ? await openColumns(record) : null;
  const key = contentKey(record);
  const known = edited.get(record.id);
  if (known && known.stored === stored && known.key === key) return known.layer;
  const layer = stored ? withEdits(stored, record) : openDraft(record);
  edited.set(record.id, { columnsId: stored && columnsIdOf(record), stored, key, layer });
  layer.catch(() => edited.delete(record.id));
  return layer;
}

function openColumns(record: LayerRecord): Promise<StoredLayer> {
  const id = columnsIdOf(record);
  const known = opened.get(id);
  if (known) {
    opened.delete(id);
    opened.set(id, known);
    return known;
  }
  const opening = openStoredLayer(id, record.name);
  opened.set(id, opening);
  opening.then(
    (stored) => {
      sizes.set(id, bytesOfLayer(stored));
      makeRoom(id);
    },
    // Not kept: the next try may find the files restored.
    () => closeLayer(id),
  );
  return opening;
}

function makeRoom(justOpened: string): void {
  let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const id of [...opened.keys()]) {
    if (total <= KEEP_BYTES) return;
    const size = sizes.get(id);
    if (id === justOpened || size === undefined) continue;
    closeLayer(id);
    total -= size;
  }
}
