/** Calls and shapes of attribute tables. */
import type { ColumnFigures } from '../../../shared/geometry/column-figures.ts';
import type { Extent } from '../../../shared/model/extent.ts';
import type { FeatureSet } from '../../../shared/model/feature-set.ts';

export interface RowQuery {
  readonly layerId: string;
  readonly from: number;
  readonly count: number;
  readonly sortField: string | null;
  readonly descending: boolean;
  /** What is typed per field: part of a text (a comparison where all values of the field are numbers), a condition on a number (one that cannot be understood asks nothing); all must hold. */
  readonly filters: Readonly<Record<string, string>>;
  /** Only features touching this extent (layer coordinates), or null. */
  readonly within: Extent | null;
  /** Only these features, or these before all others; absent: selection makes no difference. */
  readonly selected?: { readonly features: FeatureSet; readonly arrange: 'only' | 'first' };
}

/** Feature index, the values of all fields, and which of them people changed. */
export interface TableRow {
  readonly feature: number;
  readonly values: readonly string[];
  readonly changed?: readonly number[];
}

export interface RowPage {
  readonly total: number;
  readonly rows: readonly TableRow[];
  /** Fields of text whose filter was compared as numbers: a comparison was typed, and every value there is a number. */
  readonly comparedAsNumbers: readonly string[];
}

export interface RowCalls {
  rows(query: RowQuery): RowPage;
  /** Features between two rows of the order that `query` asks for, both ends included. */
  rowRange(query: RowQuery, first: number, last: number): FeatureSet;
  /** Place of a feature in the order that `query` asks for, or −1. */
  rowPlace(query: RowQuery, feature: number): number;
  /** Sum and the like of a column of numbers: over the features given, or, for null, over all rows that `query` asks for. */
  columnFigures(query: RowQuery, field: string, features: FeatureSet | null): ColumnFigures;
}
