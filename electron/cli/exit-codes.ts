/** What the process says when it ends. */
export const EXIT = {
  done: 0,
  /** Wrong usage; nothing was read. */
  usage: 2,
  /** A problem with the input: something is missing from the result, and stderr says what. */
  input: 3,
  /** A fault of ours; a diagnostics file was written. */
  fault: 70,
  /** Ctrl+C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
