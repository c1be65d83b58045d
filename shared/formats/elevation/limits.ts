/** A grid of so many cells takes 400 MB; larger ones are refused with what to do. */
export const MOST_CELLS = 50_000_000;
