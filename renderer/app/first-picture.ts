/** The moment from which the window can be worked with; what can wait begins then. */
let tell: () => void = () => {};
const drawn = new Promise<void>((resolve) => (tell = resolve));

/** Says that the first screen is drawn with the workspace in it; only the first time counts. */
export function tellFirstPicture(): void {
  if (performance.getEntriesByName('usable').length === 0) performance.mark('usable');
  tell();
}

/** A first screen that could not be drawn must not keep the rest waiting for ever. */
const LONGEST_WAIT_MILLISECONDS = 5_000;

/** Resolves once it is. */
export function firstPicture(): Promise<void> {
  return Promise.race([drawn, new Promise<void>((resolve) => setTimeout(resolve, LONGEST_WAIT_MILLISECONDS))]);
}
