/** A grid of so many cells takes 200 MB; larger ones are refused with what to do. */
export const MOST_CELLS = 50_000_000;
/** Points that are joined by triangles; more are never needed where empty cells are few. */
export const MOST_TRIANGULATED_POINTS = 3_000_000;
