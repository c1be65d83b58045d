/** Under which ids the columns of an imported drawing lie: areas, lines and points are a set of columns each. */
import { columnsIdOf, type LayerRecord } from '../model/layer.ts';
import type { SurveyDelivery } from '../model/survey-delivery.ts';
import type { Change } from './history.ts';
import { keysInChanges, type HistoryChanges } from './history.ts';

export const DRAWING_COLUMN_KINDS = ['lines', 'areas', 'points'] as const;
export type DrawingColumnKind = (typeof DRAWING_COLUMN_KINDS)[number];

export function columnIdOfDrawing(deliveryId: string, kind: DrawingColumnKind): string {
  return `${deliveryId}-${kind}`;
}

/** Where the heights of a surface that was handed in lie. */
export function columnIdOfSurface(deliveryId: string): string {
  return `${deliveryId}-surface`;
}

/** All that may lie under a delivery's id, whatever it is. */
export function columnIdsOfDrawing(deliveryId: string): readonly string[] {
  return [...DRAWING_COLUMN_KINDS.map((kind) => columnIdOfDrawing(deliveryId, kind)), columnIdOfSurface(deliveryId)];
}

/** What must lie there for the delivery to be whole. */
export function columnIdsOfDelivery({ id, surface }: Pick<SurveyDelivery, 'id' | 'surface'>): readonly string[] {
  return surface ? [columnIdOfSurface(id)] : DRAWING_COLUMN_KINDS.map((kind) => columnIdOfDrawing(id, kind));
}

/** Ids of columns that undo or redo could bring back: of layers, before and after their columns were replaced, and of deliveries' drawings. */
export function columnIdsInChanges(entries: readonly HistoryChanges[]): ReadonlySet<string> {
  const layers = entries.flatMap(({ changes }) => changes.filter(({ table }) => table === 'layers').flatMap(({ before, after }) => [before, after] as readonly (LayerRecord | null)[]));
  return new Set([...layers.flatMap((record) => (record ? [columnsIdOf(record)] : [])), ...keysInChanges(entries, 'layers'), ...[...keysInChanges(entries, 'deliveries')].flatMap(columnIdsOfDrawing)]);
}

/** True for a change that columns may hang on. */
export function concernsColumns({ table }: Change): boolean {
  return table === 'layers' || table === 'deliveries';
}
