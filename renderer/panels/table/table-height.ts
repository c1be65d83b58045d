/** How high the table's rows and its drawer are: in a low window the rows stand closer, so that enough of them are in sight. */

/** Windows lower than this, CSS pixels, are those of small notebooks (1366 × 768 and less). */
const LOW_WINDOW_PIXELS = 820;
/** Tabs, head, filters, sideways bar and foot of the drawer. */
export const DRAWER_FRAME_PIXELS = 132;
const ROWS_IN_SIGHT = 6;
/** The map keeps the rest. */
const MOST_SHARE = 0.36;

/** Of one row. */
export const rowPixels = (windowHeight: number): number => (windowHeight < LOW_WINDOW_PIXELS ? 24 : 28);

/** The drawer as nobody has drawn it yet: `designed` for its window's width, more where a low window would leave too few rows. */
export function usualDrawerPixels(designed: number, windowHeight: number): number {
  if (windowHeight >= LOW_WINDOW_PIXELS) return designed;
  return Math.max(designed, Math.min(DRAWER_FRAME_PIXELS + ROWS_IN_SIGHT * rowPixels(windowHeight), Math.floor(windowHeight * MOST_SHARE)));
}
