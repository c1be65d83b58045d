/** The keyboard in the tree: a row is one Tab stop; ← → go along its buttons, ↑ ↓ to the rows above and below, Home and End to the first and last. */
import { useEffect, type KeyboardEvent, type RefObject } from 'react';

/** A control of the tree: which row, and which of its controls; 0 is the one that Tab stops at. */
export interface TreePlace {
  readonly row: number;
  readonly control: number;
}

/** Where a key leads from a place; null for keys that are not the tree's, and at the ends. `controls`: how many each row has, in order. */
export function placeAfter(key: string, { row, control }: TreePlace, controls: readonly number[]): TreePlace | null {
  const last = controls.length - 1;
  switch (key) {
    case 'ArrowRight':
      return control < controls[row]! - 1 ? { row, control: control + 1 } : null;
    case 'ArrowLeft':
      return control > 0 ? { row, control: control - 1 } : null;
    case 'ArrowDown':
      return row < last ? { row: row + 1, control: 0 } : null;
    case 'ArrowUp':
      return row > 0 ? { row: row - 1, control: 0 } : null;
    case 'Home':
      return row === 0 && control === 0 ? null : { row: 0, control: 0 };
    case 'End':
      return row === last && control === 0 ? null : { row: last, control: 0 };
    default:
      return null;
  }
}

/** A row's controls, the stop first: a layer's name, the triangle of a group, else what comes first. */
function controlsOf(row: Element): HTMLElement[] {
  const all = [...row.querySelectorAll<HTMLElement>('button, input[type="checkbox"]')];
  const stop = (row.matches('.group') ? null : row.querySelector<HTMLElement>('button.name')) ?? all.find((each) => !(each as HTMLInputElement).disabled);
  return stop ? [stop, ...all.filter((each) => each !== stop)] : all;
}

/** Rows whose controls can take the focus; those that are not shown count once the row has it. */
function rowsOf(tree: HTMLElement): readonly HTMLElement[][] {
  return [...tree.querySelectorAll('.tree-row')].map((row) => controlsOf(row).filter((each) => !(each as HTMLInputElement).disabled)).filter((controls) => controls.length > 0);
}

/** Makes every row of the tree one Tab stop, also rows that come later: they are of five kinds and none of them knows the others. */
export function useTreeStops(tree: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const place = tree.current;
    if (!place) return;
    const arrange = (): void => {
      for (const row of place.querySelectorAll('.tree-row')) controlsOf(row).forEach((control, at) => (control.tabIndex = at === 0 ? 0 : -1));
    };
    arrange();
    const observer = new MutationObserver(arrange);
    observer.observe(place, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [tree]);
}

/** Moves the focus as the key says; keys in menus and in a name that is typed are theirs. */
export function moveInTree(event: KeyboardEvent<HTMLElement>): void {
  const [tree, target] = [event.currentTarget, event.target as HTMLElement];
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !tree.contains(target) || target.matches('input:not([type="checkbox"])')) return;
  const rows = rowsOf(tree);
  const row = rows.findIndex((controls) => controls.includes(target));
  if (row < 0) return;
  const next = placeAfter(event.key, { row, control: rows[row]!.indexOf(target) }, rows.map((controls) => controls.length));
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  rows[next.row]![next.control]!.focus();
}
