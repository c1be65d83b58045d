/** Elevation datums and the difference between them, as they are written on the command line. */
import type { Note } from '../../shared/base/news.ts';
import { formatNumber } from '../../shared/base/units.ts';
import { localDifference, NATIONAL_DIFFERENCE } from '../../shared/crs/elevation.ts';
import { ELEVATION_DATUMS, type ElevationDatum, type ElevationDifference } from '../../shared/model/elevation-datum.ts';
import { readChoice, UsageError } from './usage.ts';

export const ELEVATION_OPTIONS = {
  'elevation-datum': { type: 'string', multiple: true },
  'elevation-difference-metres': { type: 'string' },
  'elevation-difference-source': { type: 'string' },
} as const;

/** `1985`, `1956` or their full names for the file that the verb is about; `<part>=1956` for one of the `parts`. The last word counts. */
export function readElevationDatums<Part extends string>(given: readonly string[], parts: readonly Part[]): { readonly own: ElevationDatum | null } & Readonly<Record<Part, ElevationDatum | null>> {
  const read = (word: string): ElevationDatum => readChoice('--elevation-datum', ELEVATION_DATUMS.find((datum) => datum.endsWith(`-${word}`)) ?? word, ELEVATION_DATUMS);
  const partOf = (word: string): Part | null => parts.find((part) => word.startsWith(`${part}=`)) ?? null;
  const lastOf = (part: Part | null): ElevationDatum | null => {
    const word = given.findLast((each) => partOf(each) === part);
    return word === undefined ? null : read(part === null ? word : word.slice(part.length + 1));
  };
  return { own: lastOf(null), ...(Object.fromEntries(parts.map((part) => [part, lastOf(part)])) as Record<Part, ElevationDatum | null>) };
}

/** H85 − H56 with its sign; the national one when it is not given. */
export function readElevationDifference(metres: string | undefined, source: string | undefined): ElevationDifference {
  if (metres === undefined) {
    if (source !== undefined) throw new UsageError('cli.usage.source-without-difference');
    return NATIONAL_DIFFERENCE;
  }
  const value = Number(metres);
  if (metres.trim() === '' || !Number.isFinite(value)) throw new UsageError('cli.usage.no-measure', { option: '--elevation-difference-metres', value: metres });
  return localDifference(value, source ?? '');
}

/** That a difference was given, and from where, whether or not anything had to be converted by it; null for the national one. */
export function differenceGivenNote({ metres, statedBy, source }: ElevationDifference): Note | null {
  if (statedBy === 'national') return null;
  return { code: 'cli.elevation-difference-given', params: { metres: formatNumber(metres, 3), source: source === '' ? { code: 'elevation.source-unstated' } : source } };
}
