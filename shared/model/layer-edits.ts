/** What people changed in a layer: cells over its stored columns, and the shapes of layers drawn here. */

/** Changed cells of one row; the stored columns stay as they came. */
export interface RowEdit {
  /** {@link rowEditKey}. */
  readonly key: string;
  readonly layerId: string;
  readonly feature: number;
  /** New texts by field name, as the table would read them: dates as eight digits, numbers written out. */
  readonly values: Readonly<Record<string, string>>;
}

export function rowEditKey(layerId: string, feature: number): string {
  return `${layerId}/${feature}`;
}

/** One drawn feature: paths of flat east, north in the layer's system. */
export interface DraftFeature {
  /** Stays with the feature while others come and go. */
  readonly id: string;
  /** Parts of paths; a polygon's first path is its outer ring, rings closed. */
  readonly parts: readonly (readonly (readonly number[])[])[];
  /** One per field of the layer. */
  readonly values: readonly string[];
  /** For a proposed boundary: the one it began as, to show what has changed. */
  readonly original?: {
    readonly name: string;
    readonly areaEllipsoidalSquareMetres: number;
    /** Its shape, like `parts`; absent in proposals of older versions. */
    readonly parts?: DraftFeature['parts'];
    /** The layer it was taken from; absent in proposals of older versions, which name none. */
    readonly layerName?: string;
    /** That layer is itself a proposal and no register. */
    readonly proposed?: true;
  };
}

/** All that was drawn in one layer. */
export interface DraftRecord {
  readonly layerId: string;
  readonly features: readonly DraftFeature[];
}
