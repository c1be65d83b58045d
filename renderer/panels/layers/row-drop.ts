/** Rows of the tree that others are dropped on. */
import { useState, type DragEvent, type HTMLAttributes } from 'react';

/** What a dragged row carries: the id of a layer, */
export const LAYER_ROW = 'application/x-kuangce-layer';
/** of a group of the user's own, */
export const GROUP_ROW = 'application/x-kuangce-group';
/** or of a base map; none is taken where it has no place. */
export const BASE_MAP_ROW = 'application/x-kuangce-base-map';
export type DraggedKind = typeof LAYER_ROW | typeof GROUP_ROW | typeof BASE_MAP_ROW;

/** On the upper edge of a row: between it and the row above; on the lower edge: under it. */
export type DropPlace = 'above' | 'on' | 'below';
const EDGE = 0.3;

export interface RowDrop {
  /** What is held over it now, and where on the row. */
  readonly dropping: { readonly kind: DraggedKind; readonly place: DropPlace } | null;
  readonly drop: HTMLAttributes<HTMLElement>;
}

/** Handlers for a row that takes rows of some kinds; each gets the id of what was dropped and where on the row. */
export function useRowDrop(takes: Partial<Record<DraggedKind, (id: string, place: DropPlace) => void>>): RowDrop {
  const [dropping, setDropping] = useState<RowDrop['dropping']>(null);
  const kindOf = (event: DragEvent): DraggedKind | undefined => (Object.keys(takes) as DraggedKind[]).find((kind) => event.dataTransfer.types.includes(kind));
  const placeOf = (event: DragEvent): DropPlace => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const at = (event.clientY - top) / height;
    return at < EDGE ? 'above' : at > 1 - EDGE ? 'below' : 'on';
  };
  return {
    dropping,
    drop: {
      onDragOver: (event: DragEvent) => {
        const kind = kindOf(event);
        if (kind === undefined) return;
        event.preventDefault();
        setDropping({ kind, place: placeOf(event) });
      },
      onDragLeave: () => setDropping(null),
      onDrop: (event: DragEvent) => {
        setDropping(null);
        const kind = kindOf(event);
        const id = kind === undefined ? '' : event.dataTransfer.getData(kind);
        if (id !== '') takes[kind!]!(id, placeOf(event));
      },
    },
  };
}

/** Handlers for a row that can be dragged. */
export function draggedRow(kind: DraggedKind, id: string): HTMLAttributes<HTMLElement> {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.stopPropagation();
      event.dataTransfer.setData(kind, id);
      event.dataTransfer.effectAllowed = 'move';
    },
  };
}
