/** How attribute tables are shown: which rows, as what; and per layer which columns in which order and width, kept over a restart. */
import { create } from 'zustand';
import type { FieldDescriptor } from '../../shared/model/layer.ts';
import { readSetting } from '../storage/workspace.ts';
import { keepLate } from './late-settings.ts';

export type ShownRows = 'all' | 'selected' | 'in-view';

export interface TableView {
  readonly rows: ShownRows;
  readonly selectedFirst: boolean;
  /** One record as a form instead of rows. */
  readonly form: boolean;
}

export const useTableView = create<TableView>(() => ({ rows: 'all', selectedFirst: false, form: false }));

/** Of one layer's table; fields that it does not name come after the others, shown and as wide as usual. */
export interface ColumnLayout {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
  /** Columns up to this one stay in place while the others go by; null: none; absent: the first one. */
  readonly frozenThrough?: string | null;
  /** Cells that stand out, by column; absent: none. */
  readonly marks?: Readonly<Record<string, CellMark>>;
  /** The column of numbers whose sum the table's foot shows; absent: none. */
  readonly summed?: string;
}

export const MARK_TONES = ['danger', 'warning', 'success'] as const;
export type MarkTone = (typeof MARK_TONES)[number];

/** A person's rule: what meets the condition, as it would be typed into the column's filter, bears the mark. */
export interface CellMark {
  readonly condition: string;
  readonly tone: MarkTone;
}

export const USUAL_LAYOUT: ColumnLayout = { order: [], hidden: [], widths: {} };

const settingOf = (layerId: string): string => `table ${layerId}`;

interface Layouts {
  readonly byLayer: ReadonlyMap<string, ColumnLayout>;
}

const useLayouts = create<Layouts>(() => ({ byLayer: new Map() }));

/** The layout of a layer's table; the usual one until the kept one has been read. */
export function useColumnLayout(layerId: string): ColumnLayout {
  return useLayouts((state) => state.byLayer.get(layerId)) ?? USUAL_LAYOUT;
}

/** The same outside of components. */
export function currentColumnLayout(layerId: string): ColumnLayout {
  return useLayouts.getState().byLayer.get(layerId) ?? USUAL_LAYOUT;
}

/** Reads what was kept for the layer. */
export async function loadColumnLayout(layerId: string): Promise<void> {
  if (useLayouts.getState().byLayer.has(layerId)) return;
  const kept = await readSetting<ColumnLayout>(settingOf(layerId));
  if (kept && !useLayouts.getState().byLayer.has(layerId)) put(layerId, kept);
}

function put(layerId: string, layout: ColumnLayout): void {
  useLayouts.setState(({ byLayer }) => ({ byLayer: new Map(byLayer).set(layerId, layout) }));
}

/** Shows the table so and keeps it. */
export function changeColumnLayout(layerId: string, layout: ColumnLayout): void {
  put(layerId, layout);
  keepLate(settingOf(layerId), () => layout);
}

/** All fields in the order of the layout. */
export function orderedFields<Field extends Pick<FieldDescriptor, 'name'>>(fields: readonly Field[], { order }: ColumnLayout): readonly Field[] {
  const place = (name: string): number => {
    const at = order.indexOf(name);
    return at < 0 ? order.length : at;
  };
  return fields.toSorted((a, b) => place(a.name) - place(b.name));
}

/** Fields that are shown, in their order; the last one cannot be hidden. */
export function shownFields<Field extends Pick<FieldDescriptor, 'name'>>(fields: readonly Field[], layout: ColumnLayout): readonly Field[] {
  const ordered = orderedFields(fields, layout);
  const shown = ordered.filter((field) => !layout.hidden.includes(field.name));
  return shown.length > 0 ? shown : ordered.slice(0, 1);
}

/** The layout with a field one place further to the left (−1) or right (+1). */
export function moveField(fields: readonly Pick<FieldDescriptor, 'name'>[], layout: ColumnLayout, name: string, step: -1 | 1): ColumnLayout {
  const order = orderedFields(fields, layout).map((field) => field.name);
  const at = order.indexOf(name);
  const to = at + step;
  if (at < 0 || to < 0 || to >= order.length) return layout;
  [order[at], order[to]] = [order[to]!, order[at]!];
  return { ...layout, order };
}

/** The layout without a field. */
export const hideField = (layout: ColumnLayout, name: string): ColumnLayout => ({ ...layout, hidden: [...layout.hidden, name] });

/** The layout whose columns stay in place up to that one; null: none stays. */
export const freezeThrough = (layout: ColumnLayout, name: string | null): ColumnLayout => ({ ...layout, frozenThrough: name });

/** How many of the shown columns stay in place: the first one where the layout says nothing, or names one that is hidden. */
export function frozenCount(shown: readonly Pick<FieldDescriptor, 'name'>[], { frozenThrough }: ColumnLayout): number {
  if (frozenThrough === null) return 0;
  return Math.max(1, shown.findIndex(({ name }) => name === frozenThrough) + 1);
}

/** The layout with a rule for the column, or without one. */
export function markCells({ marks = {}, ...layout }: ColumnLayout, name: string, mark: CellMark | null): ColumnLayout {
  const { [name]: _before, ...others } = marks;
  return { ...layout, marks: mark === null ? others : { ...others, [name]: mark } };
}

/** The layout whose foot shows the sum of a column, or of none. */
export function sumColumn({ summed: _before, ...layout }: ColumnLayout, name: string | null): ColumnLayout {
  return name === null ? layout : { ...layout, summed: name };
}
