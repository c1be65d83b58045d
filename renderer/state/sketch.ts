/** What is being drawn or reshaped now; apart from the rest of the view, it changes with every move. */
import { create } from 'zustand';
import type { DraftFeature } from '../../shared/model/layer-edits.ts';

export interface Sketch {
  /** The feature that is reshaped; null for one that is not kept yet. */
  readonly featureId: string | null;
  readonly parts: DraftFeature['parts'];
  /** The vertex set or moved last, in the display system. */
  readonly last: readonly [east: number, north: number] | null;
}

/** A corner of a drawn shape that was chosen, by its place in the shape; indices from 0. */
export interface Corner {
  readonly featureId: string;
  readonly part: number;
  readonly path: number;
  readonly vertex: number;
  /** In the display system. */
  readonly at: readonly [east: number, north: number];
}

/** `outlinesComplete`: false when there is too much in view to be snapped to. */
export const useSketch = create<{ readonly sketch: Sketch | null; readonly outlinesComplete: boolean; readonly corner: Corner | null }>(() => ({ sketch: null, outlinesComplete: true, corner: null }));
