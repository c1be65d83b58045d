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

/** `outlinesComplete`: false when there is too much in view to be snapped to. */
export const useSketch = create<{ readonly sketch: Sketch | null; readonly outlinesComplete: boolean }>(() => ({ sketch: null, outlinesComplete: true }));
