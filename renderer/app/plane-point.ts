/** A typed coordinate, as the search box takes it. */

/**
 * X (north) and Y (east) in metres as people write them: `3874412.86, 38513108.21`, with spaces inside the numbers
 * or `X=… Y=…`. The larger number with a zone in front is the easting; without one the first is the northing.
 */
export function readPlanePoint(words: string): { readonly north: number; readonly east: number } | null {
  const [first, second, third] = numbersIn(words);
  if (third !== undefined || first === undefined || second === undefined || !(first > 100_000) || !(second > 100_000)) return null;
  return first >= 10_000_000 && second < 10_000_000 ? { north: second, east: first } : { north: first, east: second };
}

/** Longitude and latitude in decimal degrees inside China (73°–136° E, 3°–54° N), in either order: `113.1 35.0`, `N 35.0, E 113.1`. */
export function readDegrees(words: string): { readonly longitude: number; readonly latitude: number } | null {
  const [first, second, third] = numbersIn(words.replace(/[°NEne经度纬东北]/g, ' '));
  if (third !== undefined || first === undefined || second === undefined) return null;
  const [latitude, longitude] = first < second ? [first, second] : [second, first];
  return longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54 ? { longitude, latitude } : null;
}

/** Not-a-number where something else stands. */
function numbersIn(words: string): readonly number[] {
  return words
    .replace(/[\u2009\u00a0]/g, '')
    .replace(/[xyXYＸＹ=：:（）()]/g, ' ')
    .trim()
    .split(/[,，;；\s]+/)
    .map(Number);
}
