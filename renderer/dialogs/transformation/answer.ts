import { ProblemError, type Note } from '../../../shared/base/news.ts';

/** What came of a computation, or null and why it stopped. */
export type Answer<Value> = { readonly value: Value; readonly notes: readonly Note[] } | { readonly value: null; readonly notes: readonly Note[] };

/** What a Problem stops is said in its place. */
export function answerOf<Value>(work: () => { readonly value: Value; readonly notes: readonly Note[] }): Answer<Value> {
  try {
    return work();
  } catch (fault) {
    if (!(fault instanceof ProblemError)) throw fault;
    return { value: null, notes: [fault.problem] };
  }
}
