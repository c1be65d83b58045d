/** The columns of a layer as it is now: stored files with what people changed over them, or the shapes drawn in it. Only for workers. */
import type { GeometryColumns } from '../../shared/geometry/columns.ts';
import { columnsIdOf, type LayerRecord } from '../../shared/model/layer.ts';
import { draftLayer, editedClasses, editedLayer, needsOtherClasses, symbolFieldOf } from '../../shared/project/edited-layer.ts';
import type { StoredLayer, SymbolClasses } from '../../shared/project/layer-files.ts';
import { openStoredGeometry, openStoredLayer } from './column-store.ts';
import { database } from './database.ts';

/** True when the stored files alone are the layer. */
export function isAsStored(record: LayerRecord): boolean {
  return record.draft === undefined && record.revision === undefined;
}

/** A drawn layer, all in memory. */
export async function openDraft(record: LayerRecord): Promise<StoredLayer> {
  return draftLayer(record, (await database.drafts.get(record.id)) ?? { layerId: record.id, features: [] });
}

/** The changes of a layer laid over its stored columns. */
export async function withEdits(stored: StoredLayer, record: LayerRecord): Promise<StoredLayer> {
  return editedLayer(stored, record, await database.edits.where('layerId').equals(record.id).toArray());
}

/** Geometry and symbol classes: what drawing needs. The attributes are read only where other classes are asked for. */
export async function openLayerGeometry(record: LayerRecord): Promise<{ readonly geometry: GeometryColumns; readonly symbols: SymbolClasses }> {
  if (record.draft !== undefined) {
    const { columns, symbols } = await openDraft(record);
    return { geometry: columns.geometry, symbols };
  }
  if (isAsStored(record)) return openStoredGeometry(columnsIdOf(record), record.name);
  if (needsOtherClasses(record)) {
    const { columns, symbols } = await withEdits(await openStoredLayer(columnsIdOf(record), record.name), record);
    return { geometry: columns.geometry, symbols };
  }
  const { geometry, symbols } = await openStoredGeometry(columnsIdOf(record), record.name);
  const edits = await database.edits.where('layerId').equals(record.id).toArray();
  return { geometry, symbols: editedClasses(symbols, edits, symbolFieldOf(record)) };
}
