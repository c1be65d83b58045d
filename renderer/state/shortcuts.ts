/** From a key press to an action. */
import { ACTIONS } from './actions.ts';
import { currentSituation, performAction, type Action } from './actions/action.ts';
import { closeManual, useManual } from './manual.ts';
import { useCompare } from './compare.ts';
import { pressName } from './press.ts';
import { endDraft } from './work/draft.ts';
import { clearSelections } from './selection.ts';
import { useView } from './view.ts';

/** True where a bare letter is text and not a command. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
    !(target instanceof HTMLInputElement && /^(checkbox|radio|button|range)$/.test(target.type))
  );
}

/** Keys that a text field needs for itself. */
const OF_TEXT_FIELDS = new Set(['Ctrl+A', 'Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z']);

/** Enter belongs to the button, link or row that has the focus; only the page itself and the list of findings give it away. */
function takesEnter(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('button:not(.finding-row.selected), a, [role="tab"], [role="grid"], [role="option"], [role="menuitem"]') !== null
  );
}

/** The action that this press means here and now, or null. */
export function actionForPress(event: KeyboardEvent): Action | null {
  const press = pressName(event);
  const bare = !/^(Ctrl|Alt)\+/.test(press) && !/^F\d+$/.test(press);
  if (isTyping(event.target) && (bare || OF_TEXT_FIELDS.has(press))) return null;
  if (press === 'Enter' && takesEnter(event.target)) return null;
  const { dialog, paletteOpen } = useView.getState();
  if (dialog !== null || (paletteOpen && press !== 'Ctrl+K')) return null;
  const situation = currentSituation();
  return ACTIONS.find((each) => each.keys.includes(press) && (each.room ?? situation.view.module) === situation.view.module && each.available(situation)) ?? null;
}

/**
 * Esc: the tool, then what is selected (DESIGN §7); jobs are cancelled where they are shown. Only on the map can nothing
 * be selected: elsewhere the mine in front is what plan and report are about, and stays.
 */
function escape(): void {
  const { module, tool, editingLayerId, selectedFindingId, selectedRightId, identify, activity } = useView.getState();
  if (useManual.getState().open) closeManual();
  else if (activity !== null) useView.setState({ activity: null });
  else if (module !== 'map') return;
  else if (tool !== 'select') useView.setState({ tool: 'select' });
  else if (editingLayerId !== null) endDraft();
  else if (useCompare.getState().mode !== null) useCompare.setState({ mode: null });
  else if (identify !== null) useView.setState({ identify: null });
  else if (selectedFindingId !== null) useView.setState({ selectedFindingId: null });
  else {
    clearSelections();
    if (selectedRightId !== null) useView.setState({ selectedRightId: null });
  }
}

/** A menu or a list that is open takes the Esc for itself. */
function isPopupOpen(): boolean {
  return (
    document.querySelector(':is(.ant-dropdown, .ant-popover, .ant-select-dropdown, .ant-picker-dropdown):not([class*="-hidden"])') !== null
  );
}

/** Listens for the whole window; returns how to stop. */
export function listenForShortcuts(): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === 'Escape') {
      if (!isTyping(event.target) && useView.getState().dialog === null && !isPopupOpen()) escape();
      return;
    }
    const chosen = actionForPress(event);
    if (!chosen) return;
    event.preventDefault();
    performAction(chosen);
  };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}
