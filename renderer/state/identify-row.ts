/** The answer of identify that the pointer or the focus is on, outlined on the map; apart, because it changes with every move. */
import { create } from 'zustand';

export interface IdentifiedFeature {
  readonly layerId: string;
  readonly feature: number;
}

export const useIdentifyRow = create<{ readonly row: IdentifiedFeature | null }>(() => ({ row: null }));
