/** Comparing two states of the map: which way, and what is shown on each side. View only, never data. */
import { create } from 'zustand';
import { readCalendarDate } from '../../shared/base/calendar-date.ts';
import type { LayerRole } from '../../shared/model/layer.ts';
import { groupOf, layerWarning, type LayerGroup } from './layers.ts';
import { shownView, type Workspace } from './workspace.ts';

/** 卷帘, 并排, 透镜. */
export const COMPARE_MODES = ['swipe', 'side-by-side', 'spyglass'] as const;
export type CompareMode = (typeof COMPARE_MODES)[number];

/** Ids of the layers and base maps that belong to one side only; everything else is seen on both. */
export interface CompareChoice {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

export interface Compare extends CompareChoice {
  /** null: nothing is compared. */
  readonly mode: CompareMode | null;
}

export const useCompare = create<Compare>(() => ({ mode: null, left: [], right: [] }));

/** Something that can stand on a side, with the date it shows. */
export interface Comparable {
  readonly id: string;
  readonly name: string;
  /** As stated: `2025`, `2026-09` or `2026-09-30`; null when nobody said. */
  readonly date: string | null;
  /** What it is about: two dates of one subject are two states of the same thing. */
  readonly subject: LayerRole | 'base-map';
  /** On the map now. */
  readonly shown: boolean;
}

type Shown = Pick<Workspace, 'layers' | 'baseMaps' | 'rightsLayerId' | 'views' | 'groups'>;

/** Whatever the map can show but the mining rights themselves, which both sides need; oldest first, undated last. */
export function comparables(workspace: Shown): readonly Comparable[] {
  const { layers, baseMaps, rightsLayerId } = workspace;
  const all = [
    ...layers
      .filter((layer) => layer.geometryKind !== 'none' && layer.id !== rightsLayerId)
      .map((layer): Comparable => ({ id: layer.id, name: layer.name, date: layer.vintage, subject: layer.role, shown: shownView(workspace, layer.id).visible && layerWarning(layer, workspace) === null })),
    ...baseMaps.map((baseMap): Comparable => ({ id: baseMap.id, name: baseMap.name, date: baseMap.vintage, subject: 'base-map', shown: baseMap.visible })),
  ];
  return all.toSorted((a, b) => (a.date === null ? 1 : 0) - (b.date === null ? 1 : 0) || (a.date ?? '').localeCompare(b.date ?? '') || a.name.localeCompare(b.name, 'zh'));
}

/** The dates that something shown carries, oldest first, each once. */
export function periods(items: readonly Comparable[]): readonly string[] {
  return [...new Set(items.flatMap((item) => item.date ?? []))].sort();
}

/** What was made on one date against what was made on another. */
export function choiceOfPeriods(items: readonly Comparable[], left: string, right: string): CompareChoice {
  const idsOf = (date: string): string[] => items.filter((item) => item.date === date).map((item) => item.id);
  return { left: idsOf(left), right: idsOf(right) };
}

/**
 * What a comparison begins with: of every subject that is there at two dates its last two; else the pictures of the
 * ground against the land layers; else the land as it is used against the lines that control it; else the two newest dates.
 */
export function firstChoice(items: readonly Comparable[]): CompareChoice {
  const shown = items.filter((item) => item.shown);
  const again = [...new Set(items.map(({ subject }) => subject))].flatMap((subject) => {
    const own = items.filter((item) => item.subject === subject && item.subject !== 'other');
    const [earlier, later] = periods(own).slice(-2);
    return earlier !== undefined && later !== undefined ? [choiceOfPeriods(own, earlier, later)] : [];
  });
  if (again.length > 0) return { left: again.flatMap(({ left }) => left), right: again.flatMap(({ right }) => right) };
  const ids = (wanted: (group: LayerGroup | 'pictures') => boolean): string[] => shown.filter(({ subject }) => wanted(subject === 'base-map' ? 'pictures' : groupOf(subject))).map(({ id }) => id);
  const [pictures, land, control] = [ids((group) => group === 'pictures'), ids((group) => group === 'land'), ids((group) => group === 'control')];
  if (pictures.length > 0 && land.length + control.length > 0) return { left: pictures, right: [...land, ...control] };
  if (land.length > 0 && control.length > 0) return { left: land, right: control };
  const [left, right] = periods(items).slice(-2);
  return left !== undefined && right !== undefined ? choiceOfPeriods(items, left, right) : { left: [], right: [] };
}

/**
 * What one side shows: what is switched on in the tree without what is the other side's alone, and its own, also
 * when that is switched off there. `visible` and the answer are ids.
 */
export function shownOnSide(visible: readonly string[], own: readonly string[], other: readonly string[]): ReadonlySet<string> {
  const othersAlone = new Set(other.filter((id) => !own.includes(id)));
  return new Set([...visible.filter((id) => !othersAlone.has(id)), ...own]);
}

/** The one date of what stands on a side; null when nothing does, or it carries several or none. See {@link hasSeveralDates}. */
export function dateOfSide(items: readonly Comparable[], own: readonly string[]): string | null {
  const dates = new Set(items.filter((item) => own.includes(item.id)).map((item) => item.date));
  return dates.size === 1 ? [...dates][0]! : null;
}

/** True when what stands on a side is of several dates, or only some of it says which. */
export function hasSeveralDates(items: readonly Comparable[], own: readonly string[]): boolean {
  return new Set(items.filter((item) => own.includes(item.id)).map((item) => item.date)).size > 1;
}

/** Reads a date as people state it for data: a year, a month or a day; null when it is none of them. */
export function readPeriod(text: string): string | null {
  const trimmed = text.trim();
  const match = /^(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?|\s*月?)|\s*年?)$/.exec(trimmed);
  if (!match) return readCalendarDate(trimmed);
  const [, year, month, day] = match;
  if (day !== undefined) return readCalendarDate(trimmed);
  if (month === undefined) return year!;
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month.padStart(2, '0')}` : null;
}
