/** The drawing's own words beside what is chosen: what they preset, and what is said of them in the boxes. Pure. */
import type { Note } from '../../../shared/base/news.ts';
import { agreed, contradictsSystem, isOfPlane, type DrawnWords } from '../../../shared/formats/coordinate-text/drawn-words.ts';
import type { CoordinateSystem, Datum } from '../../../shared/model/coordinate-system.ts';
import type { ElevationDatum } from '../../../shared/model/elevation-datum.ts';
import type { Period } from '../../../shared/model/period.ts';

/** Who settled a field: what is `words` was taken from the drawing and may still be changed. */
export type DecidedBy = 'calendar' | 'name' | 'words' | 'person';

/** A sentence under a field. */
export interface WordsTold {
  readonly note: Note;
  readonly tone: 'quiet' | 'warning';
}

const MOST_QUOTES = 3;

const elevationDatumsOf = (words: readonly DrawnWords[]): readonly ElevationDatum[] => words.flatMap(({ elevationDatum }) => elevationDatum ?? []);
const periodsOf = (words: readonly DrawnWords[]): readonly Period[] => words.flatMap(({ periods }) => periods);
const datumsOf = (words: readonly DrawnWords[]): readonly Datum[] => words.flatMap(({ datums }) => datums);

/** What all texts agree on; texts that contradict each other say nothing. */
export function presetOf(words: readonly DrawnWords[]): { readonly elevationDatum: ElevationDatum | null; readonly period: Period | null; readonly datum: Datum | null } {
  return { elevationDatum: agreed(elevationDatumsOf(words)), period: agreed(periodsOf(words)), datum: agreed(datumsOf(words)) };
}

/** True when the drawing's words speak for another system, or for two: then nothing is chosen beforehand. */
export function speakAgainst(words: readonly DrawnWords[], system: CoordinateSystem): boolean {
  return words.some((each) => contradictsSystem(each, system));
}

function quotes(words: readonly DrawnWords[]): string[] {
  const said = words.slice(0, MOST_QUOTES).map(({ text }) => `“${text}”`);
  return words.length > MOST_QUOTES ? [...said, '…'] : said;
}

/** Beside the choice of systems; null when the drawing says nothing of its plane. `name` words a system. */
export function planeTold(words: readonly DrawnWords[], chosen: CoordinateSystem | null, rights: CoordinateSystem | null, name: (system: CoordinateSystem) => string): WordsTold | null {
  const said = words.filter(isOfPlane);
  if (said.length === 0) return null;
  const list = quotes(said);
  if (new Set(datumsOf(said)).size > 1) return { note: { code: 'stated.both', params: { list } }, tone: 'warning' };
  if (chosen !== null) return speakAgainst(said, chosen) ? { note: { code: 'stated.otherSystem', params: { list, system: name(chosen) } }, tone: 'warning' } : { note: { code: 'stated.words', params: { list } }, tone: 'quiet' };
  return rights !== null && speakAgainst(said, rights) ? { note: { code: 'stated.otherThanRights', params: { list, system: name(rights) } }, tone: 'warning' } : { note: { code: 'stated.words', params: { list } }, tone: 'quiet' };
}

/** Under the zero of elevations; `chosen` undefined: not yet. */
export function elevationTold(words: readonly DrawnWords[], chosen: ElevationDatum | null | undefined, by: DecidedBy | null): WordsTold | null {
  return told(words.filter(({ elevationDatum }) => elevationDatum !== null), elevationDatumsOf(words), chosen, by);
}

/** Under the half-year. */
export function periodTold(words: readonly DrawnWords[], chosen: Period, by: DecidedBy): WordsTold | null {
  return told(words.filter(({ periods }) => periods.length > 0), periodsOf(words), chosen, by);
}

function told<Value>(said: readonly DrawnWords[], values: readonly Value[], chosen: Value | null | undefined, by: DecidedBy | null): WordsTold | null {
  if (said.length === 0) return null;
  const params = { list: quotes(said) };
  const value = agreed(values);
  if (value === null) return { note: { code: 'stated.both', params }, tone: 'warning' };
  if (chosen !== undefined && chosen !== value) return { note: { code: 'stated.otherChoice', params }, tone: 'warning' };
  return { note: { code: by === 'words' ? 'stated.taken' : 'stated.words', params }, tone: 'quiet' };
}
