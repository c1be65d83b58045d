/** Which of two columns of numbers is north and which is east (DOMAIN §2.2): by the numbers, else by what the format or its head says. */
import type { Note } from '../../base/news.ts';
import { judgeSystem } from '../../crs/guess.ts';

/** The two numbers of every position, in the file's order, flat. */
export type NumberPairs = readonly number[];

export interface AxisOrder {
  readonly northFirst: boolean;
  readonly reason: Note;
}

/** Looks that say nothing about the order. */
const UNDECIDED = new Set(['crs.numbers-local', 'crs.numbers-unknown', 'crs.numbers-small']);

/** `northFirstBefore` is what holds when the numbers do not decide; `file` names the file in the reason. */
export function decideAxisOrder(pairs: NumberPairs, northFirstBefore: boolean, file: string): AxisOrder {
  let [first0, first1, second0, second1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const [first, second] = [pairs[i]!, pairs[i + 1]!];
    if (!Number.isFinite(first) || !Number.isFinite(second)) continue;
    first0 = Math.min(first0, first);
    first1 = Math.max(first1, first);
    second0 = Math.min(second0, second);
    second1 = Math.max(second1, second);
  }
  const byFormat: AxisOrder = { northFirst: northFirstBefore, reason: { code: northFirstBefore ? 'exchange.axes-by-format-north' : 'exchange.axes-by-format-east', params: { file } } };
  if (first0 === Infinity) return byFormat;
  const { axesLookSwapped, notes } = judgeSystem(null, [first0, second0, first1, second1], file);
  if (notes.some((note) => UNDECIDED.has(note.code))) return byFormat;
  return { northFirst: axesLookSwapped, reason: { code: axesLookSwapped ? 'exchange.axes-by-numbers-north' : 'exchange.axes-by-numbers-east', params: { file } } };
}
