/** The columns of a layer as it is now: stored files with what people changed over them, or the shapes drawn in it. Only for workers. */
import type { Inscription } from '../../shared/figure/map-layers.ts';
import type { AttributeTable, GeometryColumns } from '../../shared/geometry/columns.ts';
import { columnsIdOf, type LayerRecord } from '../../shared/model/layer.ts';
import { drawnClasses, drawnInscriptions } from '../../shared/report/drawn-classes.ts';
import { draftLayer, EditedTable, editedClasses, editedLayer, needsOtherClasses, symbolFieldOf } from '../../shared/project/edited-layer.ts';
import type { StoredLayer, SymbolClasses } from '../../shared/project/layer-files.ts';
import { isDrawn } from '../../shared/report/drawn-features.ts';
import { openStoredAttributes, openStoredGeometry, openStoredLayer } from './column-store.ts';
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

/** Attributes of a layer that is not drawn here, as they are now. */
export async function openAttributes(record: LayerRecord): Promise<AttributeTable> {
  const stored = await openStoredAttributes(columnsIdOf(record), record.name);
  return isAsStored(record) ? stored : new EditedTable(stored, await database.edits.where('layerId').equals(record.id).toArray());
}

/** What drawing needs of a layer. */
export interface DrawableLayer {
  readonly geometry: GeometryColumns;
  readonly symbols: SymbolClasses;
  /** Texts that stand on the ground instead of a point's mark. */
  readonly inscriptions?: ReadonlyMap<number, Inscription>;
}

/** Geometry and looks. The attributes are read only where a drawing's colours and texts, or other classes, are asked for. */
export async function openLayerGeometry(record: LayerRecord): Promise<DrawableLayer> {
  if (record.draft !== undefined) {
    const { columns, symbols } = await openDraft(record);
    return { geometry: columns.geometry, symbols };
  }
  if (isDrawn(record)) {
    const [{ geometry }, attributes] = [await openStoredGeometry(columnsIdOf(record), record.name), await openAttributes(record)];
    return { geometry, symbols: drawnClasses(attributes), ...(geometry.kind === 'point' && { inscriptions: drawnInscriptions(attributes) }) };
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
