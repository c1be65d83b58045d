/** Keys of every dialog: it opens with the cursor in its first field, and Enter does what its main button does. */

/** A field that can be written in or chosen from, in the order of the page. */
const FIELDS = 'input:not([type="hidden"], [type="checkbox"], [type="radio"], :disabled, [readonly]), textarea:not(:disabled, [readonly])';
/** What keeps Enter for itself. */
const OWN_ENTER = 'textarea, button, a, summary, [contenteditable="true"], [role="grid"], [role="tree"], [role="tab"], [role="menuitem"]';
const OPEN_POPUP = ':is(.ant-dropdown, .ant-popover, .ant-select-dropdown, .ant-picker-dropdown):not([class*="-hidden"])';

const mainButton = (modal: Element): HTMLButtonElement | null => modal.querySelector('.dialog-foot .ant-btn-primary');

/** Puts the cursor into the first field, else on the main button; on one that destroys it is not put, there on the button before it. A field that asked for it keeps it. */
export function focusInto(modal: HTMLElement): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && modal.contains(activeElement) && activeElement !== modal && activeElement.closest('.dialog-close') === null) return;
  const field = [...modal.querySelectorAll<HTMLElement>(FIELDS)].find((each) => each.offsetParent !== null);
  const main = mainButton(modal);
  const button = main?.classList.contains('ant-btn-dangerous') ? main.previousElementSibling : main?.disabled ? null : main;
  const target = field ?? button;
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}

/** Enter confirms; returns how to stop. Listens before the fields do: a closed list of choices would open instead. */
export function confirmWithEnter(modal: HTMLElement): () => void {
  const listen = (event: KeyboardEvent): void => {
    const { target } = event;
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey || event.isComposing || event.repeat) return;
    if (!(target instanceof Element) || target.closest(OWN_ENTER) !== null || document.querySelector(OPEN_POPUP) !== null) return;
    if (target.closest('.ant-select, .ant-picker') !== null && target.getAttribute('aria-invalid') !== 'true') {
      event.preventDefault();
      event.stopPropagation();
      mainButton(modal)?.click();
      return;
    }
    // Once the field has had it: it may read what was typed first, or have a use for the key itself.
    setTimeout(() => {
      if (!event.defaultPrevented && modal.isConnected) mainButton(modal)?.click();
    });
  };
  modal.addEventListener('keydown', listen, true);
  return () => modal.removeEventListener('keydown', listen, true);
}
