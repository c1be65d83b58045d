/** What the lettering of a drawing says of its plane, its zero of elevations and its half-year: evidence, quoted as drawn. */
import { readElevationDatum } from '../../crs/elevation.ts';
import { centralMeridianOfZone } from '../../crs/systems.ts';
import type { CoordinateSystem, Datum } from '../../model/coordinate-system.ts';
import type { ElevationDatum } from '../../model/elevation-datum.ts';
import { isPeriod, type Period } from '../../model/period.ts';
import { datumsInWords, statedInWords } from './stated-system.ts';

/** What one text says; at least one of it. */
export interface DrawnWords {
  /** As drawn, without formatting, cut to a line. */
  readonly text: string;
  readonly datums: readonly Datum[];
  readonly zoneWidthDegrees: 3 | 6 | null;
  /** Stated, or that of the stated zone where its width is stated too. */
  readonly centralMeridianDegrees: number | null;
  readonly elevationDatum: ElevationDatum | null;
  readonly periods: readonly Period[];
}

const LONGEST_QUOTE = 60;
/** 带 alone is also a belt or a seam's strip: a zone is only one beside words of projections. */
const OF_PROJECTIONS = /[36三六]\s*[度°]\s*分?带|中央(?:经线|子午线)|带号/;
const OF_ELEVATIONS = /黄海|高程|国家\s*(?:19)?85/;

/** Null for a text that says nothing of all this. */
export function readDrawnWords(text: string): DrawnWords | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const datums = datumsInWords(plain);
  const stated = datums.length > 0 || OF_PROJECTIONS.test(plain) ? statedInWords(plain) : null;
  const width = stated?.zoneWidthDegrees ?? null;
  const meridian = stated?.centralMeridianDegrees ?? (stated?.zone && width ? centralMeridianOfZone(width, stated.zone) : null);
  const elevationDatum = OF_ELEVATIONS.test(plain) ? readElevationDatum(plain) : null;
  const periods = [...new Set(Array.from(plain.matchAll(/(?<!\d)((?:19|20)\d{2})\s*年\s*度?\s*([上下])\s*半\s*年/g), ([, year, half]) => `${year}H${half === '上' ? 1 : 2}`))].filter(isPeriod);
  if (datums.length === 0 && width === null && meridian === null && elevationDatum === null && periods.length === 0) return null;
  return { text: plain.length > LONGEST_QUOTE ? `${plain.slice(0, LONGEST_QUOTE)}…` : plain, datums, zoneWidthDegrees: width, centralMeridianDegrees: meridian, elevationDatum, periods };
}

/** True for words about planes, whatever they say. */
export const isOfPlane = ({ datums, zoneWidthDegrees, centralMeridianDegrees }: DrawnWords): boolean => datums.length > 0 || zoneWidthDegrees !== null || centralMeridianDegrees !== null;

/** True when the words speak for another system than this: datum, width of zones or central meridian. */
export function contradictsSystem({ datums, zoneWidthDegrees, centralMeridianDegrees }: DrawnWords, system: CoordinateSystem): boolean {
  if (datums.some((datum) => datum !== system.datum)) return true;
  if (system.kind !== 'gauss-kruger') return false;
  if (zoneWidthDegrees !== null && system.zoneWidthDegrees !== undefined && zoneWidthDegrees !== system.zoneWidthDegrees) return true;
  return centralMeridianDegrees !== null && system.centralMeridianDegrees !== undefined && centralMeridianDegrees !== system.centralMeridianDegrees;
}

/** The one value that all texts with one agree on; null when there is none, or several. */
export function agreed<Value>(values: readonly Value[]): Value | null {
  return new Set(values).size === 1 ? values[0]! : null;
}
