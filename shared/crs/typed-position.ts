/** A typed coordinate, as the search box takes it. */
import { readAngle } from './angle.ts';

/**
 * X (north) and Y (east) in metres as people write them: `3874412.86, 38513108.21`, with spaces inside the numbers
 * or `X=… Y=…`. The larger number with a zone in front is the easting; without one the first is the northing.
 */
export function readPlanePoint(words: string): { readonly north: number; readonly east: number } | null {
  const [first, second, third] = numbersIn(words);
  if (third !== undefined || first === undefined || second === undefined || !(first > 100_000) || !(second > 100_000)) return null;
  return first >= 10_000_000 && second < 10_000_000 ? { north: second, east: first } : { north: first, east: second };
}

/**
 * Longitude and latitude inside China (73°–136° E, 3°–54° N), in decimal degrees or degrees, minutes and seconds, in either
 * order: `113.1 35.0`, `N 35.0, E 113.1`, `113°06′00″, 35°00′00″`, `东经113度6分 北纬35度`.
 */
export function readDegrees(words: string): { readonly longitude: number; readonly latitude: number } | null {
  const [first, second, third] = anglesIn(words);
  if (third !== undefined || first === undefined || second === undefined || first === null || second === null) return null;
  const [latitude, longitude] = first < second ? [first, second] : [second, first];
  return longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54 ? { longitude, latitude } : null;
}

/** Two angles: apart by a comma, by the letters of their directions, or by the sign that ends the first; null where something else stands. */
function anglesIn(words: string): readonly (number | null)[] {
  const plain = words.replace(/(东经|北纬|经度|纬度)[：:]?/g, ';').replace(/[NEne]/g, ';').trim();
  const byMark = plain.split(/[,，;；]/).map((each) => each.trim()).filter((each) => each !== '');
  if (byMark.length !== 1) return byMark.map(readAngle);
  const parts = /[″"”秒]\s/.test(plain) ? plain.split(/(?<=[″"”秒])\s+/) : plain.split(/\s+/);
  // `113 06 00 35 00 00`: six numbers are two angles.
  const numbers = parts.length === 6 && parts.every((each) => /^\d+(\.\d+)?$/.test(each)) ? [parts.slice(0, 3).join(' '), parts.slice(3).join(' ')] : parts;
  return numbers.map(readAngle);
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
