/** What a comparison is told: one map's worth of content, and which of it each side shows. */
import type { CompareMode } from '../../state/compare.ts';
import type { MapViewProps } from '../contract.ts';

/** One side of a comparison. */
export interface CompareSide {
  /** Layers and base maps that this side shows; all others are off, whatever their own view says. */
  readonly shown: ReadonlySet<string>;
  /** What stands there, in a few words; written on the map beside the divider. */
  readonly label: string;
  /** Its date as stated; null: “date not stated” is written. */
  readonly date: string | null;
}

/**
 * The map's own props, and the comparison on top of them; with `compare` null it is a plain map, and the same map
 * goes on when a comparison begins or ends. The left side is that map: the handle, kept view, scale and extent are its.
 */
export interface CompareMapProps extends MapViewProps {
  readonly compare: {
    readonly mode: CompareMode;
    readonly left: CompareSide;
    readonly right: CompareSide;
  } | null;
}
