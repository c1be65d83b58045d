/** Rows of the tree that others are dropped on. */
import { useState, type DragEvent, type HTMLAttributes } from 'react';

/** What a dragged row carries: the id of a layer … */
export const LAYER_ROW = 'application/x-kuangce-layer';
/** … or of a base map; neither is taken among the others. */
export const BASE_MAP_ROW = 'application/x-kuangce-base-map';
export type DraggedKind = typeof LAYER_ROW | typeof BASE_MAP_ROW;

/** Handlers for a row that takes rows of one kind, and whether one is over it now; `onDrop` gets the id of what was dropped. */
export function useRowDrop(kind: DraggedKind, onDrop: (id: string) => void): { readonly dropping: boolean; readonly drop: HTMLAttributes<HTMLElement> } {
  const [dropping, setDropping] = useState(false);
  return {
    dropping,
    drop: {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(kind)) return;
        event.preventDefault();
        setDropping(true);
      },
      onDragLeave: () => setDropping(false),
      onDrop: (event: DragEvent) => {
        setDropping(false);
        const id = event.dataTransfer.getData(kind);
        if (id !== '') onDrop(id);
      },
    },
  };
}

/** Handlers for a row that can be dragged. */
export function draggedRow(kind: DraggedKind, id: string): HTMLAttributes<HTMLElement> {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(kind, id);
      event.dataTransfer.effectAllowed = 'move';
    },
  };
}
