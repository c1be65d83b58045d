/** A coordinate system that a survey file states in words: `坐标系=2000国家大地坐标系`, `几度分带=3`, `带号=37`. */
import { centralMeridianOfZone, geographicSystemOf, systemOfMeridian, systemOfZone } from '../../crs/systems.ts';
import type { CoordinateSystem, CoordinateSystemEvidence, Datum } from '../../model/coordinate-system.ts';
import type { Extent } from '../../model/extent.ts';
import { evidenceOfSystem, evidenceOfText } from '../file-system-evidence.ts';

export interface StatedSystem {
  readonly datum: Datum | null;
  readonly zoneWidthDegrees: 3 | 6 | null;
  readonly zone: number | null;
  /** Degrees east, when stated instead of a zone. */
  readonly centralMeridianDegrees: number | null;
  readonly inDegrees: boolean;
}

/** Words for a datum as survey files write them; the longer stands first. */
const DATUM_WORDS: readonly (readonly [Datum, RegExp])[] = [
  ['NEWBEIJING', /新\s*(北京)?\s*54/],
  ['CGCS2000', /2000\s*国家|国家\s*(大地)?\s*2000|CGCS\s*2000|2000\s*坐标/i],
  ['XIAN1980', /西安\s*80|80\s*年?\s*西安|80\s*国家|西安\s*1980|xian\s*(19)?80/i],
  ['BEIJING1954', /北京\s*54|54\s*年?\s*北京|北京\s*1954|beijing\s*(19)?54/i],
  ['WGS84', /WGS[\s-]*(19)?84/i],
];

/** The datum named in a text, or null. */
export function datumInWords(text: string): Datum | null {
  return datumsInWords(text)[0] ?? null;
}

/** Every datum that a text names. */
export function datumsInWords(text: string): readonly Datum[] {
  const named = DATUM_WORDS.filter(([, words]) => words.test(text)).map(([datum]) => datum);
  // 新北京54 has the words of the old one in it.
  return named.includes('NEWBEIJING') ? named.filter((datum) => datum !== 'BEIJING1954') : named;
}

const number = (match: RegExpExecArray | null): number | null => (match ? Number(match[1]) : null);

/** What the words around a table say: `坐标系：2000国家大地坐标系，3度带，中央经线111°`. */
export function statedInWords(text: string): StatedSystem {
  const written = /([36三六])\s*[度°]\s*分?带/.exec(text)?.[1];
  const width = written === undefined ? null : written === '3' || written === '三' ? 3 : 6;
  return {
    datum: datumInWords(text),
    zoneWidthDegrees: width,
    zone: number(/带号\D{0,3}(\d{2})(?!\d)/.exec(text)) ?? number(/(?<!\d)(\d{2})\s*(?:号)?带(?!号)/.exec(text)),
    centralMeridianDegrees: meridianIn(text),
    inDegrees: false,
  };
}

/** `中央经线111°`, `中央子午线 112°30′`: half degrees are the meridians of towns' own systems and none of the zones. */
function meridianIn(text: string): number | null {
  const [, degrees, minutes = '0'] = /中央(?:经线|子午线)\D{0,3}(\d{2,3}(?:\.\d+)?)\s*(?:[°度]\s*(\d{1,2}(?:\.\d+)?)\s*[′'’分])?/.exec(text) ?? [];
  return degrees === undefined ? null : Number(degrees) + Number(minutes) / 60;
}

const PREFIX_METRES = 1_000_000;

/** The system that words and numbers together give; null when the words do not suffice. */
function systemOf(stated: StatedSystem, [west, , east]: Extent): CoordinateSystem | null {
  if (!stated.datum) return null;
  if (stated.inDegrees || (west >= -180 && east <= 180)) return geographicSystemOf(stated.datum);
  const prefix = Math.floor(west / PREFIX_METRES);
  if (prefix > 0) {
    // The number itself says its zone; a stated zone that contradicts it is left to the check against the numbers.
    const zone = stated.zone ?? prefix;
    return systemOfZone(stated.datum, stated.zoneWidthDegrees ?? (zone >= 25 ? 3 : 6), zone);
  }
  const width = stated.zoneWidthDegrees ?? (stated.zone !== null && stated.zone >= 25 ? 3 : null);
  const meridian = stated.centralMeridianDegrees ?? (stated.zone !== null && width !== null ? centralMeridianOfZone(width, stated.zone) : null);
  return meridian === null ? null : systemOfMeridian(stated.datum, width ?? 3, meridian);
}

/** What the file states, checked against its numbers ([east, north]); without a usable statement the numbers alone. */
export function evidenceOfWords(stated: StatedSystem, extent: Extent, file: string): CoordinateSystemEvidence {
  const system = systemOf(stated, extent);
  if (system) return evidenceOfSystem(system, extent, file);
  const evidence = evidenceOfText(null, extent, file);
  if (!stated.datum) return evidence;
  // The datum is stated and the zone is not: the stated datum is offered first.
  const ofDatum = evidence.candidates.filter((candidate) => candidate.system.datum === stated.datum);
  const others = evidence.candidates.filter((candidate) => candidate.system.datum !== stated.datum);
  return { ...evidence, candidates: [...ofDatum.map((candidate) => ({ ...candidate, confidence: 'high' as const, reason: { code: 'exchange.reason.datum-stated' as const } })), ...others] };
}
