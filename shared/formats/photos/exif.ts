/**
 * Where and when a photo was taken, out of the head of a JPEG. Source: Exif 2.32 and 3.0 (JEITA CP-3451E, F), TIFF 6.0. A small
 * reader of our own: the libraries for it have had no upkeep for years, and ten tags are wanted of hundreds.
 */
import type { ByteSource } from '../../base/byte-source.ts';

export interface PhotoFacts {
  /** Degrees, north and east positive; null where the photo has no position. */
  readonly position: readonly [longitude: number, latitude: number] | null;
  /** Metres as written; against what is not said by most cameras. null: none. */
  readonly altitudeMetres: number | null;
  readonly altitudeReference: 'sea-level' | 'ellipsoid' | null;
  /** Degrees from north, clockwise. */
  readonly directionDegrees: number | null;
  readonly directionFrom: 'true' | 'magnetic' | null;
  /** As written, `WGS-84` mostly; '' when the tag is absent. */
  readonly datum: string;
  /** `2026-06-18T10:02:33` by the camera's clock, with its offset where it is written; '' when absent. */
  readonly takenAt: string;
  /** `2026-06-18T02:02:31Z` by the satellites; '' when absent. */
  readonly satelliteTime: string;
  readonly errorMetres: number | null;
  readonly camera: string;
}

/** Cameras put the tags first, in one segment of up to 64 KB; some write previews of that size before. */
const [FIRST_BYTES, HEAD_BYTES] = [80 * 1024, 512 * 1024];
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const [EXIF_IFD, GPS_IFD] = [0x8769, 0x8825];

type Tags = ReadonlyMap<number, string | readonly number[]>;

/** null: no JPEG, or one without Exif tags; damaged tags count as absent. */
export async function readPhoto(source: ByteSource): Promise<PhotoFacts | null> {
  const first = await headOf(source, FIRST_BYTES);
  const found = exifOf(first, first.length === source.size);
  const tiff = found === 'further' ? exifOf(await headOf(source, HEAD_BYTES), true) : found;
  if (tiff === 'further' || tiff === null) return null;
  const littleEndian = tiff.getUint16(0) === 0x4949;
  const main = readTags(tiff, tiff.getUint32(4, littleEndian), littleEndian);
  const sub = (tag: number): Tags => {
    const [at] = numbers(main, tag);
    return at === undefined ? new Map() : readTags(tiff, at, littleEndian);
  };
  const [exif, gps] = [sub(EXIF_IFD), sub(GPS_IFD)];
  const [altitude] = numbers(gps, 6);
  const [altitudeRef] = numbers(gps, 5);
  const [direction] = numbers(gps, 17);
  const [error] = numbers(gps, 31);
  const directionRef = text(gps, 16).toUpperCase();
  return {
    position: positionOf(gps),
    altitudeMetres: altitude === undefined || !Number.isFinite(altitude) ? null : altitudeRef === 1 || altitudeRef === 3 ? -altitude : altitude,
    altitudeReference: altitude === undefined ? null : altitudeRef === 2 || altitudeRef === 3 || !isSinceExif3(numbers(gps, 0)) ? 'sea-level' : 'ellipsoid',
    directionDegrees: direction !== undefined && direction >= 0 && direction <= 360 ? direction % 360 : null,
    directionFrom: directionRef === 'T' ? 'true' : directionRef === 'M' ? 'magnetic' : null,
    datum: text(gps, 18),
    takenAt: takenAt(text(exif, 0x9003) || text(main, 0x0132), text(exif, 0x9011)),
    satelliteTime: satelliteTime(text(gps, 29), numbers(gps, 7)),
    errorMetres: error !== undefined && Number.isFinite(error) ? error : null,
    camera: [text(main, 0x010f), text(main, 0x0110)].filter((word) => word !== '').join(' '),
  };
}

/** `GPSVersionID`: up to 2.3 the references 0 and 1 are the sea's level, since 2.4 (Exif 3.0) the ellipsoid, and 2 and 3 the sea's. */
function isSinceExif3([major = 0, minor = 0]: readonly number[]): boolean {
  return major > 2 || (major === 2 && minor >= 4);
}

async function headOf(source: ByteSource, bytes: number): Promise<Uint8Array> {
  return source.head ? source.head(bytes) : source.read(0, Math.min(source.size, bytes));
}

/** The TIFF inside the APP1 segment, as far as it is there; `further` when it may lie or end beyond these bytes and they are not `all`. */
function exifOf(bytes: Uint8Array, all: boolean): DataView | 'further' | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1]!;
    // Fill bytes stand alone; the picture itself begins with 0xDA.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xda) return null;
    const length = view.getUint16(at + 2);
    const from = at + 10;
    if (marker === 0xe1 && length >= 16 && String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'Exif') {
      if (!all && from + length - 8 > bytes.length) return 'further';
      const size = Math.min(length - 8, bytes.length - from);
      const tiff = size >= 8 ? new DataView(bytes.buffer, bytes.byteOffset + from, size) : null;
      return tiff && (tiff.getUint16(0) === 0x4949 || tiff.getUint16(0) === 0x4d4d) ? tiff : null;
    }
    at += 2 + length;
    if (!all && at + 4 > bytes.length) return 'further';
  }
  return null;
}

/** Texts and numbers of one directory; entries that point outside are left out. */
function readTags(tiff: DataView, at: number, littleEndian: boolean): Tags {
  const tags = new Map<number, string | number[]>();
  if (at + 2 > tiff.byteLength) return tags;
  const count = tiff.getUint16(at, littleEndian);
  for (let entry = at + 2; entry + 12 <= tiff.byteLength && entry < at + 2 + 12 * count; entry += 12) {
    const [tag, type, length] = [tiff.getUint16(entry, littleEndian), tiff.getUint16(entry + 2, littleEndian), tiff.getUint32(entry + 4, littleEndian)];
    const size = SIZES[type];
    if (size === undefined || length > 4096) continue;
    const from = size * length <= 4 ? entry + 8 : tiff.getUint32(entry + 8, littleEndian);
    if (from + size * length > tiff.byteLength) continue;
    if (type === 2) tags.set(tag, asciiAt(tiff, from, length));
    else tags.set(tag, Array.from({ length }, (_, i) => numberAt(tiff, from + i * size, type, littleEndian)));
  }
  return tags;
}

function asciiAt(tiff: DataView, from: number, length: number): string {
  const bytes = new Uint8Array(tiff.buffer, tiff.byteOffset + from, length);
  const end = bytes.indexOf(0);
  // Some cameras write their maker in UTF-8 here.
  return new TextDecoder('utf-8').decode(bytes.slice(0, end < 0 ? length : end)).trim();
}

function numberAt(tiff: DataView, at: number, type: number, littleEndian: boolean): number {
  if (type === 3) return tiff.getUint16(at, littleEndian);
  if (type === 4) return tiff.getUint32(at, littleEndian);
  if (type === 9) return tiff.getInt32(at, littleEndian);
  if (type === 5) return tiff.getUint32(at, littleEndian) / tiff.getUint32(at + 4, littleEndian);
  if (type === 10) return tiff.getInt32(at, littleEndian) / tiff.getInt32(at + 4, littleEndian);
  return tiff.getUint8(at);
}

function numbers(tags: Tags, tag: number): readonly number[] {
  const value = tags.get(tag);
  return typeof value === 'object' ? value : [];
}

function text(tags: Tags, tag: number): string {
  const value = tags.get(tag);
  return typeof value === 'string' ? value : '';
}

/** Degrees, minutes, seconds with the side they are on; 0°0′0″ is what cameras write that found no satellite. */
function positionOf(gps: Tags): readonly [number, number] | null {
  const angle = (tag: number): number => {
    const [degrees = Number.NaN, minutes = 0, seconds = 0] = numbers(gps, tag);
    return degrees + (Number.isNaN(minutes) ? 0 : minutes) / 60 + (Number.isNaN(seconds) ? 0 : seconds) / 3600;
  };
  const [latitude, longitude] = [angle(2), angle(4)];
  const [latitudeSide, longitudeSide] = [text(gps, 1).toUpperCase(), text(gps, 3).toUpperCase()];
  if (!(latitude <= 90 && longitude <= 180) || !/^[NS]/u.test(latitudeSide) || !/^[EW]/u.test(longitudeSide) || (latitude === 0 && longitude === 0)) return null;
  return [longitudeSide.startsWith('W') ? -longitude : longitude, latitudeSide.startsWith('S') ? -latitude : latitude];
}

/** `2026:06:18 10:02:33` and `+08:00`. */
function takenAt(written: string, offset: string): string {
  const match = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})/u.exec(written);
  return match && match[1] !== '0000' ? `${match[1]}-${match[2]}-${match[3]}T${match[4]}${/^[+-]\d{2}:\d{2}$/u.test(offset) ? offset : ''}` : '';
}

function satelliteTime(day: string, [hours, minutes, seconds]: readonly number[]): string {
  const match = /^(\d{4}):(\d{2}):(\d{2})$/u.exec(day);
  if (!match || hours === undefined || minutes === undefined || seconds === undefined) return '';
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${match[1]}-${match[2]}-${match[3]}T${two(hours)}:${two(minutes)}:${two(seconds)}Z`;
}
