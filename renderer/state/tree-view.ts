/** What the layer tree is doing: which names are being typed, and the look that was copied from a layer. */
import { create } from 'zustand';
import { useView } from './view.ts';
import type { LabelSettings, LayerStyle, LayerView } from '../../shared/model/layer.ts';

export interface CopiedLook {
  readonly from: string;
  readonly style: LayerStyle | undefined;
  readonly classes?: LayerView['classes'];
  readonly labels: LabelSettings | undefined;
  readonly opacity: number;
}

export interface Tree {
  readonly renamingGroupId: string | null;
  readonly copiedLook: CopiedLook | null;
  /** A layer that is to be seen and in front: its groups unfold, the tree scrolls to it. Taken back once it is. */
  readonly revealedLayerId: string | null;
}

export const useTree = create<Tree>(() => ({ renamingGroupId: null, copiedLook: null, revealedLayerId: null }));

/** Shows a layer in the tree, whatever is folded, filtered or scrolled away, and makes it the current one. */
export function revealLayer(layerId: string): void {
  useView.setState({ module: 'map', leftOpen: true, currentLayerId: layerId, currentBaseMapId: null });
  useTree.setState({ revealedLayerId: layerId });
}
