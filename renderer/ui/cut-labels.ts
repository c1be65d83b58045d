/** Words that end in an ellipsis for want of room say themselves in full under the pointer or with the focus. */

/** Marks titles that were set here, to be taken away again where the words have room. */
const MARK = 'cutLabel';
/** How far up from what was pointed at the cut words may be. */
const LEVELS_UP = 4;

function isCut(element: HTMLElement): boolean {
  return element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).textOverflow === 'ellipsis';
}

function title(target: EventTarget | null): void {
  let element = target instanceof HTMLElement ? target : null;
  for (let level = 0; element && level < LEVELS_UP; level++, element = element.parentElement) {
    if (element.title !== '' && element.dataset[MARK] === undefined) return;
    const words = element.textContent?.trim() ?? '';
    if (words !== '' && isCut(element)) {
      element.title = words;
      element.dataset[MARK] = '';
    } else if (element.dataset[MARK] !== undefined) {
      element.removeAttribute('title');
      delete element.dataset[MARK];
    }
  }
}

/** Listens for the whole window; returns how to stop. What says more about itself in a title of its own is left alone. */
export function listenForCutLabels(): () => void {
  const listen = (event: Event): void => title(event.target);
  window.addEventListener('pointerover', listen);
  window.addEventListener('focusin', listen);
  return () => {
    window.removeEventListener('pointerover', listen);
    window.removeEventListener('focusin', listen);
  };
}
