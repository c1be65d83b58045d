/** Taking a person to a layer of the tree: what is folded around it unfolds, its row scrolls into sight and takes the focus. */
import { useEffect, type RefObject } from 'react';
import type { LayerRecord } from '../../../shared/model/layer.ts';
import { useTree } from '../../state/tree-view.ts';

/** Unfolds a group when one of its layers is to be seen. */
export function useUnfoldFor(layers: readonly LayerRecord[], unfold: () => void): void {
  const wanted = useTree(({ revealedLayerId }) => layers.some(({ id }) => id === revealedLayerId));
  useEffect(() => {
    if (wanted) unfold();
    // Only the wish unfolds: the group may be folded again at once.
  }, [wanted]);
}

/** Scrolls to the row of a layer that is to be seen, and takes the wish back. */
export function useScrollTo(layerId: string, row: RefObject<HTMLElement | null>): void {
  const wanted = useTree(({ revealedLayerId }) => revealedLayerId === layerId);
  useEffect(() => {
    if (!wanted || !row.current) return;
    row.current.scrollIntoView({ block: 'center' });
    row.current.focus({ preventScroll: true });
    useTree.setState({ revealedLayerId: null });
  }, [wanted, row]);
}
