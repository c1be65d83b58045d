/** What the layer tree is doing: which names are being typed, and the look that was copied from a layer. */
import { create } from 'zustand';
import type { LabelSettings, LayerStyle } from '../../shared/model/layer.ts';

export interface CopiedLook {
  readonly from: string;
  readonly style: LayerStyle | undefined;
  readonly labels: LabelSettings | undefined;
  readonly opacity: number;
}

export const useTree = create<{ readonly renamingGroupId: string | null; readonly copiedLook: CopiedLook | null }>(() => ({ renamingGroupId: null, copiedLook: null }));
