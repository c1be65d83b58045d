/** Numbers of runs and plans (`R-20261118-02`, `ZG-2026-0134`) are printed on papers: one that was given is never given again, whatever becomes of its record. */
import type { Change } from './history.ts';

/** Setting that holds the highest number given under every prefix. */
export const GIVEN_NUMBERS = 'givenNumbers';

/** Highest number by prefix: `{'R-20261118-': 2}`. */
export type GivenNumbers = Readonly<Record<string, number>>;

/** With these numbers given too; the same object where none of them is higher. */
export function withGiven(given: GivenNumbers, numbers: readonly string[]): GivenNumbers {
  let higher: Record<string, number> | null = null;
  for (const number of numbers) {
    const parts = /^(.*-)(\d+)$/.exec(number);
    if (!parts) continue;
    const [prefix, count] = [parts[1]!, Number(parts[2])];
    if (count > ((higher ?? given)[prefix] ?? 0)) (higher ??= { ...given })[prefix] = count;
  }
  return higher ?? given;
}

/** The higher of both under every prefix. */
export function mergeGiven(one: GivenNumbers, other: GivenNumbers): GivenNumbers {
  return withGiven(one, Object.entries(other).map(([prefix, count]) => prefix + String(count)));
}

/** Numbers of runs and plans that these changes write, or take away. */
export function numbersIn(changes: readonly Change[]): readonly string[] {
  return changes.filter(({ table }) => table === 'runs' || table === 'plans').flatMap(({ before, after }) => [before, after].flatMap((record) => (record as { readonly number?: string } | null)?.number ?? []));
}
