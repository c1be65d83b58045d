/** How wide a column must be for what is written in it. */

const CELL_MARGINS_PIXELS = 20;
/** Of the head: sort mark and grip. */
const HEAD_MARGINS_PIXELS = 34;
const LEAST_PIXELS = 40;
const MOST_PIXELS = 480;

/** For the head and the rows in sight of the column `key` of a table; a very long text does not take the window. */
export function fittingWidthPixels(grid: HTMLElement, key: string): number {
  const range = document.createRange();
  const widthOf = (element: Element): number => {
    range.selectNodeContents(element);
    return range.getBoundingClientRect().width;
  };
  const name = CSS.escape(key);
  const head = [...grid.querySelectorAll(`[data-head="${name}"] .ellipsis`)].map((element) => widthOf(element) + HEAD_MARGINS_PIXELS);
  const cells = [...grid.querySelectorAll(`[data-column="${name}"]`)].map((element) => widthOf(element) + CELL_MARGINS_PIXELS);
  return Math.round(Math.min(MOST_PIXELS, Math.max(LEAST_PIXELS, ...head, ...cells)));
}
