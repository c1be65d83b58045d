/** Columns of a table that stay in place while the others go by. */

/** Where they begin, pixels from the left, as many of them as are together no wider than `mostPixels`. */
export function frozenPlaces(columns: readonly { readonly width: number }[], mostPixels: number): readonly number[] {
  const places: number[] = [];
  let left = 0;
  for (const { width } of columns) {
    if (left + width > mostPixels) break;
    places.push(left);
    left += width;
  }
  return places;
}
