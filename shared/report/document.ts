/** A neutral document: what a report says, before it becomes Word, PDF or a page on the screen. */
import type { Picture } from '../figure/picture.ts';

export type Align = 'left' | 'centre' | 'right';

/** Text of a cell or paragraph; runs are plain except for weight. */
export interface Run {
  readonly text: string;
  readonly bold?: boolean;
}
export type Text = string | readonly Run[];

export interface TableColumn {
  readonly head: string;
  /** Share of the table's width; all shares together are 1. */
  readonly share: number;
  readonly align: Align;
}

export type Block =
  | { readonly kind: 'cover'; readonly title: string; readonly subtitle: string; readonly facts: readonly (readonly [label: string, value: string])[]; readonly foot: readonly string[]; /** Boxed in the upper right corner ("虚构样例"). */ readonly stamp?: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: Text; readonly indent?: boolean; readonly small?: boolean }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string, label2: string, value2: string])[] }
  | { readonly kind: 'table'; readonly columns: readonly TableColumn[]; readonly rows: readonly (readonly Text[])[]; readonly totals?: readonly Text[]; readonly note?: string; /** Forms to be filled in by hand: rows at least this high. */ readonly rowHeightMillimetres?: number }
  | { readonly kind: 'figure'; readonly caption: string; /** What the figure shows, for readers who cannot see it. */ readonly description: string; readonly picture: Picture }
  | { readonly kind: 'signatures'; readonly boxes: readonly string[] }
  | { readonly kind: 'page-break' };

export interface ReportDocument {
  readonly title: string;
  /** Left and right of the running head. */
  readonly headLeft: string;
  readonly headRight: string;
  /** Left of the foot ("虚构样例，不代表任何真实矿山"), '' for real data. */
  readonly footLeft: string;
  readonly blocks: readonly Block[];
  readonly language: 'zh-CN' | 'en';
}

/** One ledger sheet; numbers stay numbers. */
export interface LedgerColumn {
  readonly head: string;
  readonly widthCharacters: number;
  /** Excel format such as `0.00`; text when absent. */
  readonly format?: string;
}
export interface LedgerSheet {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly LedgerColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly note: string;
}
