/** What a printed map sheet is made from. */
import type { Language } from '../../i18n/text.ts';
import type { CoordinateSystem } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import type { Corner } from '../corners.ts';
import type { FigureConflict, FigureMine } from '../map-content.ts';
import type { FigureLayer } from '../map-layers.ts';
import type { ImageItem } from '../picture.ts';
import type { Orientation, PaperSize } from './paper.ts';
import type { TitleRow } from './title-block.ts';

/** The paper and how the ground is laid on it. */
export interface SheetPaper {
  readonly paper: PaperSize;
  readonly orientation: Orientation;
  /** 1 : so much; null for the largest round scale that shows the subject whole. */
  readonly denominator: number | null;
}

/** What a sheet is about: one mine, or a piece of ground. */
export type SheetSubject = { readonly kind: 'mine'; readonly mine: FigureMine; readonly conflicts: readonly FigureConflict[] } | { readonly kind: 'ground'; readonly extent: Extent };

export interface MapSheetInput extends SheetPaper {
  readonly language: Language;
  /** System of all geometry, projected. */
  readonly system: CoordinateSystem;
  readonly subject: SheetSubject;
  /** Everything on the map but the mine itself; what lies outside the window is passed over. */
  readonly layers: readonly FigureLayer[];
  /** Pieces of the base maps under everything, where the map's window is; absent: none. */
  readonly ground?: readonly ImageItem[];
  /** The county around, for the inset; empty for none. */
  readonly insetLayers: readonly FigureLayer[];
  readonly title: string;
  /** 图号; '' for none. */
  readonly number: string;
  /** Rows of the title block above and below the one with scale and number, which is made here. */
  readonly titleRows: { readonly above: readonly TitleRow[]; readonly below: readonly TitleRow[] };
  /** Empty for no table. */
  readonly corners: readonly Corner[];
  readonly notes: readonly string[];
  /** Marks a sheet of fictional data; null for a real one. */
  readonly stamp: string | null;
}
