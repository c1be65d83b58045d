/** The columns of imported drawings on disk: areas, lines and points each as a set of columns of its own. */
import { applySimilarity } from '../../shared/crs/transformation/similarity.ts';
import { withCoordinates } from '../../shared/geometry/convert.ts';
import type { LayerColumns } from '../../shared/geometry/columns.ts';
import type { ReadDrawing } from '../../shared/formats/dxf/read.ts';
import type { SimilarityParameters } from '../../shared/model/transformation.ts';
import { columnIdOfDrawing, columnIdsOfDelivery, columnIdsOfDrawing, DRAWING_COLUMN_KINDS } from '../../shared/project/drawing-columns.ts';
import { symbolClassesOf } from '../../shared/project/layer-files.ts';
import { openStoredLayer, removeLayerColumns, writeLayer } from '../storage/column-store.ts';

/** Writes the drawing, moved when it was fitted; a failure leaves nothing. */
export async function writeDrawing(drawingId: string, drawing: ReadDrawing, fit: SimilarityParameters | null): Promise<readonly LayerColumns[]> {
  const written: LayerColumns[] = [];
  try {
    for (const kind of DRAWING_COLUMN_KINDS) {
      const { geometry, attributes } = drawing[kind];
      const columns = { geometry: fit ? withCoordinates(geometry, applySimilarity(geometry.coordinates, fit)) : geometry, attributes };
      await writeLayer(columnIdOfDrawing(drawingId, kind), { columns, symbols: symbolClassesOf(attributes, geometry.featureCount, 'layer') });
      written.push(columns);
    }
  } catch (fault) {
    await removeDrawing(drawingId);
    throw fault;
  }
  return written;
}

/** Columns of a drawing; stops with a Problem naming it when they are gone. */
export async function openDrawing(drawingId: string, label: string): Promise<Pick<ReadDrawing, 'lines' | 'areas' | 'points'>> {
  const [lines, areas, points] = await Promise.all(columnIdsOfDelivery({ id: drawingId }).map(async (id) => (await openStoredLayer(id, label)).columns));
  return { lines: lines!, areas: areas!, points: points! };
}

export async function removeDrawing(drawingId: string): Promise<void> {
  for (const id of columnIdsOfDrawing(drawingId)) await removeLayerColumns(id);
}
