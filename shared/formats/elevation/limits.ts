/** A grid of so many cells takes 400 MB; larger ones are refused with what to do. */
export const MOST_CELLS = 50_000_000;
/** A text that is read in one piece: nearly what a string holds. */
export const MOST_TEXT_BYTES = 500 * 1024 ** 2;
