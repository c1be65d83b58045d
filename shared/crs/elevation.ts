/**
 * Between the two elevation datums (DOMAIN §2.2). The difference is one number for the whole country; where levels were
 * carried locally it differs by some centimetres, and a person may give it. Nothing is ever converted in silence.
 */
import { stop, type Note } from '../base/news.ts';
import { formatNumber } from '../base/units.ts';
import type { ElevationDatum, ElevationDifference, StatedElevationDifference } from '../model/elevation-datum.ts';

/**
 * H₁₉₈₅ − H₁₉₅₆ of the origins, 72.260 m − 72.289 m. Source: 矿图绘制管理规定, read on the web only (DOMAIN §2.2, mark [W]);
 * that local levels differ from it by a few centimetres is general knowledge [GK].
 */
export const NATIONAL_DIFFERENCE_METRES = -0.029;

/** The difference of the origins. */
export const NATIONAL_DIFFERENCE: ElevationDifference = { metres: NATIONAL_DIFFERENCE_METRES, statedBy: 'national', source: '' };

/** More than this is no local deviation of some centimetres but a slip of the pen (DOMAIN §2.2). */
const LARGEST_DIFFERENCE_METRES = 1;

/** A difference that a person states; stops on one that cannot be between these two datums. */
export function localDifference(metres: number, source: string): ElevationDifference {
  if (!Number.isFinite(metres) || Math.abs(metres) > LARGEST_DIFFERENCE_METRES) stop('elevation.difference-implausible', { metres: String(metres), most: formatNumber(LARGEST_DIFFERENCE_METRES, 0) });
  return { metres, statedBy: 'person', source: source.trim() };
}

/** What the county stated, else the national one. */
export function differenceInForce(stated: Pick<StatedElevationDifference, 'metres' | 'source'> | null): ElevationDifference {
  return stated === null ? NATIONAL_DIFFERENCE : { metres: stated.metres, statedBy: 'person', source: stated.source };
}

/** Whether both say the same number from the same place. */
export function isSameDifference(a: ElevationDifference, b: ElevationDifference): boolean {
  return a.metres === b.metres && a.statedBy === b.statedBy && a.source === b.source;
}

/** An elevation of `from` in `to`, metres. */
export function convertElevation(metres: number, from: ElevationDatum, to: ElevationDatum, difference: ElevationDifference): number {
  return movedElevation(metres, offsetMetres(from, to, difference));
}

/** A thousandth of what differences are stated in: what binary fractions add to a sum of decimals lies far below. */
const STEPS_PER_METRE = 1e6;

/** An elevation so many metres higher, to the micrometre: a limit must meet the level that is written with the same digits. */
export function movedElevation(metres: number, addMetres: number): number {
  return addMetres === 0 ? metres : Math.round((metres + addMetres) * STEPS_PER_METRE) / STEPS_PER_METRE;
}

/** What is added to elevations of `from` to have them in `to`. */
function offsetMetres(from: ElevationDatum, to: ElevationDatum, difference: ElevationDifference): number {
  if (from === to) return 0;
  return from === 'huanghai-1956' ? difference.metres : -difference.metres;
}

/** What must be said beside converted elevations. */
export function elevationNote(from: ElevationDatum, to: ElevationDatum, difference: ElevationDifference): Note {
  const params = { from: { code: `drawing.datum.${from}` as const }, to: { code: `drawing.datum.${to}` as const }, metres: formatNumber(difference.metres, 3) };
  if (difference.statedBy === 'national') return { code: 'elevation.converted-national', params };
  return { code: 'elevation.converted-local', params: { ...params, source: difference.source === '' ? { code: 'elevation.source-unstated' } : difference.source } };
}

/** The same beside a survey whose elevations were converted. */
export function surveyNote(from: ElevationDatum, to: ElevationDatum, difference: ElevationDifference): Note {
  const source: NonNullable<Note['params']>[string] = difference.statedBy === 'national' ? { code: 'elevation.source-national' } : difference.source === '' ? { code: 'elevation.source-unstated' } : difference.source;
  return { code: 'elevation.survey-converted', params: { from: { code: `drawing.datum.${from}` }, to: { code: `drawing.datum.${to}` }, metres: formatNumber(difference.metres, 3), source } };
}

/** How limits of one datum come to stand beside levels of another. */
export interface DatumStep {
  /** Added to the limits, metres; 0 where a datum is not stated, for nothing is converted on a guess. */
  readonly addMetres: number;
  /** What else would have to be added if a datum that is not stated were the other one; empty when both are stated. */
  readonly otherwiseMetres: readonly number[];
}

/** From the limits' datum to the levels'; null: not stated. */
export function datumStep(limits: ElevationDatum | null, levels: ElevationDatum | null, difference: ElevationDifference): DatumStep {
  if (limits !== null && levels !== null) return { addMetres: offsetMetres(limits, levels, difference), otherwiseMetres: [] };
  const { metres } = difference;
  if (limits === null && levels === null) return { addMetres: 0, otherwiseMetres: [metres, -metres] };
  const fromOlder = limits === 'huanghai-1956' || levels === 'national-1985';
  return { addMetres: 0, otherwiseMetres: [fromOlder ? metres : -metres] };
}

/** Of the vertical system that well-known text may carry: `VERTCS["Yellow_Sea_1985"…]`, `VERT_CS["Yellow Sea 1956 height"…]`. */
export function elevationDatumOfText(wellKnownText: string): ElevationDatum | null {
  const name = /(?:VERTCS|VERT_CS|VERTCRS|VERTICALCRS)\s*[[(]\s*"([^"]*)"/iu.exec(wellKnownText)?.[1];
  return name === undefined ? null : readElevationDatum(name.replaceAll('_', ' '));
}

const DATUM_WORDS: readonly (readonly [ElevationDatum, RegExp])[] = [
  ['huanghai-1956', /(?<!\d)(?:1956|56(?=\s*(?:年|黄海|高程)))|^56$/u],
  ['national-1985', /(?<!\d)(?:1985|85(?=\s*(?:年|国家|高程|黄海|基准)))|^85$|国家高程基准/u],
];

/**
 * The datum that a text names (“1985国家高程基准”, “56黄海”); null when it names none or both. 国家85基准 were called 黄海高程
 * too, so that 黄海 without a year says nothing: the year decides.
 */
export function readElevationDatum(text: string): ElevationDatum | null {
  const plain = text.normalize('NFKC').trim();
  const named = DATUM_WORDS.filter(([, words]) => words.test(plain));
  return named.length === 1 ? named[0]![0] : null;
}
