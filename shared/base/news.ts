/**
 * The three kinds of bad news. A {@link Note} is fine but worth telling; a {@link Problem} is about the
 * user's data and says what, where and what to do; our own bugs are thrown as {@link AssertionFault}.
 * Texts live in the message catalogues (`shared/i18n`), never here.
 */
import type { MessageKey, MessageParameters } from '../i18n/keys.ts';

export type { MessageParameters } from '../i18n/keys.ts';

/** Where in the user's data something is: a file, and in it a 1-based row, a field, a place on the ground. */
export interface Place {
  readonly file?: string;
  /** 1-based record number, as a user counts. */
  readonly row?: number;
  readonly field?: string;
  /** East, north in the layer's own coordinates. */
  readonly position?: readonly [east: number, north: number];
}

/** Something went well, but the user should know ("12 slivers set aside"). */
export interface Note {
  readonly code: MessageKey;
  readonly params?: MessageParameters;
  readonly place?: Place;
}

/**
 * A fault in the user's data. `blocking` problems stop what was asked (nothing is half done); others
 * leave out or mend a part, and say so.
 */
export interface Problem {
  readonly code: MessageKey;
  readonly params?: MessageParameters;
  readonly place?: Place;
  readonly severity: 'blocking' | 'partial' | 'minor';
}

/** A result together with what should be said about it. */
export interface Outcome<Value> {
  readonly value: Value;
  readonly notes: readonly Note[];
  readonly problems: readonly Problem[];
}

/** Thrown to stop because of the user's data; carries the one sentence to show. Never shown with a stack. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** Thrown when our own code is wrong; goes to the diagnostics file, never to the user as a stack. */
export class AssertionFault extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'AssertionFault';
  }
}

/** Stops with a blocking problem. */
export function stop(code: MessageKey, params?: MessageParameters, place?: Place): never {
  throw new ProblemError({ code, severity: 'blocking', ...(params && { params }), ...(place && { place }) });
}

/** Narrows; throws {@link AssertionFault} when our own expectation fails. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new AssertionFault(what);
}

/** Collects notes and problems while a piece of work goes on. */
export class NewsCollector {
  readonly notes: Note[] = [];
  readonly problems: Problem[] = [];
  note(code: MessageKey, params?: MessageParameters, place?: Place): void {
    this.notes.push({ code, ...(params && { params }), ...(place && { place }) });
  }
  problem(severity: Problem['severity'], code: MessageKey, params?: MessageParameters, place?: Place): void {
    this.problems.push({ code, severity, ...(params && { params }), ...(place && { place }) });
  }
  outcome<Value>(value: Value): Outcome<Value> {
    return { value, notes: this.notes, problems: this.problems };
  }
}
