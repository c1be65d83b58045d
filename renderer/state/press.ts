/** The name of a key press. */

/** `Ctrl+Shift+O`, `F4`, `J`, `?`: the press as an action's `keys` write it. */
export function pressName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string {
  const letter = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  // A shifted sign such as `?` or `+` names itself; Shift counts only with letters and named keys.
  const countsShift = event.shiftKey && (event.key.length > 1 || /[A-Z]/.test(letter));
  return [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', countsShift ? 'Shift' : '', letter]
    .filter((part) => part !== '')
    .join('+');
}
