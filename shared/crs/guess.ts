/**
 * What a layer's .prj and numbers say about its coordinate system (DOMAIN §2.2). A declaration comes only from the
 * file; numbers offer candidates with reasons and never a datum.
 */
import type { Note } from '../base/news.ts';
import { formatNumber } from '../base/units.ts';
import type { CoordinateSystem, CoordinateSystemCandidate, CoordinateSystemEvidence, Datum } from '../model/coordinate-system.ts';
import { isEmptyExtent, type Extent } from '../model/extent.ts';
import { elevationDatumOfText } from './elevation.ts';
import { interpretPrj } from './prj.ts';
import { geographicSystemOf, SIX_DEGREE_ZONES, systemMessage, systemOfZone, THREE_DEGREE_ZONES } from './systems.ts';

/** Datums offered for the same numbers, the one in force first; the others only when the source says so. */
const OFFERED_DATUMS: readonly Datum[] = ['CGCS2000', 'XIAN1980', 'BEIJING1954'];

const OF_CHINA: ReadonlySet<Datum> = new Set<Datum>(['CGCS2000', 'XIAN1980', 'BEIJING1954', 'NEWBEIJING']);

/** Degrees within which Chinese land lies. */
const CHINA: Extent = [73, 3, 136, 54];
/** Northings of the same latitudes, metres (3°N ≈ 332 km, 54°N ≈ 5 987 km), with room for the shelf. */
const NORTHING_METRES = { least: 300_000, most: 6_100_000 } as const;
/** An easting without its prefix: ±350 km around the meridian reaches past both edges of a 6° zone. */
const PLAIN_EASTING_METRES = { least: 150_000, most: 850_000 } as const;
/** Below this both numbers look like an assumed mine grid (DOMAIN §2.2 names 0…10 000; drawings reach further). */
const LOCAL_GRID_METRES = 150_000;

/** What the numbers alone look like. */
type Look =
  | { readonly kind: 'zone'; readonly width: 3 | 6; readonly zone: number }
  | { readonly kind: 'mixed-zones'; readonly first: number; readonly last: number }
  | { readonly kind: 'no-prefix' | 'degrees' | 'dms' | 'small' | 'local' | 'unknown' };

const within = (low: number, high: number, least: number, most: number): boolean => low >= least && high <= most;

function prefixOf(easting: number): number {
  return Math.floor(easting / 1_000_000);
}

function zoneWidthOfPrefix(prefix: number): 3 | 6 | null {
  if (prefix >= SIX_DEGREE_ZONES.first && prefix <= SIX_DEGREE_ZONES.last) return 6;
  return prefix >= THREE_DEGREE_ZONES.first && prefix <= THREE_DEGREE_ZONES.last ? 3 : null;
}

/** DDDMMSS(.s) with minutes and seconds below 60, between whole degrees `least` and `most`. */
function isPackedAngle(value: number, least: number, most: number): boolean {
  const degrees = Math.floor(value / 10_000);
  return degrees >= least && degrees <= most && Math.floor(value / 100) % 100 < 60 && value % 100 < 60;
}

/** Looks at numbers as [first, second] = [east, north]. */
function lookAt([west, south, east, north]: Extent): Look {
  if (within(west, east, CHINA[0], CHINA[2]) && within(south, north, CHINA[1], CHINA[3])) return { kind: 'degrees' };
  const packed = [west, east].every((value) => isPackedAngle(value, 73, 135)) && [south, north].every((value) => isPackedAngle(value, 3, 53));
  if (packed) return { kind: 'dms' };
  if (within(south, north, NORTHING_METRES.least, NORTHING_METRES.most)) {
    const first = prefixOf(west);
    const last = prefixOf(east);
    const width = zoneWidthOfPrefix(first);
    if (width && zoneWidthOfPrefix(last)) return first === last ? { kind: 'zone', width, zone: first } : { kind: 'mixed-zones', first, last };
    if (within(west, east, PLAIN_EASTING_METRES.least, PLAIN_EASTING_METRES.most) && south >= 10 * LOCAL_GRID_METRES) return { kind: 'no-prefix' };
  }
  const largest = Math.max(Math.abs(west), Math.abs(south), Math.abs(east), Math.abs(north));
  if (largest < 180) return { kind: 'small' };
  return { kind: largest < LOCAL_GRID_METRES ? 'local' : 'unknown' };
}

const exchanged = ([west, south, east, north]: Extent): Extent => [south, west, north, east];
const telling = (look: Look): boolean => look.kind === 'zone' || look.kind === 'degrees' || look.kind === 'dms';

/** Numbers as they stand, or exchanged when only that makes sense of them. */
function judgeNumbers(extent: Extent): { readonly look: Look; readonly swapped: boolean } {
  const standing = lookAt(extent);
  if (telling(standing) || standing.kind === 'no-prefix' || standing.kind === 'mixed-zones') return { look: standing, swapped: false };
  const turned = lookAt(exchanged(extent));
  // A 7-digit first number beside a 6-digit second is a northing before an easting without prefix.
  return telling(turned) || turned.kind === 'no-prefix' || turned.kind === 'mixed-zones' ? { look: turned, swapped: true } : { look: standing, swapped: false };
}

/** True when coordinates of `system` can be the numbers of this extent as they stand; nothing is said about the datum. */
export function fitsNumbers(system: CoordinateSystem, extent: Extent): boolean {
  return fits(system, lookAt(extent), extent);
}

function fits(system: CoordinateSystem, look: Look, [west, south, east, north]: Extent): boolean {
  // The datums of this country hold nowhere else.
  if (system.kind === 'geographic') return look.kind === 'degrees' || (!OF_CHINA.has(system.datum) && look.kind === 'small' && within(west, east, -180, 180) && within(south, north, -90, 90));
  if (system.kind === 'other') return true;
  const reach = 1_000_000;
  const falseEasting = system.falseEastingMetres ?? 0;
  if (system.zone !== undefined) return look.kind === 'zone' && look.zone === system.zone;
  if (look.kind === 'degrees' || look.kind === 'dms' || look.kind === 'small' || look.kind === 'mixed-zones') return false;
  return Math.abs(west - falseEasting) < reach && Math.abs(east - falseEasting) < reach && within(south, north, NORTHING_METRES.least, NORTHING_METRES.most);
}

/** Candidates for what the numbers look like; every one is only `possible`, because numbers carry no datum. */
function candidatesFor(look: Look): CoordinateSystemCandidate[] {
  const datums: readonly Datum[] = look.kind === 'degrees' ? ['CGCS2000', 'WGS84', 'XIAN1980', 'BEIJING1954'] : OFFERED_DATUMS;
  return datums.flatMap((datum, position) => {
    const system = look.kind === 'zone' ? systemOfZone(datum, look.width, look.zone) : look.kind === 'degrees' ? geographicSystemOf(datum) : null;
    if (!system) return [];
    return [{ system, confidence: 'possible' as const, reason: reasonFor(look, datum, position) }];
  });
}

function reasonFor(look: Look, datum: Datum, position: number): Note {
  if (look.kind !== 'zone') return { code: position === 0 ? 'crs.reason.degrees-first' : 'crs.reason.degrees-same-numbers' };
  if (position === 0) return { code: 'crs.reason.zone-first', params: { zone: look.zone, width: look.width } };
  return { code: datum === 'XIAN1980' ? 'crs.reason.zone-xian' : 'crs.reason.zone-beijing' };
}

function noteFor(look: Look, file: string, extent: Extent): Note | null {
  const params = { file, ...shownExtent(extent) };
  switch (look.kind) {
    case 'mixed-zones':
      return { code: 'crs.numbers-mixed-zones', params: { file, firstZone: look.first, lastZone: look.last } };
    case 'no-prefix':
      return { code: 'crs.numbers-no-prefix', params: { file } };
    case 'dms':
      return { code: 'crs.numbers-dms', params: { file } };
    case 'small':
      return { code: 'crs.numbers-small', params: { file } };
    case 'local':
      return { code: 'crs.numbers-local', params };
    case 'unknown':
      return { code: 'crs.numbers-unknown', params };
    case 'zone':
      // x of an online map over western China also starts with 13…15.
      return look.width === 6 && look.zone <= 15 ? { code: 'crs.numbers-maybe-web-mercator', params: { file } } : null;
    case 'degrees':
      return null;
  }
}

function shownExtent([west, south, east, north]: Extent): { west: string; south: string; east: string; north: string } {
  const decimals = Math.max(Math.abs(west), Math.abs(east), Math.abs(south), Math.abs(north)) < 1000 ? 6 : 2;
  const show = (value: number): string => formatNumber(value, decimals);
  return { west: show(west), south: show(south), east: show(east), north: show(north) };
}

/**
 * Judges one layer. `extent` is that of its numbers as they will be read (after an exchange of axes the user asked
 * for); `prjText` null means there is no .prj. `declared` is the .prj's system unless the numbers contradict it: then it
 * is null, the contradiction is a note, and the user chooses.
 */
export function judgeSystem(prjText: string | null, extent: Extent, fileLabel: string): CoordinateSystemEvidence {
  const elevationDatum = prjText === null ? null : elevationDatumOfText(prjText);
  const evidence = judgePlane(prjText, extent, fileLabel);
  return elevationDatum === null ? evidence : { ...evidence, elevationDatum };
}

function judgePlane(prjText: string | null, extent: Extent, fileLabel: string): CoordinateSystemEvidence {
  const notes: Note[] = [];
  const reading = prjText === null || prjText.trim() === '' ? null : interpretPrj(prjText);
  if (prjText !== null && !reading) notes.push({ code: 'crs.prj-unreadable', params: { file: fileLabel } });
  if (reading) notes.push(...reading.notes);
  const declared = reading?.system ?? null;

  if (isEmptyExtent(extent)) {
    notes.push({ code: 'crs.no-features', params: { file: fileLabel } });
    const candidates: CoordinateSystemCandidate[] = declared ? [{ system: declared, confidence: 'certain', reason: { code: 'crs.reason.declared-unchecked' } }] : [];
    return { declared, candidates, axesLookSwapped: false, notes };
  }

  const { look, swapped } = judgeNumbers(extent);
  const numbers = swapped ? exchanged(extent) : extent;
  if (swapped) notes.push({ code: 'crs.axes-swapped', params: { file: fileLabel } });

  if (declared && declared.kind !== 'other') {
    if (fits(declared, look, numbers)) {
      const reason: Note = { code: swapped ? 'crs.reason.declared-swapped' : 'crs.reason.declared' };
      return { declared, candidates: [{ system: declared, confidence: 'certain', reason }], axesLookSwapped: swapped, notes };
    }
    notes.push({ code: 'crs.prj-contradicts-numbers', params: { file: fileLabel, declared: systemMessage(declared), ...shownExtent(numbers) } });
    const note = noteFor(look, fileLabel, numbers);
    if (note) notes.push(note);
    const doubtful: CoordinateSystemCandidate = { system: declared, confidence: 'possible', reason: { code: 'crs.reason.declared-contradicted' } };
    return { declared: null, candidates: [...candidatesFor(look), doubtful], axesLookSwapped: swapped, notes };
  }

  if (declared) {
    notes.push({ code: 'crs.prj-other-system', params: { name: declared.name ?? declared.id } });
    const kept: CoordinateSystemCandidate = { system: declared, confidence: 'certain', reason: { code: 'crs.reason.declared-unchecked' } };
    return { declared, candidates: [kept, ...candidatesFor(look)], axesLookSwapped: swapped, notes };
  }
  const note = noteFor(look, fileLabel, numbers);
  if (note) notes.push(note);
  return { declared: null, candidates: candidatesFor(look), axesLookSwapped: swapped, notes };
}
