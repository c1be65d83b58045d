/** A typed coordinate, as the search box takes it. */
import type { CoordinateSystem } from '../model/coordinate-system.ts';
import { readAngle } from './angle.ts';
import { SYSTEMS } from './systems.ts';

/**
 * X (north) and Y (east) in metres as people write them: `3874412.86, 38513108.21`, `X=… Y=…`, or with thousands apart as
 * the status bar shows them (`3 874 412.86 38 513 108.21`). The larger number with a zone in front is the easting; so is
 * the one below a million beside one above; else the first is the northing. A row of a table of corners does as well: the
 * point's number before (`J1,…`, `1,…`), the elevation behind (`…,1250`), and the unit (`3876300m`) are left out.
 */
export function readPlanePoint(words: string): { readonly north: number; readonly east: number } | null {
  const [first, second, third] = withoutNumberAndElevation(numbersIn(words.replace(POINT_NUMBER, '').replace(UNIT, '')));
  if (third !== undefined || first === undefined || second === undefined || !(first > 100_000) || !(second > 100_000)) return null;
  const eastFirst = (first >= 10_000_000 && second < 10_000_000) || (first < 1_000_000 && second >= 1_000_000 && second < 10_000_000);
  return eastFirst ? { north: second, east: first } : { north: first, east: second };
}

/** `J1`, `K-12` and the like at the beginning of a row. */
const POINT_NUMBER = /^\s*(?:点号|拐点|界址点)?[A-Za-z]{1,3}-?\d{1,4}(?=[\s,，;；\t])/;
const UNIT = /(?<=\d)\s*(?:m|M|米)(?![A-Za-z])/g;
/** No coordinate is below this, and no point's number, ring's number or elevation above it. */
const LEAST_COORDINATE_METRES = 100_000;

/** Drops whole numbers before the two coordinates and one number behind them that are too small for coordinates. */
function withoutNumberAndElevation(numbers: readonly number[]): readonly number[] {
  const from = numbers.findIndex((each) => each > LEAST_COORDINATE_METRES);
  if (from < 0 || !numbers.slice(0, from).every((each) => Number.isInteger(each) && each >= 0)) return numbers;
  const [first, second, elevation, ...more] = numbers.slice(from);
  const isRow = second !== undefined && second > LEAST_COORDINATE_METRES && more.length === 0 && (elevation === undefined || Math.abs(elevation) < 10_000);
  return isRow ? [first!, second] : numbers;
}

/** A typed point in a system, and the zone that the map had to lend it because the easting came without one. */
export interface PlacedPoint {
  readonly east: number;
  readonly north: number;
  readonly system: CoordinateSystem;
  readonly lentZone: number | null;
}

/** The point in the zone that its easting names, of the map's datum; without a zone in the map's own, which is then told in `lentZone`. */
export function placePlanePoint({ east, north }: { readonly east: number; readonly north: number }, system: CoordinateSystem): PlacedPoint {
  const falseEasting = system.falseEastingMetres ?? 500_000;
  if (east < 1_000_000) return { east: east + falseEasting - 500_000, north, system, lentZone: falseEasting > 500_000 ? (system.zone ?? null) : null };
  const zone = Math.floor(east / 1_000_000);
  const named = SYSTEMS.find((each) => each.datum === system.datum && each.kind === 'gauss-kruger' && each.falseEastingMetres === zone * 1_000_000 + 500_000);
  return { east, north, system: named ?? system, lentZone: null };
}

/**
 * Longitude and latitude inside China (73°–136° E, 3°–54° N), in decimal degrees or degrees, minutes and seconds, in either
 * order: `113.1 35.0`, `N 35.0, E 113.1`, `113°06′00″, 35°00′00″`, `东经113度6分 北纬35度`, `113-06-00 35-00-00`.
 */
export function readDegrees(words: string): { readonly longitude: number; readonly latitude: number } | null {
  const [first, second, third] = anglesIn(words);
  if (third !== undefined || first === undefined || second === undefined || first === null || second === null) return null;
  const [latitude, longitude] = first < second ? [first, second] : [second, first];
  return longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54 ? { longitude, latitude } : null;
}

/** Degrees with minutes and seconds behind the point (度.分秒), as surveyors' tables have them: `114.0712` is 114°07′12″. Null where it cannot be that. */
export function readPackedDegrees(words: string): { readonly longitude: number; readonly latitude: number } | null {
  const packed = [...words.matchAll(/(\d{1,3})\.([0-5]\d)([0-5]\d)(\d*)/g)];
  if (packed.length !== 2 || words.replace(/\d{1,3}\.\d{4,}/g, '').replace(/[\s,，;；NEne°]|东经|北纬|经度|纬度|[：:]/g, '') !== '') return null;
  return readDegrees(packed.map(([, degrees, minutes, seconds, fraction]) => `${degrees}°${minutes}′${seconds}.${fraction || '0'}″`).join(', '));
}

/** Two angles: apart by a comma, by the letters of their directions, or by the sign that ends the first; null where something else stands. */
function anglesIn(words: string): readonly (number | null)[] {
  const plain = words.replace(/(?<![\d.])(\d{1,3})-(\d{1,2})-(\d{1,2}(?:\.\d+)?)(?![\d-])/g, '$1°$2′$3″').replace(/(东经|北纬|经度|纬度)[：:]?/g, ';').replace(/[NEne]/g, ';').trim();
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
    .replace(/[xyXYＸＹ=：:（）()]/g, ';')
    .replace(/(?<![\d.])\d{1,3}(?:\s\d{3})+(?![\d])/g, (grouped) => grouped.replace(/\s/g, ''))
    .replace(/^[,，;；\s]+|[,，;；\s]+$/g, '')
    .split(/[,，;；\s]+/)
    .map(Number);
}
