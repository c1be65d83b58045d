/** Classification of a layer by one field: each class a colour, everything else one more. Part of how a layer is shown, never data. */

/** One class of values, or (`others`) what is in none. */
export interface ClassLook {
  /** `#RRGGBB`. */
  readonly colour: string;
  readonly hidden?: true;
}

export interface ValueClass extends ClassLook {
  /** The cell's text without blanks around it. */
  readonly value: string;
}

export interface StepClass extends ClassLook {
  /** Numbers over this; of the first class also this itself. */
  readonly from: number;
  /** And up to this one. */
  readonly to: number;
}

export interface ClassesByValue {
  readonly kind: 'values';
  readonly field: string;
  readonly classes: readonly ValueClass[];
  readonly others: ClassLook;
}

/** Steps of equal width, or of as many features each. */
export type FoundRule = 'equal' | 'quantile';

/** Or between limits that a person typed. */
export type StepRule = FoundRule | 'typed';

export interface ClassesByStep {
  readonly kind: 'steps';
  readonly field: string;
  /** How the limits were found; absent: by equal steps. */
  readonly rule?: StepRule;
  /** Ascending, each beginning where the one before it ends. */
  readonly classes: readonly StepClass[];
  readonly others: ClassLook;
}

export type LayerClasses = ClassesByValue | ClassesByStep;

/** Finds the place of a cell's class; the number of classes for what is in none (an empty cell, a text among steps). */
export function classFinder(classes: LayerClasses): (text: string) => number {
  const none = classes.classes.length;
  if (classes.kind === 'values') {
    const places = new Map(classes.classes.map(({ value }, place) => [value, place]));
    return (text) => places.get(text.trim()) ?? none;
  }
  const steps = classes.classes;
  return (text) => {
    const cell = text.trim();
    const value = cell === '' ? Number.NaN : Number(cell);
    if (!(value >= (steps[0]?.from ?? Infinity))) return none;
    const place = steps.findIndex(({ to }) => value <= to);
    return place < 0 ? none : place;
  };
}

/** Of the classification, what decides about a feature's class; equal keys, equal classes. */
export function classesKey({ field, kind, classes }: LayerClasses): string {
  return JSON.stringify([field, kind, classes.map((each) => ('value' in each ? each.value : [each.from, each.to]))]);
}

/** How a class (the number of classes: the others) is shown. */
export function lookOfClass({ classes, others }: LayerClasses, place: number): ClassLook {
  return classes[place] ?? others;
}

/** The classification with one class (the number of classes: the others) changed; `hidden: false` shows it. */
export function changeClass(classes: LayerClasses, place: number, { colour, hidden }: { readonly colour?: string; readonly hidden?: boolean }): LayerClasses {
  const changed = <Look extends ClassLook>({ hidden: before, ...look }: Look): Look => ({ ...look, ...(colour !== undefined && { colour }), ...((hidden ?? before) && { hidden: true as const }) }) as unknown as Look;
  if (place >= classes.classes.length) return { ...classes, others: changed(classes.others) };
  if (classes.kind === 'values') return { ...classes, classes: classes.classes.map((each, at) => (at === place ? changed(each) : each)) };
  return { ...classes, classes: classes.classes.map((each, at) => (at === place ? changed(each) : each)) };
}

/** The classification with only that class shown; null: with all of them. */
export function showOnly(classes: LayerClasses, only: number | null): LayerClasses {
  return Array.from({ length: classes.classes.length + 1 }).reduce<LayerClasses>((changed, _each, place) => changeClass(changed, place, { hidden: only !== null && place !== only }), classes);
}
